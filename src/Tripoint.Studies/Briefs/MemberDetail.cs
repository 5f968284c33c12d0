using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>What a scenario does to one member, sector by sector, and which tariffs it moves.</summary>
public sealed record MemberDetail
{
    /// <summary>The member.</summary>
    public required Economy Economy { get; init; }

    /// <summary>J: change of output in volume.</summary>
    public required ImmutableArray<double> OutputVolume { get; init; }

    /// <summary>J: each sector's part of the terms-of-trade term, a fraction of income.</summary>
    public required ImmutableArray<double> TermsOfTrade { get; init; }

    /// <summary>J: each sector's part of the volume-of-trade term, a fraction of income.</summary>
    public required ImmutableArray<double> VolumeOfTrade { get; init; }

    /// <summary>J: each sector's part of <see cref="EconomyOutcome.DirectBarriers"/>; empty where that is null.</summary>
    public required ImmutableArray<double> DirectBarriers { get; init; }

    /// <summary>
    /// Whether the parts by sector add up to the engine's own terms. Where a policy puts a wedge on the exporter's side (an export tax,
    /// a quota's rent) they need not, and a report leaves them out.
    /// </summary>
    public required bool PartsAddUp { get; init; }

    /// <summary>Average tariff the member charges on goods from the other members before and after, weighted by base imports.</summary>
    public required TariffMove Charged { get; init; }

    /// <summary>Average tariff the member's goods face in the other members before and after, weighted by base exports.</summary>
    public required TariffMove Faced { get; init; }
}

/// <summary>An average tariff before and after, fractions.</summary>
/// <param name="Before">In the base.</param>
/// <param name="After">In the scenario, at base weights.</param>
public sealed record TariffMove(double Before, double After);
