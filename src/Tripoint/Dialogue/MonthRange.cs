namespace Tripoint.Dialogue;

/// <summary>Completed months between two dates. A range where one of the dates is known to the month only; otherwise both ends are the same.</summary>
/// <param name="Least">The fewest it can be.</param>
/// <param name="Most">The most it can be.</param>
public readonly record struct MonthRange(int Least, int Most)
{
    /// <summary>Whether the number is known.</summary>
    public bool IsExact => Least == Most;

    /// <summary>Completed months from a meeting to a day; 0 for a meeting still to come.</summary>
    public static MonthRange Since(MeetingDate from, DateOnly to) => new(Completed(from.Latest, to), Completed(from.Earliest, to));

    /// <summary>Completed months from one meeting to a later one.</summary>
    public static MonthRange Between(MeetingDate from, MeetingDate to) => new(Completed(from.Latest, to.Earliest), Completed(from.Earliest, to.Latest));

    /// <summary>Completed calendar months: from 27 May to 26 June none, to 27 June one; from the 31st, the last day of a shorter month completes it.</summary>
    public static int Completed(DateOnly from, DateOnly to)
    {
        if (to <= from) return 0;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    /// <summary>The number, or the two ends.</summary>
    public override string ToString() => IsExact ? FormattableString.Invariant($"{Least}") : FormattableString.Invariant($"{Least}-{Most}");
}
