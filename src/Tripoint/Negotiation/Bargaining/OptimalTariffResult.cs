using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>An economy's optimal tariffs, with what its first-order conditions still promise.</summary>
public sealed record OptimalTariffResult
{
    /// <summary>The economy's index.</summary>
    public required int Player { get; init; }

    /// <summary>The tariffs that were moved.</summary>
    public required TariffSpace Space { get; init; }

    /// <summary>The rates found, fractions, in the order of <see cref="TariffSpace.Rates"/>.</summary>
    public required double[] Rates { get; init; }

    /// <summary>The equilibrium under them.</summary>
    public required EquilibriumResult Equilibrium { get; init; }

    /// <summary>The party's score of it.</summary>
    public required double Score { get; init; }

    /// <summary>How the search ended.</summary>
    public required MinimizeStatus Status { get; init; }

    /// <summary>Equilibria solved.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The gain in ln welfare that the first-order conditions still promise.</summary>
    public required double Promise { get; init; }

    /// <summary>Largest derivative of ln welfare to ln(1+τ) that a move within the bounds could follow.</summary>
    public required double ProjectedGradient { get; init; }

    /// <summary>The economy's change of welfare, exact, as a fraction.</summary>
    public double Gain => Equilibrium.WelfareExact[Player];

    /// <summary>The middle of the rates.</summary>
    public double Median => RateSummary.Median(Rates);
}
