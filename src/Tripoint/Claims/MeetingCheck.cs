using System.Collections.Immutable;
using System.Globalization;

namespace Tripoint.Claims;

/// <summary>Holds statements about meetings against their dated record.</summary>
internal static class MeetingCheck
{
    /// <summary>The verdict. A statement on the last meeting that names an earlier one was true until the next took place.</summary>
    public static ClaimVerdict Check(LastMeetingClaim claim, ImmutableArray<MeetingFact> meetings)
    {
        var held = meetings.Where(m => m.Kind == claim.Mechanism).OrderBy(m => m.Date).ToList();
        if (held.Count == 0) return new ClaimVerdict(claim, Verdict.CannotBeTold, $"The facts record no meeting of the kind '{claim.Mechanism}'.", []);

        var findings = ImmutableArray.CreateBuilder<BookFinding>();
        bool? begun = claim.Since is { } since ? held[0].Date.Year == since : null;
        if (begun is not null) findings.Add(Finding(held[0], begun, "the first"));
        var named = held.FindLastIndex(m => (claim.LastYear is not { } year || m.Date.Year == year) && m.Place.Contains(claim.LastPlace, StringComparison.OrdinalIgnoreCase));
        var saysLast = claim.LastYear is not null || claim.LastPlace.Length > 0;
        if (saysLast && named >= 0) findings.Add(Finding(held[named], true, "the one the statement names"));
        if (saysLast && named != held.Count - 1) findings.Add(Finding(held[^1], false, "the last on record"));

        var all = findings.ToImmutable();
        if (begun == false) return new ClaimVerdict(claim, Verdict.DoesNotHold, $"The first on record was held on {Date(held[0])}.", all);
        if (!saysLast) return new ClaimVerdict(claim, Verdict.Holds, $"The first on record was held on {Date(held[0])}.", all);
        if (named < 0) return new ClaimVerdict(claim, Verdict.DoesNotHold, "No meeting on record was held then and there.", all);
        if (named == held.Count - 1) return new ClaimVerdict(claim, Verdict.Holds, $"The last on record was held on {Date(held[^1])} in {held[^1].Place}.", all);
        var next = held[named + 1];
        return new ClaimVerdict(claim, Verdict.TrueOnlyBefore, $"The next was held on {Date(next)} in {next.Place}: {next.What}.", all, next.Date);
    }

    private static BookFinding Finding(MeetingFact meeting, bool? agrees, string which) => new(
        "record of meetings", BookSide.Both, meeting.Ordinal > 0 ? meeting.Ordinal : null, meeting.Ordinal > 0 ? "number of the meeting" : "", agrees,
        $"{which}: {Date(meeting)}, {meeting.Place}. {meeting.What}", [meeting.Source]);

    private static string Date(MeetingFact meeting) => meeting.Date.ToString(meeting.IsMonthOnly ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
