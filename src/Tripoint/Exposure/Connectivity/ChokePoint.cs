using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Tables;

namespace Tripoint.Exposure.Connectivity;

/// <summary>A product on which the bloc as a whole hangs on one supplier, inside or out.</summary>
/// <param name="Product">The product.</param>
/// <param name="Supplier">The supplier.</param>
/// <param name="IsInside">Whether it is a member.</param>
/// <param name="Share">Its share of all that members buy abroad, from members and outsiders (other than from themselves).</param>
/// <param name="Value">What members buy from it, thousand US$.</param>
/// <param name="Buyers">The members for which it is the largest supplier.</param>
/// <param name="WorldShare">Its share of the world's exports.</param>
public sealed record ChokePoint(Hs6 Product, Economy Supplier, bool IsInside, double Share, double Value, ImmutableArray<Economy> Buyers, double WorldShare)
{
    /// <summary>The choke points of a bloc, the largest value first.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="members">The members; those without rows are passed over.</param>
    /// <param name="share">From this share of the members' purchases on a supplier is a choke point; default 0.6.</param>
    public static ImmutableArray<ChokePoint> Of(ProductTrade trade, int period, IEnumerable<Economy> members, double share = 0.6)
    {
        var inside = new bool[trade.Economies.Length];
        foreach (var at in members.Select(trade.IndexOf).Where(m => m >= 0)) inside[at] = true;
        var cells = ImportScan.Of(trade, period).Where(c => inside[c.Importer]).ToLookup(c => c.Product);
        var found = new List<ChokePoint>();
        double[] bought = new double[inside.Length], sold = new double[inside.Length];
        for (var p = 0; p < trade.Products.Length; p++)
        {
            Array.Clear(bought);
            Array.Clear(sold);
            var rows = trade.Rows(period, p);
            double total = 0, world = 0;
            for (var at = 0; at < rows.Length; at++)
            {
                sold[rows.Exporter[at]] += rows.Value[at];
                world += rows.Value[at];
                if (!inside[rows.Importer[at]]) continue;
                bought[rows.Exporter[at]] += rows.Value[at];
                total += rows.Value[at];
            }
            for (var r = 0; r < bought.Length; r++)
            {
                if (total <= 0 || bought[r] < share * total || trade.Economies[r].Code == "ROW") continue;
                var buyers = cells[p].Where(c => c.TopExporter == r).Select(c => trade.Economies[c.Importer]).ToImmutableArray();
                found.Add(new ChokePoint(trade.Products[p], trade.Economies[r], inside[r], bought[r] / total, bought[r], buyers, sold[r] / world));
            }
        }
        return [.. found.OrderByDescending(c => c.Value).ThenBy(c => c.Product)];
    }
}
