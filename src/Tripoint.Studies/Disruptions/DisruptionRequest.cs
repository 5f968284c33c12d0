using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Studies.Disruptions;

/// <summary>What is asked about a disruption.</summary>
public sealed record DisruptionRequest
{
    /// <summary>The table.</summary>
    public required InputOutputTable Table { get; init; }

    /// <summary>The world table behind it, for the equilibria; null where there is none.</summary>
    public WorldTable? World { get; init; }

    /// <summary>What is simulated; null asks for systemic risk only.</summary>
    public DisruptionScenario? Scenario { get; init; }

    /// <summary>The bloc whose members are shown first, and whose loss the bridge is about.</summary>
    public required Bloc Bloc { get; init; }

    /// <summary>The bloc's output loss to stay below, a fraction; null for no search.</summary>
    public double? BridgeTarget { get; init; }

    /// <summary>Whether systemic risk is ranked.</summary>
    public bool HasRisk { get; init; }

    /// <summary>Whether the three horizons are compared.</summary>
    public bool HasHorizons { get; init; }

    /// <summary>Indices of the bloc's members in the table.</summary>
    public ImmutableArray<int> Members => [.. Bloc.Members.Select(m => Table.Economies.IndexOf(m)).Where(m => m >= 0)];
}
