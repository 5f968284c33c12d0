using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>One shipped disruption of supply, day by day, and the same shock in equilibrium. Changes are fractions of base; a loss is negative.</summary>
public sealed record DisruptionPath
{
    /// <summary>Its name in the library of disruptions.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in the four languages.</summary>
    public required LocalizedName Name { get; init; }

    /// <summary>What it assumes, as its file says.</summary>
    public required string Source { get; init; }

    /// <summary>The first day of the shock; days count from 1.</summary>
    public required int FirstDay { get; init; }

    /// <summary>One entry a member, in the brief's order.</summary>
    public required ImmutableArray<MemberDisruption> Members { get; init; }

    /// <summary>The sectors of members that are hit first, largest loss first among those of a day; at most five.</summary>
    public required ImmutableArray<SectorHit> FirstHit { get; init; }

    /// <summary>Days simulated.</summary>
    public int Days => Members[0].Output.Length;
}
