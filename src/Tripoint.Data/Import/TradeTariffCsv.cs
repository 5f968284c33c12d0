using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads the long CSV of flows and tariffs of one year, plain or gzip: <c>sector,importer,exporter,value_musd,tariff</c>. Values are
/// million US$ before tariff, domestic sales included (importer = exporter); tariffs are fractions (0.05 is 5%). Cells that are not
/// listed are zero. Economies are taken in the order of their codes, sectors in the order of their classification.
/// </summary>
public static partial class TradeTariffCsv
{
    private static readonly Dictionary<string, string> s_sectorNames = new(StringComparer.Ordinal) { ["Services (aggregate)"] = "SVC" };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; a name ending in <c>.gz</c> is decompressed.</param>
    /// <param name="year">The year; null: the four digits in the file's name.</param>
    /// <param name="classification">The classification of the sector codes.</param>
    /// <exception cref="BadInputException">The file is missing, damaged or has faults; all are listed with line and column.</exception>
    public static TradeTariffTable Read(string path, int? year = null, string classification = "ICIO28")
    {
        var sectors = Sector.Of(classification);
        if (sectors.IsEmpty) throw new BadInputException($"unknown classification '{classification}'", "", string.Join(", ", Sector.Classifications));
        using var csv = CsvFile.Open(path);
        var known = YearOf(path, year, csv.Faults);
        int sectorColumn = csv.Column("sector"), importerColumn = csv.Column("importer"), exporterColumn = csv.Column("exporter");
        int valueColumn = csv.Column("value_musd"), tariffColumn = csv.Column("tariff");
        csv.Faults.ThrowIfAny();

        var sectorIndex = sectors.Select((s, at) => (s.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        var economyIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        var sectorByText = sectorIndex.GetAlternateLookup<ReadOnlySpan<char>>();
        var economyByText = economyIndex.GetAlternateLookup<ReadOnlySpan<char>>();
        var economies = new List<Economy>();
        var rows = new List<(int Sector, int Importer, int Exporter, double Value, double Tariff, long Line)>();
        while (csv.NextRow())
        {
            if (!csv.HasAllFields()) continue;
            int s = SectorAt(), n = EconomyAt(importerColumn), i = EconomyAt(exporterColumn);
            var value = csv.Number(valueColumn, 0, double.MaxValue, "a finite number of million US$, not negative");
            var tariff = csv.Number(tariffColumn, 0, 100, "a fraction between 0 and 100 (0.05 is 5%)");
            if (n == i && tariff != 0) csv.Faults.Add("a tariff on domestic sales", csv.Line, tariffColumn + 1, "0 where importer and exporter are the same");
            if (s >= 0 && n >= 0 && i >= 0) rows.Add((s, n, i, value, tariff, csv.Line));
        }
        if (rows.Count == 0) csv.Faults.Add("there are no rows", 2, 0, "at least one flow");
        csv.Faults.ThrowIfAny();
        return Assemble();

        int SectorAt()
        {
            var text = csv.Field(sectorColumn);
            if (sectorByText.TryGetValue(text, out var at)) return at;
            if (s_sectorNames.TryGetValue(text.ToString(), out var code) && sectorIndex.TryGetValue(code, out at)) return at;
            csv.Faults.Add($"unknown sector '{text}'", csv.Line, sectorColumn + 1, $"a code of {classification} such as {sectors[0].Code}");
            return -1;
        }

        int EconomyAt(int column)
        {
            var text = csv.Field(column);
            if (economyByText.TryGetValue(text, out var at)) return at;
            if (!Economy.TryOf(text.ToString(), out var economy))
            {
                csv.Faults.Add($"unknown economy '{text}'", csv.Line, column + 1, "an ISO 3166 alpha-3 code such as KOR, or ROW");
                return -1;
            }
            economies.Add(economy);
            return economyIndex[economy.Code] = economies.Count - 1;
        }

        TradeTariffTable Assemble()
        {
            var order = economies.Select((e, at) => (e, at)).OrderBy(p => p.e.Code, StringComparer.Ordinal).ToArray();
            var place = new int[order.Length];
            for (var at = 0; at < order.Length; at++) place[order[at].at] = at;
            int size = order.Length, j = sectors.Length;
            double[] trade = new double[j * size * size], tariffs = new double[j * size * size];
            var seen = new bool[trade.Length];
            foreach (var (s, n, i, value, tariff, line) in rows)
            {
                var cell = ((s * size) + place[n]) * size + place[i];
                if (seen[cell]) csv.Faults.Add($"{sectors[s]}, importer {economies[n]}, exporter {economies[i]} is given twice", line, 0, "one row a cell");
                seen[cell] = true;
                trade[cell] = value;
                tariffs[cell] = tariff;
            }
            csv.Faults.ThrowIfAny();
            var source = new SourceRecord(
                "flows and tariffs in the long form", known.ToString(CultureInfo.InvariantCulture), KnownLicences.IcioWithTariffs, Path.GetFileName(path), FileHash.Sha256(path));
            var provenance = new TableProvenance($"flows and tariffs of {known} as given", "as in the source", false, [source], []);
            return new TradeTariffTable(known, [.. order.Select(p => p.e)], sectors, trade, tariffs, provenance);
        }
    }

    private static int YearOf(string path, int? year, FaultList faults)
    {
        if (year is { } given) return given;
        if (YearDigits().Match(Path.GetFileName(path)) is { Success: true } match) return int.Parse(match.Value, CultureInfo.InvariantCulture);
        faults.Add("the year is neither given nor in the file's name", 0, 0, "a name such as ICIO2022.csv.gz", "Give the year with --year");
        return 0;
    }

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearDigits();
}
