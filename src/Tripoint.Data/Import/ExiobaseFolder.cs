using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Data.Import.Text;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads a year of EXIOBASE 3 from its folder (<c>IOT_2019_ixi</c>): <c>Z.txt</c> or, where it is not there, <c>A.txt</c>; <c>Y.txt</c>;
/// <c>x.txt</c>. Tab-separated; two header lines (regions; sectors or categories), a third <c>region sector</c> in most editions; two label
/// columns. Million euro, converted with the European Central Bank's average rate of the year. Sectors are numbered as in the source
/// (<c>i001</c> for industries, <c>p001</c> for products); WA, WL, WE, WF, WM are its five rests of continents. Stadler et al. (2018),
/// "EXIOBASE 3", Journal of Industrial Ecology 22(3).
/// </summary>
public static partial class ExiobaseFolder
{
    private const byte Tab = (byte)'\t';

    private static readonly ImmutableDictionary<string, LocalizedName> s_rests = ImmutableDictionary<string, LocalizedName>.Empty
        .Add("WA", new("Rest of Asia and Pacific", "亚太其他", "その他アジア太平洋", "기타 아시아·태평양"))
        .Add("WL", new("Rest of America", "美洲其他", "その他米州", "기타 아메리카"))
        .Add("WE", new("Rest of Europe", "欧洲其他", "その他欧州", "기타 유럽"))
        .Add("WF", new("Rest of Africa", "非洲其他", "その他アフリカ", "기타 아프리카"))
        .Add("WM", new("Rest of the Middle East", "中东其他", "その他中東", "기타 중동"));

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="year">The year; null: from the folder's name.</param>
    /// <param name="usdPerEuro">US dollars for a euro; null: the year's average.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="BadInputException">A file is missing or damaged, its labels differ from the others', or an intermediate flow is negative.</exception>
    public static InputOutputTable Read(string folder, string name, int? year = null, double? usdPerEuro = null, CancellationToken cancel = default)
    {
        const string Expected = "Z.txt or A.txt, Y.txt and x.txt";
        var isFlows = SourceFolder.Has(folder, "Z.txt");
        var flows = SourceFolder.One(folder, isFlows ? "Z.txt" : "A.txt", Expected);
        string final = SourceFolder.One(folder, "Y.txt", Expected), total = SourceFolder.One(folder, "x.txt", Expected);
        var tableYear = year ?? YearOf(folder);
        var rate = usdPerEuro ?? EuroRates.Of(tableYear);

        var header = Header(flows);
        var finalHeader = Header(final);
        var regions = header.Regions.Distinct(StringComparer.Ordinal).ToList();
        var names = header.Names.Take(header.Regions.TakeWhile(r => r == header.Regions[0]).Count()).ToList();
        int n = regions.Count, j = names.Count, width = n * j;
        CheckBlocks(flows, header, regions, names, "sector");
        var categories = finalHeader.Names.Take(finalHeader.Regions.TakeWhile(r => r == finalHeader.Regions[0]).Count()).ToList();
        CheckBlocks(final, finalHeader, regions, categories, "category");
        var economies = Economies(flows, regions);

        var intermediate = NumberMatrixText.Read(flows, Tab, header.Lines, 2, width, width, Negatives.Refused, cancel);
        var finalDemand = NumberMatrixText.Read(final, Tab, finalHeader.Lines, 2, width, n * categories.Count, Negatives.Kept, cancel);
        var output = NumberMatrixText.Read(total, Tab, 1, 2, width, 1, Negatives.Refused, cancel);
        for (var r = 0; r < width; r++)
        {
            for (var c = 0; c < width; c++) intermediate[r * width + c] *= isFlows ? rate : output[c] * rate;
        }
        for (var k = 0; k < finalDemand.Length; k++) finalDemand[k] *= rate;
        for (var k = 0; k < output.Length; k++) output[k] *= rate;

        var prefix = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)).Contains("pxp", StringComparison.OrdinalIgnoreCase) ? 'p' : 'i';
        var classification = FormattableString.Invariant($"EXIO{j}");
        var sectors = names.Select((s, at) => new Sector(classification, string.Create(CultureInfo.InvariantCulture, $"{prefix}{at + 1:000}"), ExiobaseSectorKind.Of(s), new LocalizedName(s)));
        string[] files = [flows, final, total];
        return new InputOutputTable(
            name, tableYear, economies, [.. sectors], [.. categories.Select(FinalCategoryNames.Short)], intermediate, finalDemand, output,
            new TableProvenance(
                FormattableString.Invariant($"EXIOBASE 3, {tableYear}, as published, converted at {rate} US$ a euro"), "EXIOBASE: national accounts and declarations balanced by its authors", false,
                [.. files.Select(f => new SourceRecord("EXIOBASE 3", FormattableString.Invariant($"{tableYear}"), KnownLicences.Exiobase3, Path.GetFileName(f), FileHash.Sha256(f)))],
                [FormattableString.Invariant($"million euro converted at {rate} US$ a euro ({(usdPerEuro is null ? EuroRates.Source : "as given")})"), "goods and services are told apart by the words in the sectors' names"]));
    }

    private static (string[] Regions, string[] Names, int Lines) Header(string file)
    {
        using var text = DelimitedRows.Open(file);
        var regions = text.NextFields(Tab);
        var names = text.NextFields(Tab);
        var third = text.NextFields(Tab);
        if (regions is null || names is null || third is null || regions.Length < 3 || regions.Length != names.Length)
            throw new BadInputException(Fault.InFile("the header is not that of EXIOBASE 3", file, 1, 0, "a line of regions and a line of sectors, after two label columns"));
        return (regions[2..], names[2..], third is ["region", ..] ? 3 : 2);
    }

    private static void CheckBlocks(string file, (string[] Regions, string[] Names, int Lines) header, List<string> regions, List<string> names, string what)
    {
        var faults = new FaultList(file);
        if (header.Regions.Length != regions.Count * names.Count)
            faults.Add($"{header.Regions.Length} columns", 1, 0, $"{regions.Count} regions with {names.Count} each: {regions.Count * names.Count}");
        for (var c = 0; c < header.Regions.Length && faults.Count == 0; c++)
        {
            if (header.Regions[c] != regions[c / names.Count]) faults.Add($"the region '{header.Regions[c]}'", 1, c + 3, regions[c / names.Count]);
            else if (header.Names[c] != names[c % names.Count]) faults.Add($"the {what} '{header.Names[c]}'", 2, c + 3, names[c % names.Count]);
        }
        faults.ThrowIfAny();
    }

    private static ImmutableArray<Economy> Economies(string file, List<string> regions)
    {
        var faults = new FaultList(file);
        var economies = new List<Economy>();
        foreach (var region in regions)
        {
            if (Economy.TryOfAlpha2(region, out var economy) || Economy.TryOf(region, out economy)) economies.Add(economy);
            else if (s_rests.TryGetValue(region, out var rest)) economies.Add(Economy.Define(region, rest));
            else faults.Add($"unknown region '{region}'", 1, 0, "an ISO 3166 alpha-2 code, or WA, WL, WE, WF, WM");
        }
        faults.ThrowIfAny();
        return [.. economies];
    }

    private static int YearOf(string folder)
    {
        var match = YearPattern().Match(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        return match.Success
            ? int.Parse(match.Value, CultureInfo.InvariantCulture)
            : throw new BadInputException("the folder's name does not tell the year", folder, "a name such as IOT_2019_ixi", "Give it with --year");
    }

    [GeneratedRegex("(?:19|20)[0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex YearPattern();
}
