using System.Collections.Immutable;

namespace Tripoint.Commitments;

/// <summary>The indicators that are computed from data or from the register.</summary>
public static class IndicatorKeys
{
    /// <summary>Average tariff on goods traded between the members, weighted by that trade; percent, yearly.</summary>
    public const string TariffBetweenMembers = "tariff-between-members";

    /// <summary>Students of one member enrolled in another; persons, yearly.</summary>
    public const string StudentsBetweenMembers = "students-between-members";

    /// <summary>Visits and exchanges between members in a year; persons. Entered with a source: no data set that ships has visitors.</summary>
    public const string PeopleExchanges = "people-exchanges";

    /// <summary>Completed months since the last summit.</summary>
    public const string MonthsSinceSummit = "months-since-summit";

    /// <summary>Rounds of talks held in a year.</summary>
    public const string RoundsAYear = "rounds-a-year";

    /// <summary>Restrictive measures between members in force, as notified in the room.</summary>
    public const string RestrictiveMeasures = "restrictive-measures";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
        [TariffBetweenMembers, StudentsBetweenMembers, PeopleExchanges, MonthsSinceSummit, RoundsAYear, RestrictiveMeasures];
}
