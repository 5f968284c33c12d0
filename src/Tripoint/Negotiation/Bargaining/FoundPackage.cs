using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>A package that a search found, with its certificate.</summary>
public sealed record FoundPackage
{
    /// <summary>What was searched for, in words.</summary>
    public required string Goal { get; init; }

    /// <summary>The rates, fractions, in the order of the game's <see cref="BargainingGame.Space"/>.</summary>
    public required double[] Rates { get; init; }

    /// <summary>The equilibrium under them.</summary>
    public required EquilibriumResult Equilibrium { get; init; }

    /// <summary>Each party's gain over its alternative, fraction.</summary>
    public required double[] Gains { get; init; }

    /// <summary>Each red line's figure less its limit, in the order of <see cref="BargainingGame.Conditions"/>; negative where crossed.</summary>
    public required double[] Slacks { get; init; }

    /// <summary>
    /// Shadow prices in that order: how fast the quantity searched for would improve if the limit were let down by a percentage point.
    /// </summary>
    public required double[] ShadowPrices { get; init; }

    /// <summary>By party: how much one percentage point of its gain counts at the solution; where the goal asks for gains, their shadow price.</summary>
    public required double[] PartyPrices { get; init; }

    /// <summary>The quantity searched for: Σ β ln gain, the level reached, the distance.</summary>
    public required double Value { get; init; }

    /// <summary>How the search ended.</summary>
    public required MinimizeStatus Status { get; init; }

    /// <summary>Largest derivative of the Lagrangian that a move of ln(1+τ) within the bounds could follow.</summary>
    public required double ProjectedGradient { get; init; }

    /// <summary>The improvement that the first-order conditions still promise, in the units of <see cref="Value"/>.</summary>
    public required double Promise { get; init; }

    /// <summary>Equilibria solved.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The values that other starting points led to, best first; empty where there was one start.</summary>
    public ImmutableArray<double> OtherStarts { get; init; } = [];

    /// <summary>Whether nobody loses, compared with the alternatives, and no red line is crossed.</summary>
    public bool IsAcceptable => Gains.All(g => g > -1e-9) && Slacks.All(s => s > -2e-6);
}
