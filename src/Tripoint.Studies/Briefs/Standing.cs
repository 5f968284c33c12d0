using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>Where the members of a bloc stand: flows, balances, reliance.</summary>
public sealed record Standing
{
    /// <summary>One entry a member.</summary>
    public required ImmutableArray<MemberStanding> Members { get; init; }

    /// <summary>B × B: what the row's member sells to the column's member, million US$; zero on the diagonal.</summary>
    public required ImmutableArray<double> Flows { get; init; }

    /// <summary>Sales of the members to one another, million US$.</summary>
    public required double InternalTrade { get; init; }

    /// <summary>The same as a share of the members' exports.</summary>
    public required double InternalShare { get; init; }

    /// <summary>The years of <see cref="Histories"/>, ascending; empty where the data have no history.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary><see cref="InternalShare"/> in each of <see cref="Years"/>.</summary>
    public required ImmutableArray<double> InternalShares { get; init; }

    /// <summary>One entry a member; empty where the data have no history.</summary>
    public required ImmutableArray<RelianceHistory> Histories { get; init; }

    /// <summary>The heaviest reliances of each member on one supplier of one sector's goods, the heaviest first within a member.</summary>
    public required ImmutableArray<SectorReliance> SectorReliances { get; init; }

    /// <summary>How the history was made; null where there is none.</summary>
    public required TableProvenance? HistoryProvenance { get; init; }
}
