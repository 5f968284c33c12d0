using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>A product that one member buys mostly from another.</summary>
/// <param name="Product">The product.</param>
/// <param name="Buyer">The member that depends.</param>
/// <param name="Supplier">The member it depends on.</param>
/// <param name="Value">What it buys from the supplier, thousand US$.</param>
/// <param name="Share">The supplier's share of the buyer's imports of the product.</param>
/// <param name="Cover">Exports of all others to the world over that value: below 1, the world could not replace it.</param>
public sealed record MemberReliance(Hs6 Product, Economy Buyer, Economy Supplier, double Value, double Share, double Cover);

/// <summary>
/// Mutual reliance of two members: the products each buys mostly from the other. One-sided where one list outweighs the other. Balance is
/// min/max of the two values: 1, both have as much at stake; 0, one alone does.
/// </summary>
/// <param name="A">The first member.</param>
/// <param name="B">The second member.</param>
/// <param name="OfAOnB">Products A buys mostly from B, the largest value first.</param>
/// <param name="OfBOnA">Products B buys mostly from A, the largest value first.</param>
public sealed record MutualReliance(Economy A, Economy B, ImmutableArray<MemberReliance> OfAOnB, ImmutableArray<MemberReliance> OfBOnA)
{
    /// <summary>What A has at stake, thousand US$.</summary>
    public double ValueOfA => OfAOnB.Sum(r => r.Value);

    /// <summary>What B has at stake, thousand US$.</summary>
    public double ValueOfB => OfBOnA.Sum(r => r.Value);

    /// <summary>The smaller of the two values over the larger; 0 where neither depends.</summary>
    public double Balance => Math.Max(ValueOfA, ValueOfB) > 0 ? Math.Min(ValueOfA, ValueOfB) / Math.Max(ValueOfA, ValueOfB) : 0;

    /// <summary>The mutual reliance of every two members.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="members">The members; those without rows are passed over.</param>
    /// <param name="share">From this share on a member depends on another; default 0.5.</param>
    public static ImmutableArray<MutualReliance> Of(ProductTrade trade, int period, IEnumerable<Economy> members, double share = 0.5)
    {
        var known = members.Where(m => trade.IndexOf(m) >= 0).ToList();
        var cells = known.ToDictionary(m => m, _ => new List<MemberReliance>());
        foreach (var cell in ImportScan.Of(trade, period))
        {
            var buyer = trade.Economies[cell.Importer];
            if (cell.TopExporter < 0 || cell.TopShare < share || !cells.TryGetValue(buyer, out var list)) continue;
            list.Add(new MemberReliance(trade.Products[cell.Product], buyer, trade.Economies[cell.TopExporter], cell.TopValue, cell.TopShare, cell.OthersWorldExports / cell.TopValue));
        }
        var pairs = ImmutableArray.CreateBuilder<MutualReliance>();
        for (var i = 0; i < known.Count; i++)
        {
            for (var j = i + 1; j < known.Count; j++) pairs.Add(new MutualReliance(known[i], known[j], On(known[i], known[j]), On(known[j], known[i])));
        }
        return pairs.ToImmutable();

        ImmutableArray<MemberReliance> On(Economy buyer, Economy supplier) => [.. cells[buyer].Where(r => r.Supplier.Equals(supplier)).OrderByDescending(r => r.Value).ThenBy(r => r.Product)];
    }
}
