namespace Tripoint.Equilibrium;

/// <summary>
/// The derivatives of some quantity to the figures of a result: what a unit of each figure counts. With it
/// <see cref="EquilibriumModel.Gradient(EquilibriumResult, OutcomeWeights)"/> gives the quantity's derivative to every tariff at once, whatever
/// the quantity is made of. A null array counts for nothing.
/// </summary>
public sealed record OutcomeWeights
{
    /// <summary>N: per unit of <see cref="EquilibriumResult.WelfareExact"/> (1 is 100 per cent).</summary>
    public double[]? Welfare { get; init; }

    /// <summary>J × N × N: per million US$ of <see cref="EquilibriumResult.Trade"/>.</summary>
    public double[]? Trade { get; init; }

    /// <summary>N: per million US$ of <see cref="EquilibriumResult.TariffRevenue"/>.</summary>
    public double[]? TariffRevenue { get; init; }

    /// <summary>N × J: per unit of <see cref="EquilibriumResult.OutputVolume"/>.</summary>
    public double[]? OutputVolume { get; init; }

    /// <summary>N × J: per million US$ of <see cref="EquilibriumResult.ValueAdded"/>.</summary>
    public double[]? ValueAdded { get; init; }

    /// <summary>N × J: per unit of <see cref="EquilibriumResult.Employment"/>.</summary>
    public double[]? Employment { get; init; }
}
