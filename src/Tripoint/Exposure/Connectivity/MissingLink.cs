using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Connectivity;

/// <summary>
/// A product that one member sells and another buys, but not, or hardly, from each other: expected <c>x_ip · m_jp / x_p</c> by complementarity in
/// that product (the exporter's and the importer's part of the world's trade), times the pair's gravity factor. Grades, brands and
/// restrictions that a six-digit code does not show can explain it: a place to look, not a finding.
/// </summary>
/// <param name="Product">The product.</param>
/// <param name="Exporter">The member that sells it elsewhere.</param>
/// <param name="Importer">The member that buys it elsewhere.</param>
/// <param name="Actual">What is traded, thousand US$.</param>
/// <param name="Expected">What sizes and distance would let one expect, thousand US$; never more than either side's trade.</param>
/// <param name="Supplier">Whom the importer buys most from instead; null where only many small ones are known.</param>
public sealed record MissingLink(Hs6 Product, Economy Exporter, Economy Importer, double Actual, double Expected, Economy? Supplier)
{
    /// <summary>What is missing, thousand US$.</summary>
    public double Gap => Expected - Actual;

    /// <summary>The links among members, the largest gap first.</summary>
    /// <param name="trade">The flows by product.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="members">The members; those without rows or not covered by the model are passed over.</param>
    /// <param name="potential">The gravity model.</param>
    /// <param name="ratio">Only links with less than this part of what is expected; default 0.25.</param>
    /// <param name="smallest">Only links of which at least this is expected; default 500 thousand US$.</param>
    public static ImmutableArray<MissingLink> Of(
        ProductTrade trade, int period, IEnumerable<Economy> members, TradePotential potential, double ratio = 0.25, double smallest = 500)
    {
        var known = members.Where(m => trade.IndexOf(m) >= 0 && potential.Covers(m)).Select(m => (Economy: m, At: trade.IndexOf(m))).ToList();
        var found = new List<MissingLink>();
        double[] sold = new double[trade.Economies.Length], bought = new double[trade.Economies.Length];
        for (var p = 0; p < trade.Products.Length; p++)
        {
            Array.Clear(sold);
            Array.Clear(bought);
            double world = 0;
            var rows = trade.Rows(period, p);
            for (var at = 0; at < rows.Length; at++)
            {
                sold[rows.Exporter[at]] += rows.Value[at];
                bought[rows.Importer[at]] += rows.Value[at];
                world += rows.Value[at];
            }
            if (world <= 0) continue;
            foreach (var (exporter, i) in known)
            {
                foreach (var (importer, j) in known)
                {
                    if (i == j) continue;
                    var expected = Math.Min(Math.Min(sold[i], bought[j]), sold[i] * bought[j] / world * potential.PairFactor(exporter, importer));
                    var actual = trade.Value(period, p, j, i);
                    if (expected < smallest || actual >= ratio * expected) continue;
                    found.Add(new MissingLink(trade.Products[p], exporter, importer, actual, expected, Largest(trade, trade.Rows(period, p, j))));
                }
            }
        }
        return [.. found.OrderByDescending(l => l.Gap).ThenBy(l => l.Product).ThenBy(l => l.Exporter.Code, StringComparer.Ordinal)];
    }

    private static Economy? Largest(ProductTrade trade, TradeSlice rows)
    {
        var best = -1;
        for (var at = 0; at < rows.Length; at++)
            if (trade.Economies[rows.Exporter[at]].Code != "ROW" && (best < 0 || rows.Value[at] > rows.Value[best])) best = at;
        return best < 0 ? null : trade.Economies[rows.Exporter[best]];
    }
}
