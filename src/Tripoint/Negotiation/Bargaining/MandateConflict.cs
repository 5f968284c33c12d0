using System.Collections.Immutable;
using Tripoint.Negotiation.Mandates;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Says which demands cannot be met together: red lines, and each party's wish to be no worse off than its alternative. Demands are dropped one
/// at a time; what must stay for the conflict to remain is a smallest set that contradicts itself.
/// </summary>
public static class MandateConflict
{
    private const double Kept = 2e-4;

    /// <summary>The smallest set of demands found that contradict each other; empty where a package meets them all.</summary>
    /// <param name="game">The game.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ImmutableArray<Demand> Find(BargainingGame game, CancellationToken cancellation = default)
    {
        var demands = new List<Demand>();
        for (var at = 0; at < game.Parties.Length; at++)
        {
            var party = game.Parties[at];
            demands.AddRange(party.Mandate.RedLines.Select(line => new Demand(party.Mandate.Party, line)));
            demands.Add(new Demand(party.Mandate.Party, null));
        }
        if (CanBeMet(game, demands, cancellation)) return [];
        for (var at = demands.Count - 1; at >= 0; at--)
        {
            var without = demands.Where((_, other) => other != at).ToList();
            if (!CanBeMet(game, without, cancellation)) demands.RemoveAt(at);
        }
        return [.. demands];
    }

    /// <summary>Whether a package meets some demands.</summary>
    private static bool CanBeMet(BargainingGame game, List<Demand> demands, CancellationToken cancellation)
    {
        var held = game.Without((party, line) => !demands.Contains(new Demand(party.Mandate.Party, line)));
        double[] none = new double[held.Parties.Length], smallest = new double[held.Parties.Length];
        for (var at = 0; at < smallest.Length; at++)
            smallest[at] = demands.Contains(new Demand(held.Name(at), null)) ? 0 : double.NegativeInfinity;
        // The gains themselves pull a little, so that there is a direction where nothing is broken.
        Array.Fill(none, 1e-3);
        var search = new PackageSearch(held, new SearchOptions { EvaluationLimit = 600 });
        foreach (var start in new[] { held.Space.Standing, Array.ConvertAll(held.Space.Standing, t => 0.5 * t) })
        {
            var found = search.Run("demands", new WeightedGoal(none, smallest), start, null, cancellation);
            var broken = found.Slacks.Select(s => -100 * s).Append(0).Max();
            for (var at = 0; at < smallest.Length; at++) broken = Math.Max(broken, smallest[at] - (100 * found.Gains[at]));
            if (broken <= Kept) return true;
            if (found.Status == MinimizeStatus.Converged) return true;
        }
        return false;
    }
}
