namespace Tripoint.Negotiation.Bargaining;

/// <summary>Settings of <see cref="PackageSearch"/>.</summary>
public sealed record SearchOptions
{
    /// <summary>
    /// A search stops when the improvement that its first-order conditions still promise is at most this: percentage
    /// points of gain, or the like part of the Nash product. Default: 1e-5.
    /// </summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Largest amount by which a condition may be missed, in percentage points. Default: 1e-4.</summary>
    public double Violation { get; init; } = 1e-4;

    /// <summary>Equilibria that one search may solve. Default: 1000.</summary>
    public int EvaluationLimit { get; init; } = 1000;

    /// <summary>Points to start the Nash bargain from: no cut, all cut, half cut, and further ones drawn. Default: 3.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>Fixes the drawn starts. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;
}
