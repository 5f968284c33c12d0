using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;

namespace Tripoint.Studies.Simulation;

/// <summary>One step of a staged scenario.</summary>
/// <param name="Year">The year of the path.</param>
/// <param name="Result">The equilibrium with the policies in force in that year; the world is otherwise that of the base.</param>
public sealed record PathStep(int Year, EquilibriumResult Result);

/// <summary>What a scenario does to every economy.</summary>
public sealed record SimulationResult
{
    /// <summary>The scenario's meaning for the table, at the end of its path.</summary>
    public required AppliedScenario Applied { get; init; }

    /// <summary>The equilibrium with all changes in full.</summary>
    public required EquilibriumResult Result { get; init; }

    /// <summary>The years of a staged scenario; empty for one that holds at once.</summary>
    public ImmutableArray<PathStep> Path { get; init; } = [];

    /// <summary>What each change contributes; null for a scenario of one change.</summary>
    public PolicyContributions? Contributions { get; init; }

    /// <summary>Intervals over draws of the trade elasticities; null where none were asked for.</summary>
    public SimulationDraws? Draws { get; init; }

    /// <summary>The same scenario in simpler models and at every horizon; empty where it was not asked for.</summary>
    public ImmutableArray<ComparedModel> Comparison { get; init; } = [];

    /// <summary>Whether every solve converged.</summary>
    public bool Converged => Result.Status == SolveStatus.Converged && Path.All(p => p.Result.Status == SolveStatus.Converged);
}
