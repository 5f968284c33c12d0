namespace Tripoint.Claims;

/// <summary>One dated event of a mechanism between governments or businesses.</summary>
/// <param name="Kind">The mechanism, for example <c>business-summit</c>.</param>
/// <param name="Ordinal">Its number in the series; 0 where none is given.</param>
/// <param name="Date">The date; the first day of the month where only a month is known.</param>
/// <param name="IsMonthOnly">Whether only the month is known.</param>
/// <param name="Place">The place; may be empty.</param>
/// <param name="What">What it was.</param>
/// <param name="Source">Where it was published.</param>
public sealed record MeetingFact(string Kind, int Ordinal, DateOnly Date, bool IsMonthOnly, string Place, string What, string Source);
