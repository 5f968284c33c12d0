using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>Flows and tariffs of one year in the scope of the embedded dataset, as stored.</summary>
/// <param name="Year">The year.</param>
/// <param name="Trade">J × N × N, million US$ with three decimals.</param>
/// <param name="Tariff">J × N × N, fractions with six significant digits.</param>
/// <param name="Log">What was done on the way.</param>
internal sealed record HybridFlows(int Year, double[] Trade, double[] Tariff, ImmutableArray<string> Log);

/// <summary>
/// Aggregates a year of ICIO flows and tariffs to the embedded economies. The members of an aggregate trade with each other as domestic
/// sales. The tariff of a pair is revenue over value, so that revenue is conserved.
/// </summary>
internal static class IcioAggregation
{
    /// <summary>Corrects the known faults of the tariffs and aggregates.</summary>
    public static HybridFlows Aggregate(TradeTariffTable table, ImmutableArray<TariffCorrection> corrections)
    {
        int n = HybridScope.Economies.Length, j = HybridScope.Sectors.Length, size = table.Economies.Length;
        var log = ImmutableArray.CreateBuilder<string>();
        var tariff = TariffCorrection.Apply(table, corrections, log);
        var place = Places(table);
        double[] value = new double[j * n * n], revenue = new double[j * n * n];
        double services = 0;
        var withinAggregates = new double[n];
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < size; importer++)
            {
                for (var exporter = 0; exporter < size; exporter++)
                {
                    var from = table.Cell(s, importer, exporter);
                    var to = ((s * n) + place[importer]) * n + place[exporter];
                    value[to] += table.Trade[from];
                    var duty = table.Trade[from] * tariff[from];
                    if (!HybridScope.Sectors[s].IsGoods) services += duty;
                    else if (place[importer] == place[exporter]) withinAggregates[place[importer]] += duty;
                    else revenue[to] += duty;
                }
            }
        }
        log.Add(Text($"Services tariffs of the source were set to zero: {services:0} million US$ of recorded duties, though services bear no tariff"));
        for (var at = 0; at < n; at++)
        {
            if (withinAggregates[at] > 0)
                log.Add(Text($"Trade inside {HybridScope.EconomyCodes[at]} counts as domestic sales; {withinAggregates[at]:0} million US$ of duties on it were dropped"));
        }
        if (table.Year > 2021) log.Add(Text($"The tariffs of {table.Year} are those of 2021, where the tariff source ends"));
        if (table.Year > 2017) log.Add("The tariffs contain no additional duties imposed since 2018 (safeguard, retaliatory and national-security duties)");
        for (var cell = 0; cell < value.Length; cell++)
        {
            revenue[cell] = value[cell] > 0 ? MatrixText.SixDigits(revenue[cell] / value[cell]) : 0;
            value[cell] = MatrixText.ThreeDecimals(value[cell]);
        }
        return new HybridFlows(table.Year, value, revenue, log.ToImmutable());
    }

    private static int[] Places(TradeTariffTable table)
    {
        var union = Codes.Bloc.Parse("EU27");
        int eu = HybridScope.EconomyCodes.IndexOf("EU27"), rest = HybridScope.EconomyCodes.IndexOf("ROW");
        return [.. table.Economies.Select(e => HybridScope.Economies.IndexOf(e) is var own and >= 0 ? own : union.Contains(e) ? eu : rest)];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
