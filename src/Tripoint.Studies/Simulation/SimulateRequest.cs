using Tripoint.Codes;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Simulation;

/// <summary>What a simulation is asked for.</summary>
public sealed record SimulateRequest
{
    /// <summary>A scenario file, or a name of the library.</summary>
    public required string Scenario { get; init; }

    /// <summary>An imported table; null: the embedded dataset.</summary>
    public string? Data { get; init; }

    /// <summary>The year of the table; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>The bloc in place of the scenario's own; null: the scenario's.</summary>
    public Bloc? Bloc { get; init; }

    /// <summary>The horizon in place of the scenario's own; null: the scenario's, else the long run.</summary>
    public Horizon? Horizon { get; init; }

    /// <summary>The deficits closure in place of the scenario's own; null: the scenario's, else fixed shares.</summary>
    public DeficitClosure? Deficits { get; init; }

    /// <summary>Elasticity draws for intervals; 0: none.</summary>
    public int Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the same scenario is also solved in simpler models.</summary>
    public bool Compare { get; init; }
}
