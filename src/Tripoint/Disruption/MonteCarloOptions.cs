namespace Tripoint.Disruption;

/// <summary>Uncertainty of the shocks' size and of the speed of recovery. Every shock is drawn on its own.</summary>
public sealed record MonteCarloOptions
{
    /// <summary>Number of draws; 0 for none. Default: 0.</summary>
    public int Draws { get; init; }

    /// <summary>The seed. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The size is drawn from a triangular law on size · (1 ± spread), its peak at the size given, and cut to what a scenario may hold. In [0, 1].
    /// Default: 0.25 (an assumption).
    /// </summary>
    public double SizeSpread { get; init; } = 0.25;

    /// <summary>
    /// Length and recovery days are multiplied by exp(σ z), z standard normal: σ, in [0, 2]. Default: 0.4 (an assumption: two thirds of the
    /// draws within a factor of 1.5). Full-size days end before those of the next shock on the same place.
    /// </summary>
    public double SpeedSpread { get; init; } = 0.4;
}
