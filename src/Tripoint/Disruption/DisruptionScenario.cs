using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Disruption;

/// <summary>What is simulated: shocks over a number of days, with the settings that go with them.</summary>
public sealed record DisruptionScenario
{
    /// <summary>The name in the four languages.</summary>
    public LocalizedName Name { get; init; } = new("disruption");

    /// <summary>Where the shock is taken from, or that it is an assumption.</summary>
    public string Source { get; init; } = "";

    /// <summary>Days to simulate; 1 to 3650.</summary>
    public int Days { get; init; } = 365;

    /// <summary>The shocks.</summary>
    public ImmutableArray<Shock> Shocks { get; init; } = [];

    /// <summary>The settings.</summary>
    public DisruptionOptions Options { get; init; } = new();

    /// <summary>Uncertainty of the shocks.</summary>
    public MonteCarloOptions MonteCarlo { get; init; } = new();
}
