using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads tariffs for a table from a long CSV: columns <c>sector</c>, <c>importer</c>, <c>exporter</c>, <c>tariff</c> in any order, others
/// passed over. Codes are the table's own; <c>*</c> as importer, exporter or sector stands for all; later rows override earlier ones.
/// Tariffs are fractions (0.05 is 5%); what is not listed is zero; domestic sales bear none.
/// </summary>
public static class TariffCsv
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="economies">The table's N economies.</param>
    /// <param name="sectors">The table's J sectors.</param>
    /// <returns>J × N × N fractions (sector, importer, exporter), and the record of the file.</returns>
    /// <exception cref="BadInputException">A missing column, an unknown code, or a rate that is no fraction between 0 and 100.</exception>
    public static (double[] Tariff, SourceRecord Source) Read(string path, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
    {
        int n = economies.Length, j = sectors.Length;
        var tariff = new double[j * n * n];
        using var csv = CsvFile.Open(path);
        int sectorColumn = csv.Column("sector"), importerColumn = csv.Column("importer"), exporterColumn = csv.Column("exporter"), rateColumn = csv.Column("tariff");
        csv.Faults.ThrowIfAny();
        var economyAt = economies.Select((e, at) => (e.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        var sectorAt = sectors.Select((s, at) => (s.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        while (csv.NextRow())
        {
            var s = Positions(csv, sectorColumn, sectorAt, "sector", j);
            var importers = Positions(csv, importerColumn, economyAt, "economy", n);
            var exporters = Positions(csv, exporterColumn, economyAt, "economy", n);
            var rate = csv.Number(rateColumn, 0, 100, "a fraction between 0 and 100 (0.05 is 5%)");
            foreach (var sector in s)
            {
                foreach (var importer in importers)
                {
                    foreach (var exporter in exporters)
                    {
                        if (importer != exporter) tariff[(sector * n + importer) * n + exporter] = rate;
                    }
                }
            }
        }
        csv.Faults.ThrowIfAny();
        return (tariff, new SourceRecord("tariffs given with the import", "as given", KnownLicences.OwnTable, Path.GetFileName(path), FileHash.Sha256(path)));
    }

    private static IEnumerable<int> Positions(CsvFile csv, int column, Dictionary<string, int> index, string what, int count)
    {
        var code = csv.Text(column);
        if (code == "*") return Enumerable.Range(0, count);
        if (index.TryGetValue(code, out var at)) return [at];
        csv.Faults.Add($"the table has no {what} '{code}'", csv.Line, column + 1, $"one of {string.Join(", ", index.Keys.Take(8))}, … or *");
        return [];
    }
}
