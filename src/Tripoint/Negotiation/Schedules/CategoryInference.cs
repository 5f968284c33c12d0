using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// Names the category behind rates that a schedule lists year by year: the simplest one that, under the agreement's convention, gives every
/// listed rate exactly.
/// </summary>
public static class CategoryInference
{
    /// <summary>
    /// The category: U, A, B with or without standstill, or P (a partial cut to the last rate); null where none gives the listed rates.
    /// </summary>
    /// <param name="baseRate">The base rate.</param>
    /// <param name="listed">The rates from year 1 on; the last stays.</param>
    /// <param name="convention">The agreement's cuts and rounding.</param>
    public static StagingCategory? Of(Rate baseRate, ImmutableArray<Rate> listed, StagingConvention convention)
    {
        if (listed.All(r => r is NoConcession)) return StagingCategory.Excluded;
        if (listed.All(r => r is FreeRate)) return StagingCategory.Immediate;
        var last = listed[^1];
        var reached = listed.Length;
        while (reached > 1 && Same(listed[reached - 2], last)) reached--;
        var standstill = 0;
        while (standstill < reached - 1 && Same(listed[standstill], baseRate)) standstill++;
        // The year in which the last cut falls is the number of years, or one more than it.
        var years = convention.ExtraCut ? Math.Max(standstill + 1, reached - 1) : reached;
        if (Same(last, baseRate)) return standstill == 0 && listed.All(r => Same(r, baseRate)) ? new PartialCut(1, 0, 100) : null;
        StagingCategory category = last is FreeRate ? new EqualCuts(years, standstill) : new PartialCut(years, standstill, 0, null, last);
        if (Gives(category)) return category;
        if (last is not AdValorem || baseRate is not AdValorem) return null;
        // A target that is a round share of the base: cuts lead to the share itself, and only what is printed is rounded.
        for (var share = 95; share > 0; share -= 5)
        {
            category = new PartialCut(years, standstill, share);
            if (Gives(category)) return category;
        }
        return null;

        bool Gives(StagingCategory candidate)
        {
            for (var year = 1; year <= listed.Length; year++)
            {
                if (!Same(candidate.InYear(baseRate, year, convention), listed[year - 1])) return false;
            }
            return true;
        }
    }

    private static bool Same(Rate a, Rate b) => a switch
    {
        FreeRate => b is FreeRate,
        AdValorem x => b is AdValorem y && x.Value == y.Value,
        _ => a.ToString() == b.ToString(),
    };
}
