using System.Collections.Immutable;
using Tripoint.Equilibrium;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>A tariff war's Nash equilibrium, with the proof that no player wants to leave it.</summary>
public sealed record TariffWarResult
{
    /// <summary>The players' indices.</summary>
    public required ImmutableArray<int> Players { get; init; }

    /// <summary>The tariffs that were chosen.</summary>
    public required TariffSpace Space { get; init; }

    /// <summary>The rates, fractions, in the order of <see cref="TariffSpace.Rates"/>.</summary>
    public required double[] Rates { get; init; }

    /// <summary>The equilibrium under them.</summary>
    public required EquilibriumResult Equilibrium { get; init; }

    /// <summary>Equilibria solved until the conditions held.</summary>
    public required int Steps { get; init; }

    /// <summary>The largest gain in ln welfare that a player's first-order conditions still promise.</summary>
    public required double Promise { get; init; }

    /// <summary>By player: what its best answer, searched anew, would still gain, as a fraction of base welfare.</summary>
    public required double[] Regret { get; init; }

    /// <summary>Whether the conditions hold and no player could gain by more than a hundred times the tolerance.</summary>
    public required bool Converged { get; init; }

    /// <summary>The middle of a player's tariffs.</summary>
    /// <param name="player">The economy's index.</param>
    public double Median(int player)
    {
        var own = new List<double>();
        for (var at = 0; at < Rates.Length; at++)
        {
            if (Space.Rates[at].Importer == player) own.Add(Rates[at]);
        }
        return RateSummary.Median(own);
    }
}
