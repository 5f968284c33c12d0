using Tripoint.Claims;

namespace Tripoint.Dialogue;

/// <summary>A meeting that was held, or is to be.</summary>
/// <param name="Mechanism">Key of its mechanism.</param>
/// <param name="Ordinal">Its number in the series; 0 where none is given.</param>
/// <param name="Date">When.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="What">What it was.</param>
/// <param name="Source">Where it was published.</param>
public sealed record Meeting(string Mechanism, int Ordinal, MeetingDate Date, string Place, string What, string Source)
{
    /// <summary>What a source writes beside a date whose day it does not vouch for.</summary>
    public const string DayToVerify = "day to verify";

    /// <summary>A sourced fact as a meeting. "Day to verify" in the text or the source marks the day as not yet certain.</summary>
    public static Meeting Of(MeetingFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var unsure = fact.What.Contains(DayToVerify, StringComparison.OrdinalIgnoreCase) || fact.Source.Contains(DayToVerify, StringComparison.OrdinalIgnoreCase);
        var precision = fact.IsMonthOnly ? DatePrecision.Month : unsure ? DatePrecision.DayToVerify : DatePrecision.Day;
        return new Meeting(fact.Kind, fact.Ordinal, new MeetingDate(fact.Date, precision), fact.Place, fact.What, fact.Source);
    }
}
