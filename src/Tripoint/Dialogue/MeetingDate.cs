using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Dialogue;

/// <summary>How well the date of a meeting is known.</summary>
public enum DatePrecision
{
    /// <summary>To the day, from the source.</summary>
    Day,

    /// <summary>The month is sourced; the day given is still to be verified.</summary>
    DayToVerify,

    /// <summary>To the month.</summary>
    Month,
}

/// <summary>
/// The date of a meeting as its source gives it. A month stays a month: nothing here turns <c>2014-11</c> into the first of November, and every
/// length of time counted from it is a range.
/// </summary>
/// <param name="Earliest">The first day it can have been: the day itself, or the first of the month.</param>
/// <param name="Precision">How well it is known.</param>
public readonly record struct MeetingDate(DateOnly Earliest, DatePrecision Precision) : IComparable<MeetingDate>
{
    /// <summary>The last day it can have been: the day itself, or the last of the month.</summary>
    public DateOnly Latest => Precision == DatePrecision.Month ? Earliest.AddMonths(1).AddDays(-1) : Earliest;

    /// <summary>A known day.</summary>
    public static MeetingDate OnDay(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>A known month.</summary>
    public static MeetingDate InMonth(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month);

    /// <summary>Reads <c>2024-05-27</c> or <c>2014-11</c>.</summary>
    /// <exception cref="BadInputException">The text is neither.</exception>
    public static MeetingDate Parse(string text) => TryParse(text, out var date)
        ? date
        : throw new BadInputException($"'{text}' is not a date", "", "2024-05-27, or 2014-11 where the day is not known");

    /// <summary>Reads <c>2024-05-27</c> or <c>2014-11</c>.</summary>
    public static bool TryParse(string? text, out MeetingDate date)
    {
        date = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) date = OnDay(day);
        else if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) date = new MeetingDate(day, DatePrecision.Month);
        else return false;
        return true;
    }

    /// <summary>By the first day it can have been; of two of one day, the better known first.</summary>
    public int CompareTo(MeetingDate other) => (Earliest, Precision).CompareTo((other.Earliest, other.Precision));

    /// <summary>Whether the left date comes first.</summary>
    public static bool operator <(MeetingDate left, MeetingDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left date comes last.</summary>
    public static bool operator >(MeetingDate left, MeetingDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left date does not come last.</summary>
    public static bool operator <=(MeetingDate left, MeetingDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left date does not come first.</summary>
    public static bool operator >=(MeetingDate left, MeetingDate right) => left.CompareTo(right) >= 0;

    /// <summary>The ISO form: <c>2024-05-27</c>, or <c>2014-11</c> where only the month is known.</summary>
    public override string ToString() => Earliest.ToString(Precision == DatePrecision.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
