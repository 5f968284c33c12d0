using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Tables;

namespace Tripoint.Scenarios;

/// <summary>One change of an applied scenario, alone.</summary>
/// <param name="Change">The change.</param>
/// <param name="Policy">The policy that this change alone would bring.</param>
/// <param name="Cells">How many flows (or producers) it touches.</param>
/// <param name="CoveredMusd">The base trade (or output) it touches, million US$.</param>
public sealed record AppliedChange(ScenarioChange Change, PolicyChange Policy, int Cells, double CoveredMusd);

/// <summary>A scenario's meaning for one table and one year of its path.</summary>
public sealed record AppliedScenario
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The table.</summary>
    public required WorldTable Table { get; init; }

    /// <summary>The year of the path; null: its end.</summary>
    public int? Year { get; init; }

    /// <summary>All changes together, applied in their order.</summary>
    public required PolicyChange Policy { get; init; }

    /// <summary>The changes in force, each alone, in their order. Changes that begin later are left out.</summary>
    public required ImmutableArray<AppliedChange> Changes { get; init; }

    /// <summary>What a reader must know about how codes were resolved, one sentence each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The policy of a choice of the changes in force, applied in their order; for contributions.</summary>
    /// <param name="chosen">Tells of each index of <see cref="Changes"/> whether it is in force.</param>
    public PolicyChange PolicyOf(Func<int, bool> chosen)
    {
        var builder = new PolicyBuilder(Scenario, Table);
        for (var at = 0; at < Changes.Length; at++)
        {
            if (chosen(at)) builder.Add(Changes[at].Change, Year);
        }
        return builder.Policy();
    }
}
