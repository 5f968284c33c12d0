using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// A world table as a folder of plain CSV files: the way anyone brings a table of their own. The files and columns are described in
/// docs/guides/table-folder.md.
/// </summary>
public static partial class TableFolder
{
    internal const string DescriptionFile = "table.yaml";
    internal const string EconomiesFile = "economies.csv";
    internal const string SectorsFile = "sectors.csv";
    internal const string TradeFile = "trade.csv";
    internal const string TariffsFile = "tariffs.csv";
    internal const string InputSharesFile = "input-shares.csv";
    internal const string ValueAddedSharesFile = "value-added-shares.csv";
    internal const string FinalSharesFile = "final-shares.csv";
    internal const string DeficitsFile = "deficits.csv";

    private const string TariffPrefix = "tariffs";

    private static readonly string[] s_needed = [DescriptionFile, EconomiesFile, SectorsFile, TradeFile, TariffsFile, InputSharesFile];
    private static readonly string[] s_optional = [ValueAddedSharesFile, FinalSharesFile, DeficitsFile];

    /// <summary>Reads a folder and checks that its table balances.</summary>
    /// <exception cref="BadInputException">Files are missing or have faults, or the table does not balance; all faults are listed.</exception>
    public static WorldTable Read(string folder) => WorldTable.Create(ReadData(folder));

    /// <summary>Reads a folder without checking that its table balances, for an import that re-balances.</summary>
    /// <exception cref="BadInputException">Files are missing or have faults; all faults are listed.</exception>
    public static WorldTableData ReadData(string folder)
    {
        if (!Directory.Exists(folder)) throw new BadInputException("the folder does not exist", folder, $"a folder with {string.Join(", ", s_needed)}", "Check the path");
        var named = Directory.GetFiles(folder, TariffPrefix + "-*.csv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        var faults = new List<Fault>();
        foreach (var file in s_needed.Where(f => !File.Exists(Path.Combine(folder, f)))) faults.Add(new Fault("the file is missing", Path.Combine(folder, file), $"a folder with {string.Join(", ", s_needed)}"));
        if (faults.Count > 0) throw new BadInputException(faults);

        // The description and the codes come first: nothing else can be read without them.
        var description = Part(faults, () => ReadDescription(Path.Combine(folder, DescriptionFile)));
        var economies = Part(faults, () => ReadEconomies(Path.Combine(folder, EconomiesFile)));
        var sectors = Part(faults, () => ReadSectors(Path.Combine(folder, SectorsFile), description?.Classification ?? ""));
        if (faults.Count > 0) throw new BadInputException(faults);
        var codes = new TableCodes(economies!, sectors!.Sectors);

        var trade = Part(faults, () => codes.Bilateral(Path.Combine(folder, TradeFile), double.MaxValue, "a finite number of million US$, not negative"));
        var tariff = Part(faults, () => Tariffs(TariffsFile));
        var inputs = Part(faults, () => codes.InputShares(Path.Combine(folder, InputSharesFile)));
        var optional = s_optional.ToDictionary(
            name => name,
            name => File.Exists(Path.Combine(folder, name)) ? Part(faults, () => name == DeficitsFile ? codes.Deficits(Path.Combine(folder, name)) : codes.Shares(Path.Combine(folder, name))) : null,
            StringComparer.Ordinal);
        var tables = ImmutableDictionary.CreateBuilder<string, double[]>(StringComparer.Ordinal);
        foreach (var file in named)
        {
            if (Part(faults, () => Tariffs(file)) is { } values) tables.Add(TariffPrefix + file[(TariffPrefix.Length + 1)..^4], values);
        }
        if (faults.Count > 0) throw new BadInputException(faults);
        return new WorldTableData
        {
            Name = description!.Name,
            Year = description.Year,
            Economies = codes.Economies,
            Sectors = codes.Sectors,
            Trade = trade!,
            Tariff = tariff!,
            InputShare = inputs!,
            ValueAddedShare = optional[ValueAddedSharesFile],
            FinalShare = optional[FinalSharesFile],
            Deficit = optional[DeficitsFile],
            Elasticity = sectors.Elasticity,
            TariffTables = tables.ToImmutable(),
            Provenance = description.Provenance,
            Rebalancing = description.Rebalancing,
        };

        double[] Tariffs(string file) => codes.Bilateral(Path.Combine(folder, file), 100, "a fraction between 0 and 100 (0.05 is 5%)");
    }

    /// <summary>The file of a named tariff matrix: <c>tariffs2005</c> is kept in <c>tariffs-2005.csv</c>.</summary>
    internal static string NamedTariffFile(string name) => name.StartsWith(TariffPrefix, StringComparison.Ordinal)
        ? $"{TariffPrefix}-{name[TariffPrefix.Length..]}.csv"
        : throw new BadInputException($"the tariff table '{name}' cannot be kept in a folder", "", $"a name that begins with '{TariffPrefix}'");

    private static T? Part<T>(List<Fault> faults, Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (BadInputException e)
        {
            faults.AddRange(e.Faults);
            return null;
        }
    }

    private static TableDescription ReadDescription(string path)
    {
        var faults = new FaultList(path);
        using var stream = File.OpenRead(path);
        var description = TableDescription.Read(stream, faults);
        faults.ThrowIfAny();
        return description;
    }

    private static List<Economy> ReadEconomies(string path)
    {
        using var csv = CsvFile.Open(path);
        var code = csv.Column("code");
        int[] names = [csv.Find("en"), csv.Find("zh"), csv.Find("ja"), csv.Find("ko")];
        csv.Faults.ThrowIfAny();
        var all = new List<Economy>();
        while (csv.NextRow())
        {
            var text = csv.Text(code);
            if (all.Any(e => e.Code == text)) csv.Faults.Add($"the economy '{text}' is listed twice", csv.Line, code + 1);
            else if (Economy.TryOf(text, out var known)) all.Add(known);
            else if (Name(csv, names) is not { } name) csv.Faults.Add($"unknown economy '{text}'", csv.Line, code + 1, "an ISO 3166 alpha-3 code such as KOR, or a code of your own with a name in the column en");
            else Define(text, name);
        }
        if (all.Count == 0) csv.Faults.Add("there are no economies", 2);
        csv.Faults.ThrowIfAny();
        return all;

        void Define(string text, LocalizedName name)
        {
            try
            {
                all.Add(Economy.Define(text, name));
            }
            catch (BadInputException e)
            {
                csv.Faults.Add(e.Faults[0].What, csv.Line, code + 1, e.Faults[0].Expected);
            }
        }
    }

    private static TableSectors ReadSectors(string path, string classification)
    {
        using var csv = CsvFile.Open(path);
        int code = csv.Column("code"), kind = csv.Column("kind"), elasticity = csv.Column("elasticity");
        int[] names = [csv.Find("en"), csv.Find("zh"), csv.Find("ja"), csv.Find("ko")];
        csv.Faults.ThrowIfAny();
        var known = Sector.Of(classification);
        var all = ImmutableArray.CreateBuilder<Sector>();
        var theta = new List<double>();
        while (csv.NextRow())
        {
            var text = csv.Text(code);
            var listed = known.FirstOrDefault(s => s.Code == text);
            if (text.Length == 0) csv.Faults.Add("a sector without a code", csv.Line, code + 1);
            if (all.Any(s => s.Code == text)) csv.Faults.Add($"the sector '{text}' is listed twice", csv.Line, code + 1);
            if (!Enum.TryParse<SectorKind>(csv.Field(kind), ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
                csv.Faults.Add($"unknown kind '{csv.Field(kind)}'", csv.Line, kind + 1, "agriculture, mining, manufacturing or services");
            else if (!known.IsEmpty && listed is null)
                csv.Faults.Add($"{classification} has no sector '{text}'", csv.Line, code + 1, $"a code such as {known[0].Code}", "Use another name as the classification in table.yaml if these are your own sectors");
            else if (listed is not null && listed.Kind != parsed)
                csv.Faults.Add($"the kind of '{text}' is '{csv.Field(kind)}'", csv.Line, kind + 1, listed.Kind.ToString().ToLowerInvariant());
            else all.Add(listed ?? new Sector(classification, text, parsed, Name(csv, names) ?? new LocalizedName(text)));
            theta.Add(csv.Number(elasticity, double.Epsilon, Quantities.TradeElasticity.Largest, "a trade elasticity above 0 and at most 200"));
        }
        if (theta.Count == 0) csv.Faults.Add("there are no sectors", 2);
        csv.Faults.ThrowIfAny();
        return new TableSectors(all.ToImmutable(), [.. theta]);
    }

    private static LocalizedName? Name(CsvFile csv, int[] columns)
    {
        return In(0).Length == 0 ? null : new LocalizedName(In(0), In(1), In(2), In(3));

        string In(int language) => columns[language] < 0 ? "" : csv.Text(columns[language]);
    }

    private sealed record TableSectors(ImmutableArray<Sector> Sectors, double[] Elasticity);
}
