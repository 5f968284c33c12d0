namespace Tripoint.Warnings;

/// <summary>How the usual range of a monthly series is drawn. Defaults suit five or more years of monthly customs data.</summary>
public sealed record SeasonalRangeOptions
{
    /// <summary>Earlier years whose same month gives the level; default 4.</summary>
    public int Years { get; init; } = 4;

    /// <summary>The fewest of them that will do; default 2.</summary>
    public int FewestYears { get; init; } = 2;

    /// <summary>Earlier months whose deviations give drift and spread; default 36.</summary>
    public int Window { get; init; } = 36;

    /// <summary>The fewest of them that will do; default 12.</summary>
    public int FewestMonths { get; init; } = 12;

    /// <summary>Scores beyond this are breaks; default 3.5 (Iglewicz and Hoaglin 1993, "How to Detect and Handle Outliers", on modified z-scores).</summary>
    public double Threshold { get; init; } = 3.5;

    /// <summary>The least spread in logs, so that a series that hardly moved does not alarm at a trifle; default 0.05.</summary>
    public double LeastSpread { get; init; } = 0.05;

    /// <summary>A month without trade counts as this share of the window's median month, since the log of nothing is none; default 0.01.</summary>
    public double ZeroShare { get; init; } = 0.01;
}
