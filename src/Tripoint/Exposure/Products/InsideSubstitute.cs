using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Where one member could stand in for an outside supplier of another: what members together sell of the product outside the bloc, against
/// what the buyer takes from the outside supplier it depends on. A sign of room, no promise: exports are bound by contracts and grades.
/// </summary>
/// <param name="Product">The product.</param>
/// <param name="Buyer">The member that depends on an outsider.</param>
/// <param name="Outsider">Its largest supplier, not a member.</param>
/// <param name="Value">What it buys from it, thousand US$.</param>
/// <param name="Share">The outsider's share of the buyer's imports.</param>
/// <param name="Substitute">The member that sells most outside the bloc.</param>
/// <param name="Redirectable">What that member sells outside the bloc, thousand US$.</param>
/// <param name="AlreadyFromSubstitute">What the buyer already buys from that member, thousand US$.</param>
public sealed record InsideSubstitute(
    Hs6 Product, Economy Buyer, Economy Outsider, double Value, double Share, Economy Substitute, double Redirectable, double AlreadyFromSubstitute)
{
    /// <summary>How much of the outsider's sales the member could cover by redirecting, at most 1.</summary>
    public double Coverage => Math.Min(1, Redirectable / Value);

    /// <summary>The products on which members depend on outsiders and other members sell abroad, the largest coverable value first.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="members">The members; those without rows are passed over.</param>
    /// <param name="share">From this share of the largest supplier on a member depends on it; default 0.5.</param>
    public static ImmutableArray<InsideSubstitute> Of(ProductTrade trade, int period, IEnumerable<Economy> members, double share = 0.5)
    {
        var inside = new bool[trade.Economies.Length];
        foreach (var member in members.Select(trade.IndexOf).Where(m => m >= 0)) inside[member] = true;
        var found = new List<InsideSubstitute>();
        var outside = new double[inside.Length];
        var done = -1;
        foreach (var cell in ImportScan.Of(trade, period))
        {
            if (!inside[cell.Importer] || cell.TopExporter < 0 || cell.TopShare < share || inside[cell.TopExporter]) continue;
            if (cell.Product != done)
            {
                Array.Clear(outside);
                var rows = trade.Rows(period, cell.Product);
                for (var at = 0; at < rows.Length; at++) if (inside[rows.Exporter[at]] && !inside[rows.Importer[at]]) outside[rows.Exporter[at]] += rows.Value[at];
                done = cell.Product;
            }
            var best = -1;
            for (var r = 0; r < outside.Length; r++) if (r != cell.Importer && outside[r] > 0 && (best < 0 || outside[r] > outside[best])) best = r;
            if (best < 0) continue;
            found.Add(new InsideSubstitute(
                trade.Products[cell.Product], trade.Economies[cell.Importer], trade.Economies[cell.TopExporter], cell.TopValue, cell.TopShare, trade.Economies[best], outside[best],
                trade.Value(period, cell.Product, cell.Importer, best)));
        }
        return [.. found.OrderByDescending(s => s.Coverage * s.Value).ThenBy(s => s.Product).ThenBy(s => s.Buyer.Code, StringComparer.Ordinal)];
    }
}
