using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Averages and peaks of a group of lines in a year; simple averages, each line weighing the same.</summary>
/// <param name="Group">The section's numeral and name, or 'All'.</param>
/// <param name="Lines">The number of lines.</param>
/// <param name="Excluded">Lines without a commitment in the year.</param>
/// <param name="Averaged">Lines with a commitment whose ad valorem equivalent is known: what <see cref="Average"/> is taken over.</param>
/// <param name="Average">The mean over those, as a fraction; null where there are none.</param>
/// <param name="WithExcludedAtBase">The mean over these and the excluded lines, the latter at their base rate; null where there are none.</param>
/// <param name="Free">Lines free whatever the goods, season and quota.</param>
/// <param name="Peaks">Lines above 15 per cent, excluded lines at base.</param>
/// <param name="Highest">The highest equivalent; null where there is none.</param>
/// <param name="HighestCode">The line that bears it.</param>
public sealed record GroupSummary(string Group, int Lines, int Excluded, int Averaged, double? Average, double? WithExcludedAtBase, int Free, int Peaks, double? Highest, string HighestCode);

/// <summary>What a schedule holds: categories with their counts, and averages by HS section in a year.</summary>
/// <param name="Year">The year of the agreement; 0 for the base.</param>
/// <param name="Categories">Category and number of lines, most frequent first; categories of listed rates are inferred.</param>
/// <param name="Forms">Form of the year's rate and number of lines, most frequent first.</param>
/// <param name="Sections">One for each HS section that has lines, then the whole.</param>
/// <param name="Estimated">Lines whose equivalent is an estimate.</param>
/// <param name="Unconverted">Codes of lines whose rate has no ad valorem equivalent: a unit value is missing or the schedule only names a price.</param>
public sealed record ScheduleSummary(
    int Year,
    ImmutableArray<(string Category, int Lines)> Categories,
    ImmutableArray<(string Form, int Lines)> Forms,
    ImmutableArray<GroupSummary> Sections,
    int Estimated,
    ImmutableArray<TariffCode> Unconverted)
{
    /// <summary>A rate above this is a peak (15 per cent, the usual mark in the WTO's tariff profiles).</summary>
    public const double Peak = 0.15;

    /// <summary>The whole schedule's averages.</summary>
    public GroupSummary All => Sections[^1];

    /// <summary>Summarises a schedule in a year.</summary>
    public static ScheduleSummary Of(Schedule schedule, int year, ExchangeRates? exchange = null)
    {
        var lines = schedule.Lines;
        var rates = lines.Select(l => schedule.RateIn(l, year)).ToImmutableArray();
        var equivalents = lines.Select(l => schedule.EquivalentIn(l, year, exchange)).ToImmutableArray();
        var all = Enumerable.Range(0, lines.Length).ToList();
        var groups = all.GroupBy(k => lines[k].Code.Section).OrderBy(g => g.Key.Number)
            .Select(g => Group($"{g.Key.Roman} {g.Key.Name}", [.. g])).Append(Group("All", all));
        return new ScheduleSummary(
            year,
            Counted(lines.Select(l => CategoryOf(l, schedule.Convention))),
            Counted(rates.Select(Form)),
            [.. groups],
            equivalents.Count(e => e is { IsEstimate: true }),
            [.. all.Where(k => equivalents[k] is null).Select(k => lines[k].Code)]);

        GroupSummary Group(string name, List<int> members)
        {
            double sum = 0, sumAll = 0;
            int averaged = 0, averagedAll = 0, excluded = 0, free = 0, peaks = 0, highest = -1;
            foreach (var k in members)
            {
                var isExcluded = rates[k] is NoConcession;
                if (isExcluded) excluded++;
                if (rates[k].IsFree) free++;
                if (equivalents[k] is not { } e) continue;
                averagedAll++;
                sumAll += e.Fraction;
                if (e.Fraction > Peak) peaks++;
                if (highest < 0 || e.Fraction > equivalents[highest]!.Value.Fraction) highest = k;
                if (isExcluded) continue;
                averaged++;
                sum += e.Fraction;
            }
            return new GroupSummary(name, members.Count, excluded, averaged, averaged == 0 ? null : sum / averaged, averagedAll == 0 ? null : sumAll / averagedAll,
                free, peaks, highest < 0 ? null : equivalents[highest]!.Value.Fraction, highest < 0 ? "" : lines[highest].Code.Digits);
        }
    }

    /// <summary>A line's category as text; that of rates listed over several years is inferred where one fits, 'listed' where none does.</summary>
    public static string CategoryOf(TariffLine line, StagingConvention convention) => line.Category switch
    {
        ListedRates { Rates.Length: > 1 } l => Inferred(CategoryInference.Of(line.Base, l.Rates, convention)),
        ListedRates { Rates: [var only] } => only switch
        {
            NoConcession => "U",
            FreeRate => "free",
            ConditionalRate { InQuota: not null } => "quota",
            _ when only.HasGap => "part of the line",
            _ when only.ToString() == line.Base.ToString() => "at base",
            _ => "reduced",
        },
        QuotaCategory => "TRQ",
        var other => other.ToString(),
    };

    private static string Inferred(StagingCategory? category) => category switch
    {
        null => "listed",
        PartialCut { SharePercent: 100 } => "at base",
        PartialCut p => $"P{p.Years}" + (p.Standstill > 0 ? $"/{p.Standstill}" : ""),
        _ => category.ToString(),
    };

    private static string Form(Rate rate) => rate switch
    {
        FreeRate => "free",
        NoConcession => "no concession",
        AdValorem => "ad valorem",
        SpecificRate => "specific",
        CompoundRate => "compound",
        MixedRate => "mixed",
        DifferentialRate or GatePriceRate => "difference to a price",
        ContentRate => "by content",
        VaryingRate => "varies inside the line",
        SeasonalRate => "seasonal",
        ConditionalRate { InQuota: not null } => "quota",
        ConditionalRate => "by goods or member",
        _ => "by note",
    };

    private static ImmutableArray<(string, int)> Counted(IEnumerable<string> names) =>
        [.. names.CountBy(n => n).Select(p => (p.Key, p.Value)).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)];
}
