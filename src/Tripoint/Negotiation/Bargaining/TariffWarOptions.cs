namespace Tripoint.Negotiation.Bargaining;

/// <summary>Settings of <see cref="OptimalTariffs"/> and <see cref="TariffWar"/>.</summary>
public sealed record TariffWarOptions
{
    /// <summary>The lowest tariff that may be chosen, as a fraction above −1; below zero is an import subsidy. Default: 0.</summary>
    public double Floor { get; init; }

    /// <summary>The highest tariff that may be chosen, as a fraction. Default: 10 (1,000 per cent).</summary>
    public double Ceiling { get; init; } = 10;

    /// <summary>
    /// A search stops when the gain in ln welfare that its first-order conditions still promise is at most this, for every player. Default:
    /// 1e-9, a ten-millionth of a per cent.
    /// </summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Equilibria that one search may solve. Default: 1000.</summary>
    public int EvaluationLimit { get; init; } = 1000;
}
