using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies;

/// <summary>What a brief is asked to cover.</summary>
public sealed record BriefRequest
{
    /// <summary>The world before any scenario.</summary>
    public required WorldTable Table { get; init; }

    /// <summary>The history of flows; null: the brief shows none.</summary>
    public TradePanel? Panel { get; init; }

    /// <summary>The bloc. Default: China, Japan and Korea.</summary>
    public Bloc Bloc { get; init; } = Bloc.ChinaJapanKorea;

    /// <summary>The scenarios to price, in the order of the brief.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>Whether each scenario is also solved for the short run. Default: true.</summary>
    public bool ShortRun { get; init; } = true;

    /// <summary>Draws of the trade elasticities for the ranges of each scenario; 0 (the default) for no ranges.</summary>
    public int Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}
