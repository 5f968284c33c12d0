using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// What lies inside the supply chain: whose work is in the members' exports, and on whom they rely once every tier is counted. Shares are
/// fractions.
/// </summary>
public sealed record SupplyChain
{
    /// <summary>For each member, its exports to the other members together and to the United States.</summary>
    public required ImmutableArray<ExportOrigin> Origins { get; init; }

    /// <summary>For each member, the other members together, then its main partners by total reliance of inputs.</summary>
    public required ImmutableArray<ChainReliance> Reliances { get; init; }

    /// <summary>Each member's reliance on the other members in earlier years and now, by source and year; empty where there is no history.</summary>
    public ImmutableArray<ReliancePoint> History { get; init; } = [];

    /// <summary>Where the observed part of <see cref="History"/> comes from.</summary>
    public TableProvenance? HistoryProvenance { get; init; }

    /// <summary>CO₂ embodied in trade, one entry a member; empty where it is not known for all members.</summary>
    public ImmutableArray<MemberFootprint> Footprints { get; init; } = [];

    /// <summary>The year of <see cref="Footprints"/>.</summary>
    public int FootprintYear { get; init; }

    /// <summary>Where <see cref="Footprints"/> come from.</summary>
    public TableProvenance? FootprintProvenance { get; init; }
}
