using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;

namespace Tripoint.Tables;

/// <summary>
/// Puts product trade into another edition of the Harmonized System. Codes that were merged are added up. A code that was split is divided by
/// the world trade of its successors in the panel's nearest period that is coded in the target edition, in equal parts where there is none. A
/// code without a successor stays under its old number. The log states how much value each of these moved.
/// </summary>
public static class EditionConversion
{
    private const string Turned = " turned into ";

    /// <summary>Converts every period.</summary>
    public static ProductTrade Convert(ProductTrade trade, HsEdition to, HsConcordance concordance)
    {
        if (Enumerable.Range(0, trade.Periods.Length).All(t => trade.EditionOf(t) == to)) return trade;
        var log = new List<string>();
        var parts = new List<(int Period, Dictionary<(int Product, ushort Importer, ushort Exporter), (double Value, double Quantity)> Flows)>();
        for (var t = 0; t < trade.Periods.Length; t++)
        {
            var weights = WeightPeriod(trade, t, to) is { } nearest ? WorldTrade(trade, nearest) : null;
            parts.Add((t, Period(trade, t, to, concordance, weights, log)));
        }
        var builder = new ProductTradeBuilder(trade.Books, trade.Provenance with { Log = [.. trade.Provenance.Log, .. log] });
        foreach (var (t, flows) in parts)
        {
            builder.AddPeriod(trade.Periods[t], to);
            foreach (var ((product, importer, exporter), (value, quantity)) in flows)
                builder.Add(trade.Periods[t], Hs6.OfNumber(product), trade.Economies[importer], trade.Economies[exporter], value, quantity);
        }
        return builder.Build();
    }

    /// <summary>What the conversion wrote into a panel's log: one sentence a converted period, with what was split; empty where nothing was converted.</summary>
    public static ImmutableArray<string> Notes(ProductTrade trade) => [.. trade.Provenance.Log.Where(line => line.Contains(Turned, StringComparison.Ordinal))];

    private static Dictionary<(int, ushort, ushort), (double, double)> Period(
        ProductTrade trade, int t, HsEdition to, HsConcordance concordance, Dictionary<int, double>? weights, List<string> log)
    {
        var from = trade.EditionOf(t);
        var flows = new Dictionary<(int, ushort, ushort), (double Value, double Quantity)>();
        double total = 0, split = 0, lost = 0;
        var splits = 0;
        for (var p = 0; p < trade.Products.Length; p++)
        {
            var rows = trade.Rows(t, p);
            if (rows.Length == 0) continue;
            var codes = concordance.Convert(trade.Products[p], from, to);
            var value = rows.TotalValue;
            total += value;
            if (codes.IsEmpty)
            {
                lost += value;
                codes = [trade.Products[p]];
            }
            else if (codes.Length > 1)
            {
                split += value;
                splits++;
            }
            var shares = Shares(codes, weights);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var c = 0; c < codes.Length; c++)
                {
                    if (shares[c] == 0) continue;
                    var key = (codes[c].Number, rows.Importer[row], rows.Exporter[row]);
                    var (had, weighed) = flows.GetValueOrDefault(key);
                    flows[key] = (had + shares[c] * rows.Value[row], weighed + shares[c] * rows.Quantity[row]);
                }
            }
        }
        if (from != to)
        {
            log.Add(string.Create(CultureInfo.InvariantCulture,
                $"{trade.Periods[t]}: {from.Name()}{Turned}{to.Name()}; {splits} {(splits == 1 ? "code" : "codes")} with {Share(split, total):0.##%} of the value split{(splits == 0 ? "" : weights is null ? " in equal parts" : " by world trade in the new codes")}{(lost > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Share(lost, total):0.##%} without successor, under the old code") : "")}"));
        }
        return flows;
    }

    private static double[] Shares(ImmutableArray<Hs6> codes, Dictionary<int, double>? weights)
    {
        if (codes.Length == 1) return [1];
        double[] shares = [.. codes.Select(c => weights?.GetValueOrDefault(c.Number) ?? 1)];
        var sum = shares.Sum();
        return sum > 0 ? Array.ConvertAll(shares, s => s / sum) : Array.ConvertAll(shares, _ => 1.0 / shares.Length);
    }

    private static double Share(double part, double total) => total > 0 ? part / total : 0;

    // The nearest period in the target edition; of two as near, the later.
    private static int? WeightPeriod(ProductTrade trade, int t, HsEdition to)
    {
        int? best = null;
        for (var other = 0; other < trade.Periods.Length; other++)
        {
            if (trade.EditionOf(other) == to && (best is null || Math.Abs(other - t) <= Math.Abs(best.Value - t))) best = other;
        }
        return best;
    }

    private static Dictionary<int, double> WorldTrade(ProductTrade trade, int period)
    {
        var world = new Dictionary<int, double>();
        for (var p = 0; p < trade.Products.Length; p++) world[trade.Products[p].Number] = trade.Rows(period, p).TotalValue;
        return world;
    }
}
