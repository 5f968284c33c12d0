using System.Collections.Immutable;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Bargains;

/// <summary>
/// What pairs of parties can trade off: Nash bargains whose weight moves from one to the other, the others' weights standing. Each is a point of
/// the Pareto frontier, so where there are three parties the curves are three lines across the surface that meet in the bargain.
/// </summary>
public static class TradeOffCurves
{
    private const int PairParties = 3;

    /// <summary>The curves of the pairs among the three largest parties, each searched on its own from the bargain outwards.</summary>
    /// <param name="game">Makes the game anew, with a model of its own: the curves are searched side by side.</param>
    /// <param name="bargain">The bargain.</param>
    /// <param name="parts">Where the weight of a pair lies, as the first one's part, in (0, 1) without one half.</param>
    /// <param name="progress">Told how many points are found and how many there are to be.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ImmutableArray<TradeOff> Find(
        Func<BargainingGame> game, FoundPackage bargain, double[] parts, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var first = game();
        var shown = Enumerable.Range(0, first.Parties.Length).OrderByDescending(k => first.Table.Income[first.Parties[k].Party]).Take(PairParties).Order().ToArray();
        var pairs = (from a in shown from b in shown where a < b select (a, b)).ToArray();
        var curves = new TradeOff[pairs.Length];
        var done = 0;
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancellation }, p => curves[p] = Curve(game(), bargain, parts, pairs[p].a, pairs[p].b, Found, cancellation));
        return [.. curves];

        void Found() => progress?.Report((Interlocked.Increment(ref done), pairs.Length * parts.Length));
    }

    private static TradeOff Curve(BargainingGame game, FoundPackage bargain, double[] parts, int a, int b, Action found, CancellationToken cancellation)
    {
        var search = new PackageSearch(game, new SearchOptions { Starts = 1, Tolerance = 1e-4 });
        double[] standing = [.. game.Parties.Select(p => p.Mandate.BargainingWeight)];
        var points = new List<(double First, double Second)> { (bargain.Gains[a], bargain.Gains[b]) };
        foreach (var side in parts.GroupBy(part => part > 0.5))
        {
            var near = bargain;
            foreach (var part in side.OrderBy(part => Math.Abs(part - 0.5)))
            {
                double[] weights = [.. standing];
                (weights[a], weights[b]) = (2 * part * standing[a], 2 * (1 - part) * standing[b]);
                near = search.WeightedBargain(weights, near, cancellation);
                points.Add((near.Gains[a], near.Gains[b]));
                found();
            }
        }
        var sorted = points.OrderBy(g => g.First).ThenByDescending(g => g.Second).ToImmutableArray();
        return new TradeOff(game.Name(a), game.Name(b), sorted, sorted.IndexOf(points[0]));
    }
}
