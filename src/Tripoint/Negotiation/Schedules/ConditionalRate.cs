using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>What a case of a conditional rate depends on.</summary>
public enum CaseKind
{
    /// <summary>Inside a tariff-rate quota, or within another quantitative limit.</summary>
    InQuota,

    /// <summary>Beyond the quota.</summary>
    OutOfQuota,

    /// <summary>Some goods of the line, by description or use.</summary>
    Goods,

    /// <summary>All goods the cases before do not name.</summary>
    Other,

    /// <summary>Goods of some members of the partner group.</summary>
    Party,

    /// <summary>A part of the line that the cell does not describe (一部).</summary>
    Part,
}

/// <summary>One case of a conditional rate: its kind, the source's words, and the rate.</summary>
public sealed record RateCase(CaseKind Kind, string Text, Rate Rate);

/// <summary>Different rates for different goods of the line, in and out of a quota, or by member of the partner group.</summary>
/// <param name="Cases">In the source's order; at least one.</param>
public sealed record ConditionalRate(ImmutableArray<RateCase> Cases) : Rate
{
    /// <summary>
    /// Whether the cases cover every good of the line: one of them is for the rest or for what lies beyond the quota, or 'the other
    /// parties' are named. Otherwise the rest has no concession.
    /// </summary>
    public bool IsComplete => Cases.Any(c => c.Kind is CaseKind.OutOfQuota or CaseKind.Other);

    /// <summary>The rate inside the quota; null where no case is for a quota.</summary>
    public Rate? InQuota => Cases.FirstOrDefault(c => c.Kind == CaseKind.InQuota)?.Rate;

    /// <summary>The rate for goods beyond the quota or not named; <see cref="Rate.None"/> where the cases do not cover them.</summary>
    public Rate Otherwise => Cases.LastOrDefault(c => c.Kind is CaseKind.OutOfQuota or CaseKind.Other)?.Rate ?? None;

    private protected override string Write() => string.Join("; ", Cases.Select(c => c.Kind switch
    {
        CaseKind.InQuota => $"in quota [{c.Text}]: {Nested(c.Rate)}",
        CaseKind.OutOfQuota => $"out of quota: {Nested(c.Rate)}",
        CaseKind.Other => $"other: {Nested(c.Rate)}",
        CaseKind.Party => $"party [{c.Text}]: {Nested(c.Rate)}",
        CaseKind.Part => $"part of the line: {Nested(c.Rate)}",
        _ => $"goods [{c.Text}]: {Nested(c.Rate)}",
    }));
}

/// <summary>A part of the year, both ends included; runs over the year's end where the first day lies after the last.</summary>
/// <param name="FirstMonth">1 to 12.</param>
/// <param name="FirstDay">1 to 31.</param>
/// <param name="LastMonth">1 to 12.</param>
/// <param name="LastDay">1 to 31; 31 in a shorter month means its last day.</param>
public readonly record struct Season(int FirstMonth, int FirstDay, int LastMonth, int LastDay)
{
    /// <summary>The number of days in a year of 365.</summary>
    public int Days
    {
        get
        {
            var first = DayOfYear(FirstMonth, FirstDay);
            var last = DayOfYear(LastMonth, LastDay);
            return last >= first ? last - first + 1 : 365 - first + 1 + last;
        }
    }

    /// <summary>Whether a day lies in the season.</summary>
    public bool Contains(DateOnly day)
    {
        var at = (day.Month * 100) + day.Day;
        var first = (FirstMonth * 100) + FirstDay;
        var last = (LastMonth * 100) + LastDay;
        return first <= last ? at >= first && at <= last : at >= first || at <= last;
    }

    /// <summary>The season as <c>04-01..09-30</c>.</summary>
    public override string ToString() => $"{FirstMonth:00}-{FirstDay:00}..{LastMonth:00}-{LastDay:00}";

    private static int DayOfYear(int month, int day) => new DateOnly(2001, month, Math.Min(day, DateTime.DaysInMonth(2001, month))).DayOfYear;
}

/// <summary>The rate of one season.</summary>
public sealed record SeasonCase(Season Season, Rate Rate);

/// <summary>Different rates by season. Days that no season covers have no concession.</summary>
public sealed record SeasonalRate(ImmutableArray<SeasonCase> Seasons) : Rate
{
    /// <summary>Whether every day of the year lies in a season.</summary>
    public bool CoversTheYear => Seasons.Sum(s => s.Season.Days) >= 365;

    /// <summary>The rate on a day; <see cref="Rate.None"/> where no season covers it.</summary>
    public Rate On(DateOnly day) => Seasons.FirstOrDefault(s => s.Season.Contains(day))?.Rate ?? None;

    private protected override string Write() => string.Join("; ", Seasons.Select(s => $"season {s.Season}: {Nested(s.Rate)}"));
}
