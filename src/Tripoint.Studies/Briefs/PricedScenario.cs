using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Briefs;

/// <summary>Which way a scenario moves trade costs, weighted by the base flows.</summary>
public enum ScenarioDirection
{
    /// <summary>Trade costs rise, or flows are restricted.</summary>
    Pressure,

    /// <summary>Trade costs fall.</summary>
    Agreement,
}

/// <summary>One scenario and what it does to everybody, with the certificate of the solve.</summary>
public sealed record PricedScenario
{
    /// <summary>The scenario's key: its name in the library, or its file's name.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in the four languages.</summary>
    public required LocalizedName Name { get; init; }

    /// <summary>What it assumes, in the four languages; may be empty.</summary>
    public required LocalizedName Description { get; init; }

    /// <summary>Pressure or agreement, found from the policy itself.</summary>
    public required ScenarioDirection Direction { get; init; }

    /// <summary>The source of each change, or the words that it is an assumption, as the scenario file gives them.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>How the solve ended.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Iterations used.</summary>
    public required int Iterations { get; init; }

    /// <summary>The largest residual recomputed from the answer.</summary>
    public required double Residual { get; init; }

    /// <summary>One entry an economy of the table, in index order.</summary>
    public required ImmutableArray<EconomyOutcome> Outcomes { get; init; }

    /// <summary>One entry a member, in the brief's order.</summary>
    public required ImmutableArray<MemberDetail> Members { get; init; }

    /// <summary>The outcome of one economy.</summary>
    public EconomyOutcome Of(Economy economy) => Outcomes.First(o => o.Economy.Equals(economy));
}
