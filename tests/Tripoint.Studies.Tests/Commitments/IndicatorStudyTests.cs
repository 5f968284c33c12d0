using Ical.Net;
using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Data.Embedded;
using Tripoint.Dialogue;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Studies.Baskets;
using Tripoint.Studies.Commitments;
using Tripoint.Studies.Dialogue;
using Tripoint.Studies.Warnings;

namespace Tripoint.Studies.Tests.Commitments;

public class IndicatorStudyTests
{
    private static readonly IndicatorRequest s_request = new(Bloc.ChinaJapanKorea, new DateOnly(2026, 5, 27), EmbeddedRegister.Meetings, []);

    private static IndicatorSeries Of(string key) => IndicatorStudy.Compute(key, s_request)!;

    [Fact]
    public void Months_since_the_summit_count_from_the_last_on_record()
    {
        var series = Of(IndicatorKeys.MonthsSinceSummit);
        Assert.Equal(24, series.LatestBy(s_request.AsOf)!.Value);
        Assert.Equal(0, series.Readings.Single(r => r.Date == new DateOnly(2019, 12, 31)).Value);
        Assert.Equal(48, series.Readings.Single(r => r.Date == new DateOnly(2023, 12, 31)).Value);
    }

    [Fact]
    public void Rounds_are_counted_by_year_and_the_undated_are_told()
    {
        var series = Of(IndicatorKeys.RoundsAYear);
        Assert.Equal(2, series.Readings.Single(r => r.Date.Year == 2019).Value);
        Assert.Equal(0, series.LatestBy(s_request.AsOf)!.Value);
        Assert.Equal(3, series.Caveats.Length); // between rounds 1 and 6, 6 and 11, 11 and 15
    }

    [Fact]
    public void The_average_tariff_falls_when_rcep_is_not_yet_in_the_data_only_slowly()
    {
        var series = Of(IndicatorKeys.TariffBetweenMembers);
        Assert.Equal(EmbeddedDataset.Years.Length, series.Readings.Length);
        var table = EmbeddedDataset.World(2015);
        Assert.Equal(100 * MemberTariff.Average(table.Economies, table.Sectors, table.Trade, table.Tariff, Bloc.ChinaJapanKorea), series.Readings.Single(r => r.Date.Year == 2015).Value, 0.01);
        Assert.Empty(IndicatorStudy.Compute(IndicatorKeys.TariffBetweenMembers, s_request with { Bloc = Bloc.Parse("CHN,DEU") })!.Readings);
    }

    [Fact]
    public void Measures_in_force_are_counted_day_by_day_and_people_exchanges_are_never_computed()
    {
        var series = IndicatorStudy.Compute(IndicatorKeys.RestrictiveMeasures, s_request with
        {
            Measures = [new NotifiedMeasure(new DateOnly(2025, 1, 1), null), new NotifiedMeasure(new DateOnly(2025, 3, 1), new DateOnly(2025, 6, 1)), new NotifiedMeasure(new DateOnly(2027, 1, 1), null)],
        })!;
        Assert.Equal([1.0, 2.0, 1.0, 1.0], series.Readings.Select(r => r.Value));
        Assert.Null(IndicatorStudy.Compute(IndicatorKeys.PeopleExchanges, s_request));
    }

    [Fact]
    public void Students_are_summed_over_the_directions_that_are_known()
    {
        var series = Of(IndicatorKeys.StudentsBetweenMembers);
        Assert.Equal(91528 + 55670 + 1661 + 14328, series.Readings.Single(r => r.Date.Year == 2019).Value);
        Assert.Contains("4 of 6 directions", series.Caveats[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Exposure_to_a_stop_of_chinese_metals_is_ready_at_once_and_korea_stands_above_the_united_states()
    {
        var exposure = ExposureBase.Embedded.Of(["C24B"], [Economy.Of("CHN")]);
        double Share(string code) => exposure.Economies.Single(e => e.Economy.Code == code).ShareOfOutput;
        Assert.True(Share("KOR") > Share("USA"));
        Assert.Equal(EmbeddedDataset.Economies.Length, exposure.Economies.Length);
    }

    [Fact]
    public void An_early_harvest_is_the_equilibrium_without_tariffs_between_members_on_its_sectors()
    {
        var table = EmbeddedDataset.World();
        var basket = EmbeddedBaskets.Of("apec-environmental");
        EarlyHarvest all = EarlyHarvestStudy.Run(table, basket, Bloc.ChinaJapanKorea, cancellation: TestContext.Current.CancellationToken), trifle = EarlyHarvestStudy.Run(table, basket, Bloc.ChinaJapanKorea, 0.001, TestContext.Current.CancellationToken);
        var tariff = table.Tariff.ToArray();
        foreach (var j in new[] { "C16", "C25", "C26", "C27", "C28" }.Select(table.IndexOfSector))
        {
            for (var n = 0; n < 3; n++)
            {
                for (var i = 0; i < 3; i++) tariff[table.Cell(j, n, i)] = 0; // the first three economies are the members
            }
        }
        var direct = new EquilibriumModel(table).Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, all.Status);
        Assert.Equal(["CHN", "JPN", "KOR"], all.Outcomes.Where(o => o.IsMember).Select(o => o.Economy.Code));
        Assert.All(all.Outcomes, o => Assert.Equal(direct.WelfareExact[table.IndexOf(o.Economy)], o.WelfareShare, 1e-9));
        Assert.All(trifle.Outcomes.Where(o => o.IsMember), o => Assert.True(Math.Abs(o.WelfareShare) < 0.01 * all.Outcomes.Max(a => Math.Abs(a.WelfareShare))));
        Assert.Throws<BadInputException>(() => EarlyHarvestStudy.Run(table, basket, Bloc.ChinaJapanKorea, 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_calendar_is_read_back_by_another_reader_of_the_standard()
    {
        var changed = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        CalendarEntry[] entries =
        [
            new("b@room", "三国財務大臣会議; Tokyo, spring", MeetingDate.Parse("2026-04-02"), new DateOnly(2026, 4, 3), "Tokyo", "line one\nline two", new Uri("https://room.example/dialogue/b"), changed),
            new("a@room", "Round 6", MeetingDate.Parse("2014-11"), null, "", "", null, changed, IsCancelled: true),
        ];
        var text = MeetingCalendar.Write("Register", entries);
        Assert.Equal(text, MeetingCalendar.Write("Register", entries.Reverse()));
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line)); // RFC 5545, 3.1
        var read = Calendar.Load(text)!;
        Assert.Equal(["a@room", "b@room"], read.Events.Select(e => e!.Uid));
        var april = read.Events[1]!;
        Assert.Equal("三国財務大臣会議; Tokyo, spring", april.Summary);
        Assert.False(april.DtStart!.HasTime);
        Assert.Equal(new DateOnly(2026, 4, 4), april.DtEnd!.Date); // exclusive
        Assert.Equal(new DateOnly(2014, 12, 1), read.Events[0]!.DtEnd!.Date);
        Assert.Equal("CANCELLED", read.Events[0]!.Status);
    }
}
