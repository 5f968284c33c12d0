using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Data.Embedded;
using Tripoint.Dialogue;
using Tripoint.Exchanges;

namespace Tripoint.Studies.Commitments;

/// <summary>Computes the indicators of commitments from the embedded data and the register. What each leaves out is among its caveats.</summary>
public static class IndicatorStudy
{
    private const string Talks = "fta-talks", Summit = "summit";
    private static readonly Lazy<ImmutableArray<(int Year, double[] Trade, double[] Tariff)>> s_years = new(LoadYears);

    /// <summary>The indicator of a key; null where it is not one that can be computed (a party's own, or one whose readings are entered).</summary>
    public static IndicatorSeries? Compute(string key, IndicatorRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return key switch
        {
            IndicatorKeys.TariffBetweenMembers => Tariffs(request),
            IndicatorKeys.StudentsBetweenMembers => Students(request),
            IndicatorKeys.MonthsSinceSummit => SinceSummit(request),
            IndicatorKeys.RoundsAYear => Rounds(request),
            IndicatorKeys.RestrictiveMeasures => Measures(request),
            _ => null,
        };
    }

    private static IndicatorSeries Tariffs(IndicatorRequest request)
    {
        var known = Sector.Of("ICIO28");
        var economies = EmbeddedDataset.Economies;
        var readings = request.Bloc.Members.All(economies.Contains)
            ? s_years.Value.Select(y => new IndicatorReading(YearEnd(y.Year), 100 * MemberTariff.Average(economies, known, y.Trade, y.Tariff, request.Bloc)))
            : [];
        return new IndicatorSeries(
            IndicatorKeys.TariffBetweenMembers, [.. readings.Where(r => r.Date <= request.AsOf)],
            "applied tariffs of goods sectors between the members, weighted by their trade of the year (OECD ICIO; Global Tariff Database)",
            ["Tariffs of 2022 are those of 2021", "Averages of sectors: what a line pays can differ", "Trade that a tariff has stopped has no weight"]);
    }

    private static IndicatorSeries Students(IndicatorRequest request)
    {
        var flows = EmbeddedPeople.Flows;
        var years = flows.Years(PeopleKind.Students).Select(y => (Year: y, Sum: flows.Between(PeopleKind.Students, y, request.Bloc))).Where(y => y.Sum.Known > 0).ToList();
        var caveats = ImmutableArray.CreateBuilder<string>();
        if (years.Count > 0 && years[^1].Sum is { } last && last.Known < last.All)
            caveats.Add(string.Create(CultureInfo.InvariantCulture, $"{last.Known} of {last.All} directions are known; the rest is not counted"));
        caveats.AddRange(flows.Provenance.Log.Take(2));
        return new IndicatorSeries(
            IndicatorKeys.StudentsBetweenMembers, [.. years.Select(y => new IndicatorReading(YearEnd(y.Year), y.Sum.Persons)).Where(r => r.Date <= request.AsOf)], flows.Provenance.HowMade, caveats.ToImmutable());
    }

    /// <summary>The silence at the end of every year since the first summit, and as of the day.</summary>
    private static IndicatorSeries SinceSummit(IndicatorRequest request)
    {
        var held = request.Meetings.Where(m => m.Mechanism == Summit && m.Date.Earliest <= request.AsOf).OrderBy(m => m.Date).ToList();
        var days = held.Count == 0 ? [] : Enumerable.Range(held[0].Date.Earliest.Year, request.AsOf.Year - held[0].Date.Earliest.Year).Select(YearEnd).Append(request.AsOf);
        var readings = days.Select(day => new IndicatorReading(day, MonthRange.Since(held.Last(m => m.Date.Earliest <= day).Date, day).Least));
        return new IndicatorSeries(
            IndicatorKeys.MonthsSinceSummit, [.. readings], "completed months since the last summit on record", ["Where only a month is on record, the shortest silence it allows is counted"]);
    }

    /// <summary>
    /// Rounds on record by year, from the first round's year to that of the day. Rounds whose numbers show that they were held, but which no record
    /// dates, are told in the caveats and not guessed into a year.
    /// </summary>
    private static IndicatorSeries Rounds(IndicatorRequest request)
    {
        var held = request.Meetings.Where(m => m.Mechanism == Talks && m.Ordinal > 0 && m.Date.Earliest <= request.AsOf).OrderBy(m => m.Ordinal).ToList();
        var caveats = ImmutableArray.CreateBuilder<string>();
        for (var at = 1; at < held.Count; at++)
        {
            var missing = held[at].Ordinal - held[at - 1].Ordinal - 1;
            if (missing > 0)
                caveats.Add(string.Create(CultureInfo.InvariantCulture, $"{missing} rounds between {held[at - 1].Date} and {held[at].Date} are not dated and not in any year"));
        }
        var readings = held.Count == 0 ? [] : Enumerable.Range(held[0].Date.Earliest.Year, request.AsOf.Year - held[0].Date.Earliest.Year + 1)
            .Select(year => new IndicatorReading(year == request.AsOf.Year ? request.AsOf : YearEnd(year), held.Count(m => m.Date.Earliest.Year == year)));
        return new IndicatorSeries(IndicatorKeys.RoundsAYear, [.. readings], "rounds of talks on record, by calendar year", caveats.ToImmutable());
    }

    private static IndicatorSeries Measures(IndicatorRequest request)
    {
        var days = request.Measures.SelectMany(m => m.Until is { } until ? new[] { m.From, until } : [m.From]).Where(d => d <= request.AsOf).Append(request.AsOf).Distinct().Order();
        var readings = days.Select(day => new IndicatorReading(day, request.Measures.Count(m => m.From <= day && (m.Until is null || m.Until > day))));
        return new IndicatorSeries(
            IndicatorKeys.RestrictiveMeasures, [.. readings], "restrictive measures between members that were notified in this room and are in force",
            ["What nobody notified here is not counted: no data set that ships lists such measures between these economies"]);
    }

    private static DateOnly YearEnd(int year) => new(year, 12, 31);

    private static ImmutableArray<(int Year, double[] Trade, double[] Tariff)> LoadYears()
    {
        var flows = EmbeddedDataset.Flows();
        return [.. EmbeddedDataset.Years.Select(year => (year, flows.Flows(year).ToArray(), EmbeddedDataset.Tariffs(year)))];
    }
}
