using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>
/// A tariff average of the source that one prohibitive or excise-like line dominates. It is scaled, all exporters alike, so that the
/// import-weighted mean of the sector equals that of the importer's most protected other goods sector in the same year; preferences
/// between exporters are kept. Read from <c>data/parameters/tariff-corrections.csv</c>, which must list whom the rule of
/// <see cref="TariffEvidence"/> finds.
/// </summary>
/// <param name="Importer">The importer.</param>
/// <param name="Sector">The sector's code.</param>
/// <param name="Reason">What dominates the average.</param>
internal sealed record TariffCorrection(Economy Importer, string Sector, string Reason)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "tariff-corrections.csv";

    /// <summary>Reads the list.</summary>
    public static ImmutableArray<TariffCorrection> Read(Stream stream)
    {
        using var csv = CsvFile.Read(stream, FileName);
        int importer = csv.Column("importer"), sector = csv.Column("sector"), reason = csv.Column("reason");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<TariffCorrection>();
        while (csv.NextRow())
        {
            if (Economy.TryOf(csv.Text(importer), out var economy) && HybridScope.SectorCodes.Contains(csv.Text(sector), StringComparer.Ordinal))
                all.Add(new TariffCorrection(economy, csv.Text(sector), csv.Text(reason)));
            else
                csv.Faults.Add($"unknown economy or sector '{csv.Field(importer)}', '{csv.Field(sector)}'", csv.Line, importer + 1);
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    /// <summary>The import-weighted mean tariff of an importer in a sector; NaN without imports.</summary>
    public static double Mean(TradeTariffTable table, double[] tariff, int sector, int importer)
    {
        double value = 0, duty = 0;
        for (var exporter = 0; exporter < table.Economies.Length; exporter++)
        {
            if (exporter == importer) continue;
            var cell = table.Cell(sector, importer, exporter);
            value += table.Trade[cell];
            duty += table.Trade[cell] * tariff[cell];
        }
        return duty / value;
    }

    /// <summary>The importer's most protected goods sector other than the given one.</summary>
    public static (int Sector, double Mean) NextMostProtected(TradeTariffTable table, double[] tariff, int sector, int importer) => Enumerable.Range(0, table.Sectors.Length)
        .Where(s => s != sector && table.Sectors[s].IsGoods)
        .Select(s => (Sector: s, Mean: Mean(table, tariff, s, importer)))
        .Where(p => double.IsFinite(p.Mean))
        .MaxBy(p => p.Mean);

    /// <summary>The tariffs with the corrections made, each logged with the old and the new mean.</summary>
    public static double[] Apply(TradeTariffTable table, ImmutableArray<TariffCorrection> corrections, ImmutableArray<string>.Builder log)
    {
        double[] tariff = [.. table.Tariff];
        foreach (var correction in corrections)
        {
            int importer = table.Economies.IndexOf(correction.Importer), sector = HybridScope.SectorCodes.IndexOf(correction.Sector);
            if (importer < 0) continue;
            var before = Mean(table, table.Tariff, sector, importer);
            var (other, after) = NextMostProtected(table, table.Tariff, sector, importer);
            if (!(before > after)) continue;
            for (var exporter = 0; exporter < table.Economies.Length; exporter++) tariff[table.Cell(sector, importer, exporter)] *= after / before;
            log.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Year}: tariffs of {correction.Importer} on {correction.Sector} scaled from a mean of {before:P1} to {after:P1}, that of {table.Sectors[other]}, because {correction.Reason}"));
        }
        return tariff;
    }
}
