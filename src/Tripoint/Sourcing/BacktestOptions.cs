namespace Tripoint.Sourcing;

/// <summary>Which replacements are looked at.</summary>
public sealed record BacktestOptions
{
    /// <summary>The ranking's options.</summary>
    public AlternativesOptions Ranking { get; init; } = new();

    /// <summary>The smallest purchases of the old year, thousand US$. Default 1,000.</summary>
    public double LeastImports { get; init; } = 1000;

    /// <summary>The smallest loss, as a share of the old purchases. Default 10%.</summary>
    public double LeastLoss { get; init; } = 0.1;
}
