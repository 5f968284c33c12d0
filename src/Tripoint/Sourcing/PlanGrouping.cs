namespace Tripoint.Sourcing;

/// <summary>What suppliers have in common.</summary>
public enum PlanGrouping
{
    /// <summary>The country they deliver from.</summary>
    Country,

    /// <summary>A route their goods take.</summary>
    Route,
}
