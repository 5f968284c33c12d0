using System.Collections.Immutable;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The Pareto frontier of a game, sampled evenly: from no gain, as far as possible in directions that share the parties' ideal gains out over
/// a regular lattice. Works where the frontier is not convex. A point at which a party gains more than its direction asks lies on the edge.
/// </summary>
public static class Frontier
{
    /// <summary>Samples the frontier.</summary>
    /// <param name="search">The search.</param>
    /// <param name="parties">How many parties.</param>
    /// <param name="steps">Steps of the lattice along an edge: s + 1 points for two parties, (s+1)(s+2)/2 for three.</param>
    /// <param name="ideals">The most each could get (<see cref="PackageSearch.Ideals"/>).</param>
    /// <param name="near">A package to begin at.</param>
    /// <param name="progress">Told how many points are found and how many there are.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ImmutableArray<FrontierPoint> Sample(
        PackageSearch search, int parties, int steps, double[] ideals, FoundPackage near, IProgress<(int Done, int All)>? progress = null,
        CancellationToken cancellation = default)
    {
        var lattice = Lattice(parties, steps).ToList();
        var points = ImmutableArray.CreateBuilder<FrontierPoint>();
        var last = near;
        foreach (var shares in lattice)
        {
            double[] direction = [.. shares.Zip(ideals, (share, ideal) => 100 * share * Math.Max(ideal, 1e-8))];
            var found = search.Ray("frontier", direction, null, last, cancellation);
            points.Add(new FrontierPoint([.. shares], found));
            last = found;
            progress?.Report((points.Count, lattice.Count));
        }
        return points.ToImmutable();
    }

    /// <summary>All ways to give whole steps to parties, as shares, in an order in which neighbours follow each other.</summary>
    internal static IEnumerable<double[]> Lattice(int parties, int steps)
    {
        return Split(parties, steps, false).Select(split => split.Select(part => (double)part / steps).ToArray());

        static IEnumerable<int[]> Split(int parties, int left, bool back)
        {
            if (parties == 1)
            {
                yield return [left];
                yield break;
            }
            for (var at = 0; at <= left; at++)
            {
                var first = back ? left - at : at;
                foreach (var rest in Split(parties - 1, left - first, at % 2 == 1)) yield return [first, .. rest];
            }
        }
    }
}
