namespace Tripoint.Warnings;

/// <summary>Where a request for an emergency meeting stands.</summary>
public enum ClockState
{
    /// <summary>Nobody has asked for a meeting.</summary>
    NotRequested,

    /// <summary>Asked for; the last day has not passed.</summary>
    Running,

    /// <summary>Asked for; the last day has passed and no meeting was held.</summary>
    Overdue,

    /// <summary>Held by the last day.</summary>
    HeldInTime,

    /// <summary>Held after the last day.</summary>
    HeldLate,

    /// <summary>The disruption ended before a meeting was held.</summary>
    Stopped,
}

/// <summary>The clock from a request to an emergency meeting.</summary>
/// <param name="RequestedOn">The day it was asked for; null where nobody has.</param>
/// <param name="HeldOn">The day it was held; null where it was not.</param>
/// <param name="EndedOn">The day the disruption ended; null while it lasts.</param>
/// <param name="Days">Days from the request to the last day: 15 unless the members agreed otherwise.</param>
public sealed record EmergencyClock(DateOnly? RequestedOn, DateOnly? HeldOn, DateOnly? EndedOn = null, int Days = EmergencyClock.UsualDays)
{
    /// <summary>The usual number of days.</summary>
    public const int UsualDays = 15;

    /// <summary>The last day on which the meeting is in time; null where nobody has asked.</summary>
    public DateOnly? LastDay => RequestedOn?.AddDays(Days);

    /// <summary>Days left on a day; negative when overdue, null where the clock does not run.</summary>
    public int? DaysLeft(DateOnly asOf) => State(asOf) is ClockState.Running or ClockState.Overdue ? LastDay!.Value.DayNumber - asOf.DayNumber : null;

    /// <summary>The state on a day.</summary>
    public ClockState State(DateOnly asOf)
    {
        if (LastDay is not { } last) return ClockState.NotRequested;
        if (HeldOn is { } held) return held <= last ? ClockState.HeldInTime : ClockState.HeldLate;
        if (EndedOn is not null) return ClockState.Stopped;
        return asOf <= last ? ClockState.Running : ClockState.Overdue;
    }
}
