namespace Tripoint.Numerics.Optimization;

/// <summary>Settings of <see cref="ConstrainedMinimizer"/>.</summary>
public sealed record ConstrainedOptions
{
    /// <summary>The search within bounds that each round runs; its tolerance is that of the last rounds.</summary>
    public BoundedOptions Bounded { get; init; } = new();

    /// <summary>Largest violation of a constraint that counts as kept, and largest complementarity error. Default: 1e-7.</summary>
    public double Violation { get; init; } = 1e-7;

    /// <summary>ρ of the first round. Default: 10.</summary>
    public double Penalty { get; init; } = 10;

    /// <summary>Rounds of multipliers. Default: 30.</summary>
    public int RoundLimit { get; init; } = 30;
}
