using System.Collections.Immutable;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;

namespace Tripoint.Studies.Connectivity;

/// <summary>How the members' trade by product fits together, pair by pair. <c>tripoint connect pairs</c>.</summary>
public static class ConnectPairs
{
    private const int FewProducts = 500;

    /// <summary>Intensity, complementarity, two-way trade and similarity of every pair, <c>tripoint.connect-pairs/1</c>.</summary>
    /// <exception cref="DataMissingException">No table has the year.</exception>
    public static StudyTable Run(ConnectRequest request)
    {
        var rows = new List<ImmutableArray<object>>();
        var any = false;
        foreach (var (set, period) in request.Periods)
        {
            any = true;
            var trade = set.Main;
            DenseMatrix exports = ExportMatrix.Exports(trade, period), imports = ExportMatrix.Imports(trade, period), flows = TradeIntensity.Flows(trade.Rows(period), trade.Economies.Length);
            DenseMatrix intensity = TradeIntensity.Of(flows), fit = Complementarity.Of(exports, imports), twoWay = IntraIndustry.Of(trade, period), alike = ExportSimilarity.Of(exports);
            var members = request.Bloc.Members.Where(m => trade.IndexOf(m) >= 0).ToList();
            foreach (var seller in members)
            {
                foreach (var buyer in members.Where(m => !m.Equals(seller)))
                {
                    int i = trade.IndexOf(seller), j = trade.IndexOf(buyer);
                    rows.Add([set.Name, trade.Periods[period].ToString(), seller.Code, buyer.Code, flows[i, j] / 1000, intensity[i, j], fit[i, j], twoWay[i, j], alike[i, j]]);
                }
            }
        }
        if (!any) throw new DataMissingException(new Fault($"the product data have no {request.Year}", "--year", request.Products.Years));
        return new StudyTable(
            "tripoint.connect-pairs/1", $"How trade by product fits together inside {request.Bloc.Code}, pair by pair",
            [
                new("data", "data"), new("year", "year"), new("seller", "seller"), new("buyer", "buyer"), new("tradeMusd", "traded, mUSD", 1), new("intensity", "intensity", 2), new("complementarity", "complementarity", 2), new("twoWay", "two-way", 2),
                new("similarity", "similarity", 2),
            ],
            [.. rows],
            [
                "Intensity: the buyer's share in the seller's exports over its share in world imports; above 1 they trade more than their sizes make one expect (Kojima 1964). Complementarity: 1 where the seller exports the mix that the buyer imports, 0 where nothing fits (Michaely 1996).",
                "Two-way: the part of the pair's trade that goes both ways in the same product (Grubel and Lloyd 1975). Similarity: the part of their export mixes that is the same; where it is high they compete (Finger and Kreinin 1979).",
                .. request.Periods.Where(p => p.Set.Main.Products.Length < FewProducts).Select(p => FormattableString.Invariant($"{p.Set.Name}: {p.Set.Main.Products.Length} products, of which alone these figures tell; import a whole year and name it with --products for all trade.")),
                .. ProductSource.Notes(request.Periods.Select(p => p.Set)),
            ]);
    }
}
