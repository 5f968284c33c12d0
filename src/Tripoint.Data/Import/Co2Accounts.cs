using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads CO₂ accounts by economy, NACE rev. 2 sector (56, as in WIOD 2016) and year, kt (European Commission, Joint Research Centre, 2019), and
/// lays them on a table's economies and sectors. A NACE sector that feeds several of the table's is split by their gross output;
/// members of an aggregate are added up; accounts of economies that the table lacks go to its ROW; economies that the accounts lack
/// share what the accounts have for the rest of the world, by gross output and sector. <c>FC_HH</c> is what households emit themselves.
/// CSV: <c>economy,sector,year,co2_kt</c>.
/// </summary>
public static class Co2Accounts
{
    private const string Households = "FC_HH";

    /// <summary>Reads one year for a table.</summary>
    /// <param name="path">The CSV file, plain or gzip.</param>
    /// <param name="table">The table; its sectors must be WIOD35 or ICIO28.</param>
    /// <param name="year">The accounts' year; null: the table's, or the nearest year that the accounts have.</param>
    /// <exception cref="BadInputException">The file has faults, or no concordance leads to the table's sectors.</exception>
    public static Satellite Read(string path, InputOutputTable table, int? year = null)
    {
        var concordance = Concordance(table);
        var rows = Rows(path, concordance.Keys);
        var years = rows.Select(r => r.Year).Distinct().Order().ToList();
        var wanted = year ?? years.MinBy(y => (Math.Abs(y - table.Year), y));
        if (!years.Contains(wanted))
            throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"the accounts have no year {wanted}"), path, string.Create(CultureInfo.InvariantCulture, $"{years[0]} to {years[^1]}"));
        return Lay(rows.Where(r => r.Year == wanted), table, concordance, wanted);
    }

    private static Satellite Lay(IEnumerable<Row> rows, InputOutputTable table, Dictionary<string, int[]> concordance, int year)
    {
        int n = table.Economies.Length, j = table.Sectors.Length;
        double[] values = new double[n * j], direct = new double[n];
        var sources = rows.GroupBy(r => r.Economy).ToList();
        var covered = sources.Select(g => Target(g.Key, table)).Where(at => at >= 0).ToHashSet();
        int world = table.Economies.IndexOf(Economy.Of("ROW"));
        // The rest of the world of the accounts is the table's ROW and whatever the accounts do not name.
        int[] rest = [.. Enumerable.Range(0, n).Where(at => at == world || !covered.Contains(at))];
        var moved = new List<string>();
        foreach (var source in sources)
        {
            var at = Target(source.Key, table);
            var toRest = source.Key.Code == "ROW" || at < 0;
            if (at < 0 && source.Key.Code != "ROW") moved.Add(source.Key.Code);
            int[] economies = !toRest ? [at] : source.Key.Code == "ROW" || world < 0 ? rest : [world];
            if (economies.Length == 0) throw new BadInputException($"the table '{table.Name}' has no place for the CO₂ of {source.Key}", "", "an economy of its own, an aggregate, or ROW");
            foreach (var row in source)
            {
                if (row.Sector == Households) Spread(row.Kilotonnes, economies, direct, e => Enumerable.Range(e * j, j).Sum(node => table.Output[node]));
                else Spread(row.Kilotonnes, [.. economies.SelectMany(e => concordance[row.Sector].Select(s => e * j + s))], values, node => table.Output[node]);
            }
        }
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add("CO₂ from fuel and industrial processes by economy and NACE sector: European Commission, Joint Research Centre, July 2019, CC BY 4.0.");
        if (year != table.Year) notes.Add(string.Create(CultureInfo.InvariantCulture, $"Years differ: CO₂ of {year}, flows of {table.Year}."));
        var missing = rest.Where(at => at != world).Select(at => table.Economies[at].Code).ToList();
        if (missing.Count > 0) notes.Add($"The accounts do not name {string.Join(", ", missing)}: they share the rest of the world's CO₂ by sector and gross output, an estimate.");
        if (moved.Count > 0) notes.Add($"Not in the table and counted in ROW: {string.Join(", ", moved)}.");
        notes.Add("A NACE sector that feeds several of the table's sectors is split by their gross output (data/parameters/concordance-nace56-*.csv).");
        return new Satellite("CO₂", "kt", year, values, direct, notes.ToImmutable());
    }

    private static void Spread(double amount, int[] targets, double[] values, Func<int, double> weight)
    {
        var sum = targets.Sum(weight);
        foreach (var target in targets) values[target] += sum > 0 ? amount * weight(target) / sum : amount / targets.Length;
    }

    /// <summary>The table's economy that holds an economy of the accounts: itself, or an aggregate that has it as a member; −1: none.</summary>
    private static int Target(Economy economy, InputOutputTable table)
    {
        var at = table.Economies.IndexOf(economy);
        if (at >= 0) return at;
        for (at = 0; at < table.Economies.Length; at++)
        {
            if (Bloc.TryOf(table.Economies[at].Code, out var bloc) && bloc.Contains(economy)) return at;
        }
        return -1;
    }

    private static List<Row> Rows(string path, Dictionary<string, int[]>.KeyCollection sectors)
    {
        using var csv = CsvFile.Open(path);
        int economy = csv.Column("economy"), sector = csv.Column("sector"), year = csv.Column("year"), value = csv.Column("co2_kt");
        csv.Faults.ThrowIfAny();
        var rows = new List<Row>();
        while (csv.NextRow())
        {
            var code = csv.Text(economy) == "RoW" ? "ROW" : csv.Text(economy);
            var nace = csv.Text(sector);
            if (!Economy.TryOf(code, out var known)) csv.Faults.Add($"unknown economy '{code}'", csv.Line, economy + 1, "an ISO 3166 alpha-3 code, or RoW");
            else if (nace != Households && !sectors.Contains(nace)) csv.Faults.Add($"the sector '{nace}' is not in the concordance", csv.Line, sector + 1, "a NACE sector of WIOD 2016, or FC_HH");
            else rows.Add(new Row(known, nace, (int)csv.Number(year, 1900, 2100, "a year"), csv.Number(value, 0, 1e9, "kt of CO₂, not negative")));
        }
        csv.Faults.ThrowIfAny();
        return rows.Count > 0 ? rows : throw new BadInputException("the file has no accounts", path, "rows of economy, sector, year, co2_kt");
    }

    private static Dictionary<string, int[]> Concordance(InputOutputTable table)
    {
        var classification = table.Sectors[0].Classification;
        if (classification is not ("WIOD35" or "ICIO28"))
            throw new BadInputException($"no concordance leads from NACE to the sectors of the table '{table.Name}' ({classification})", "", "a table of WIOD35 or ICIO28 sectors");
        var position = table.Sectors.Select((s, at) => (s.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        var name = $"concordance-nace56-{(classification == "WIOD35" ? "wiod35" : "icio28")}.csv";
        using var csv = CsvFile.Read(EmbeddedFiles.Parameter(name), name);
        int nace = csv.Column("nace"), sectors = csv.Column("sectors");
        csv.Faults.ThrowIfAny();
        var concordance = new Dictionary<string, int[]>(StringComparer.Ordinal);
        while (csv.NextRow()) concordance.Add(csv.Text(nace), [.. csv.Text(sectors).Split(' ').Select(code => position[code])]);
        return concordance;
    }

    private sealed record Row(Economy Economy, string Sector, int Year, double Kilotonnes);
}
