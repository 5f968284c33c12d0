using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// The coverage tests of a schedule: how much becomes free at once, after ten years and in the end, by lines and by trade; which chapters
/// are left out; and whether what stays dutiable keeps to a sensitive track's ceiling. A line counts as free only if all its goods are, in
/// every season and beyond any quota.
/// </summary>
public static class CoverageTest
{
    // Categories run over at most 99 years.
    private const int LastYear = 100;

    /// <summary>Tests a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="weights">Imports by line; null to count lines only.</param>
    /// <param name="options">Thresholds, years and ceiling.</param>
    public static CoverageResult Of(Schedule schedule, TradeWeights? weights = null, CoverageOptions? options = null)
    {
        options ??= new CoverageOptions();
        // A snapshot tells nothing of later years: what is not free is then judged by the rates it has.
        var after = schedule.IsSnapshot ? 1 : schedule.Convention.YearOn(schedule.Convention.EntryIntoForce.AddYears(options.AfterYears));
        var lines = schedule.Lines;
        var free = new bool[4][];
        int[] years = [0, 1, after, LastYear];
        for (var t = 0; t < years.Length; t++)
        {
            // A line free in the base rates stays so, whatever its category says.
            free[t] = [.. lines.Select(l => l.Base.IsFree || schedule.RateIn(l, years[t]).IsFree)];
        }
        var notFree = Enumerable.Range(0, lines.Length).Where(k => !free[2][k]).ToImmutableArray();
        var traded = weights is { Total: > 0 };
        return new CoverageResult(
            after,
            Shares(free, _ => 1.0, schedule.IsSnapshot),
            traded ? Shares(free, k => weights!.Values[k], schedule.IsSnapshot) : null,
            weights is null ? "no trade was given: every line weighs the same" : traded ? weights.Method : "none of the trade given falls on a line of the schedule: every line weighs the same",
            notFree.Count(k => PartlyFree(schedule.RateIn(lines[k], after))),
            [.. notFree.Select(k => lines[k].Code)],
            notFree.Select(k => lines[k].Code.Hs6).Distinct(StringComparer.Ordinal).Count(),
            traded ? notFree.Sum(k => weights!.Values[k]) / weights!.Total : null,
            options.Sensitive,
            [.. Enumerable.Range(0, lines.Length).GroupBy(k => lines[k].Code.Chapter).OrderBy(g => g.Key)
                .Select(g => (g.Key, Lines: g.Count(), Dutiable: g.Count(k => !free[0][k]), Freed: g.Count(k => !free[0][k] && free[2][k])))
                .Where(c => c.Dutiable > 0 && c.Freed == 0)
                .Select(c => new ChapterLeftOut(c.Key, c.Lines, c.Dutiable))]);
    }

    private static CoverageShares Shares(bool[][] free, Func<int, double> weight, bool isSnapshot)
    {
        double total = 0;
        var sums = new double[free.Length];
        for (var k = 0; k < free[0].Length; k++)
        {
            var w = weight(k);
            total += w;
            for (var t = 0; t < sums.Length; t++) if (free[t][k]) sums[t] += w;
        }
        return new CoverageShares(sums[0] / total, sums[1] / total, isSnapshot ? null : sums[2] / total, isSnapshot ? null : sums[3] / total);
    }

    private static bool PartlyFree(Rate rate) => rate switch
    {
        FreeRate => true,
        VaryingRate v => v.Options.Any(PartlyFree),
        SeasonalRate s => s.Seasons.Any(c => PartlyFree(c.Rate)),
        ConditionalRate c => c.Cases.Any(k => PartlyFree(k.Rate)),
        _ => false,
    };
}
