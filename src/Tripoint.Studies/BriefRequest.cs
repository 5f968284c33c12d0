using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
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

    /// <summary>The table of an earlier year, made as <see cref="Table"/> is, for the history of look-through reliance; null: none.</summary>
    public WorldTable? EarlierTable { get; init; }

    /// <summary>Look-through reliance from observed tables of earlier years; empty: none.</summary>
    public ImmutableArray<RelianceRecord> RelianceHistory { get; init; } = [];

    /// <summary>Where <see cref="RelianceHistory"/> comes from.</summary>
    public TableProvenance? RelianceProvenance { get; init; }

    /// <summary>CO₂ by where it is emitted and whose demand causes it; empty: none.</summary>
    public ImmutableArray<FootprintRecord> Footprints { get; init; } = [];

    /// <summary>Where <see cref="Footprints"/> come from.</summary>
    public TableProvenance? FootprintProvenance { get; init; }

    /// <summary>A disruption of the library that is shown day by day beside the scenarios of pressure; null (the default): none.</summary>
    public string? Disruption { get; init; }

    /// <summary>Draws of the trade elasticities for the ranges of each scenario; 0 (the default) for no ranges.</summary>
    public int Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}
