using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Data.Import;

/// <summary>Reads the matrices of a <see cref="TableFolder"/> by the codes of its economies and sectors.</summary>
internal sealed class TableCodes
{
    private static readonly string[] s_valueColumns = ["value", "value_musd", "tariff"];

    private readonly Dictionary<string, int> _economy, _sector;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _economyByText, _sectorByText;

    public TableCodes(IEnumerable<Economy> economies, ImmutableArray<Sector> sectors)
    {
        Economies = [.. economies];
        Sectors = sectors;
        _economy = Economies.Select((e, at) => (e.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        _sector = Sectors.Select((s, at) => (s.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        _economyByText = _economy.GetAlternateLookup<ReadOnlySpan<char>>();
        _sectorByText = _sector.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<Economy> Economies { get; }

    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>J × N × N from the long or the wide form.</summary>
    public double[] Bilateral(string path, double high, string expected)
    {
        using var csv = CsvFile.Open(path);
        int sector = csv.Column("sector"), importer = csv.Column("importer"), exporter = csv.Find("exporter");
        csv.Faults.ThrowIfAny();
        int n = Economies.Length;
        var values = new double[Sectors.Length * n * n];
        if (exporter >= 0) Long();
        else Wide();
        csv.Faults.ThrowIfAny();
        return values;

        void Long()
        {
            int value = s_valueColumns.Select(csv.Find).FirstOrDefault(at => at >= 0, -1);
            if (value < 0) value = csv.Column("value");
            csv.Faults.ThrowIfAny();
            var seen = new bool[values.Length];
            while (csv.NextRow())
            {
                if (!csv.HasAllFields()) continue;
                int s = Sector(csv, sector), to = Economy(csv, importer), from = Economy(csv, exporter);
                var number = csv.Number(value, 0, high, expected);
                if (s < 0 || to < 0 || from < 0) continue;
                var cell = ((s * n) + to) * n + from;
                if (seen[cell]) csv.Faults.Add($"{Sectors[s]}, importer {Economies[to]}, exporter {Economies[from]} is given twice", csv.Line, 0, "one row a cell");
                seen[cell] = true;
                values[cell] = number;
            }
        }

        void Wide()
        {
            var columns = Columns(csv, _economy, "economy", Economies.Select(e => e.Code), sector, importer);
            Rows(csv, Sectors.Length * n, row => $"{Sectors[row / n]}, importer {Economies[row % n]}", () =>
            {
                int s = Sector(csv, sector), to = Economy(csv, importer);
                return s < 0 || to < 0 ? -1 : s * n + to;
            }, (row, at) => values[row * n + at] = csv.Number(columns[at], 0, high, expected), n);
        }
    }

    /// <summary>N × J(using) × J(input).</summary>
    public double[] InputShares(string path)
    {
        using var csv = CsvFile.Open(path);
        int economy = csv.Column("economy"), user = csv.Column("using"), j = Sectors.Length;
        csv.Faults.ThrowIfAny();
        var columns = Columns(csv, _sector, "sector", Sectors.Select(s => s.Code), economy, user);
        var values = new double[Economies.Length * j * j];
        Rows(csv, Economies.Length * j, row => $"{Economies[row / j]}, using {Sectors[row % j]}", () =>
        {
            int e = Economy(csv, economy), s = Sector(csv, user);
            return e < 0 || s < 0 ? -1 : e * j + s;
        }, (row, at) => values[row * j + at] = csv.Number(columns[at], 0, 1, "a share between 0 and 1"), j);
        return values;
    }

    /// <summary>N × J shares.</summary>
    public double[] Shares(string path)
    {
        using var csv = CsvFile.Open(path);
        int economy = csv.Column("economy"), j = Sectors.Length;
        csv.Faults.ThrowIfAny();
        var columns = Columns(csv, _sector, "sector", Sectors.Select(s => s.Code), economy);
        var values = new double[Economies.Length * j];
        Rows(csv, Economies.Length, row => Economies[row].Code, () => Economy(csv, economy), (row, at) => values[row * j + at] = csv.Number(columns[at], 0, 1, "a share between 0 and 1"), j);
        return values;
    }

    /// <summary>N deficits, million US$.</summary>
    public double[] Deficits(string path)
    {
        using var csv = CsvFile.Open(path);
        int economy = csv.Column("economy"), deficit = csv.Column("deficit");
        csv.Faults.ThrowIfAny();
        var values = new double[Economies.Length];
        Rows(csv, Economies.Length, row => Economies[row].Code, () => Economy(csv, economy), (row, _) => values[row] = csv.Number(deficit, -double.MaxValue, double.MaxValue, "a finite number of million US$"), 1);
        return values;
    }

    // The positions of the columns named by codes, in index order; every code once and nothing else.
    private static int[] Columns(CsvFile csv, Dictionary<string, int> codes, string what, IEnumerable<string> order, params ReadOnlySpan<int> keys)
    {
        for (var at = 0; at < csv.Header.Count; at++)
        {
            if (keys.Contains(at)) continue;
            if (!codes.ContainsKey(csv.Header[at])) csv.Faults.Add($"unknown {what} '{csv.Header[at]}' as a column", 1, at + 1, $"codes such as {codes.Keys.First()}");
            else if (csv.Find(csv.Header[at]) != at) csv.Faults.Add($"the column '{csv.Header[at]}' is given twice", 1, at + 1);
        }
        var columns = order.Select(csv.Column).ToArray();
        csv.Faults.ThrowIfAny();
        return columns;
    }

    private static void Rows(CsvFile csv, int count, Func<int, string> name, Func<int> place, Action<int, int> value, int columns)
    {
        var seen = new bool[count];
        while (csv.NextRow())
        {
            if (!csv.HasAllFields()) continue;
            var row = place();
            if (row < 0) continue;
            if (seen[row]) csv.Faults.Add($"{name(row)} is given twice", csv.Line, 0, "one row each");
            seen[row] = true;
            for (var at = 0; at < columns; at++) value(row, at);
        }
        for (var row = 0; row < count; row++)
        {
            if (!seen[row]) csv.Faults.Add($"the row {name(row)} is missing", 0, 0, $"{count} rows");
        }
        csv.Faults.ThrowIfAny();
    }

    private int Economy(CsvFile csv, int column)
    {
        if (_economyByText.TryGetValue(csv.Field(column), out var at)) return at;
        csv.Faults.Add($"unknown economy '{csv.Field(column)}'", csv.Line, column + 1, "a code listed in economies.csv");
        return -1;
    }

    private int Sector(CsvFile csv, int column)
    {
        if (_sectorByText.TryGetValue(csv.Field(column), out var at)) return at;
        csv.Faults.Add($"unknown sector '{csv.Field(column)}'", csv.Line, column + 1, "a code listed in sectors.csv");
        return -1;
    }
}
