using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Dialogue;
using Tripoint.Exchanges;
using Tripoint.Faults;
using Tripoint.TestSupport;
using Tripoint.Warnings;

namespace Tripoint.Data.Tests.Embedded;

public class EmbeddedRegisterTests
{
    [Fact]
    public void Every_sourced_meeting_belongs_to_a_known_mechanism()
    {
        Assert.All(EmbeddedRegister.Meetings, m => Assert.Contains(EmbeddedRegister.Mechanisms, k => k.Key == m.Mechanism));
        Assert.Equal(EmbeddedFacts.Meetings().Length, EmbeddedRegister.Meetings.Length);
        Assert.Contains(EmbeddedRegister.Meetings, m => m.Date.ToString() == "2014-11" && m.Date.Precision == DatePrecision.Month);
        Assert.Equal(DatePrecision.DayToVerify, EmbeddedRegister.Meetings.Single(m => m.Mechanism == "summit" && m.Ordinal == 7).Date.Precision);
    }

    /// <summary>The facts: 9 summits, the last on 2024-05-27; the longest gap from 2019-12-24 to 2024-05-27 (53 months); 16 rounds, six of them dated.</summary>
    [Fact]
    public void The_standing_of_summit_and_talks_follows_from_the_sourced_history()
    {
        var summit = MechanismStanding.Of(EmbeddedRegister.Mechanisms.Single(m => m.Key == "summit"), EmbeddedRegister.Meetings, new DateOnly(2026, 5, 26));
        Assert.Equal((9, 0), (summit.Times, summit.Undated));
        Assert.Equal(new MonthRange(23, 23), summit.Silent);
        Assert.Equal(53, summit.LongestGap!.Value.Least);
        var talks = MechanismStanding.Of(EmbeddedRegister.Mechanisms.Single(m => m.Key == "fta-talks"), EmbeddedRegister.Meetings, new DateOnly(2026, 5, 26));
        Assert.Equal(16, talks.Times);
    }

    [Fact]
    public void The_summit_of_2024_promised_forty_million_exchanges_by_2030()
    {
        var promised = EmbeddedRegister.Commitments.Single(c => c.Indicator == IndicatorKeys.PeopleExchanges);
        Assert.Equal((40e6, PledgeSense.AtLeast, new DateOnly(2030, 12, 31)), (promised.Pledge!.Target, promised.Pledge.Sense, promised.Pledge.Due!.Value));
        Assert.Equal(Bloc.ChinaJapanKorea.Members, promised.Promisers);
        var facts = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot(), "data", "facts", "commitments-2024-summit.csv"));
        Assert.All(EmbeddedRegister.Commitments, c => Assert.Contains(c.What.English, facts, StringComparison.Ordinal));
        Assert.All(EmbeddedRegister.Commitments, c => Assert.DoesNotContain("", new[] { c.What.Chinese, c.What.Japanese, c.What.Korean }));
    }

    [Fact]
    public void The_apec_basket_is_the_published_list_and_every_line_has_a_sector()
    {
        var basket = EmbeddedBaskets.Of("apec-environmental");
        var published = File.ReadAllLines(SharedData.Require("product-lists", "apec54_hs2007.txt")).Where(l => l.Length > 0).Order();
        Assert.Equal(published, basket.Published.Select(l => l.Code).Order());
        Assert.Equal(["apec-environmental", "renewable-energy", "public-health", "carbon-border"], EmbeddedBaskets.OfAreas.Select(b => b.Key));
        Assert.Subset(basket.Lines.Select(l => (l.Code, l.Sector, l.Label, string.Join(' ', l.Editions))).ToHashSet(), EmbeddedBaskets.Of("renewable-energy").Lines.Select(l => (l.Code, l.Sector, l.Label, string.Join(' ', l.Editions))).ToHashSet());
        Assert.Throws<DataMissingException>(() => EmbeddedBaskets.Of("none"));
    }

    [Fact]
    public void Students_and_migrants_are_the_sources_figures()
    {
        Economy china = Economy.Of("CHN"), japan = Economy.Of("JPN"), korea = Economy.Of("KOR");
        var source = File.ReadLines(SharedData.Require("people-flows", "popular-origins-by-destination.csv")).Single(l => l.StartsWith("2019,Japan,China,", StringComparison.Ordinal));
        Assert.Equal(long.Parse(source.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture), EmbeddedPeople.Flows.Of(PeopleKind.Students, 2019, china, japan)!.Persons);
        Assert.Null(EmbeddedPeople.Flows.Of(PeopleKind.Students, 2019, japan, china));
        Assert.Equal(7, EmbeddedPeople.Flows.Years(PeopleKind.Migrants).Length);
        Assert.Equal(803011, EmbeddedPeople.Flows.Of(PeopleKind.Migrants, 2020, china, korea)!.Persons); // UN DESA stock 2020
        Assert.Equal(3, EmbeddedPeople.Flows.Provenance.Sources.Length);
    }

    [Fact]
    public void Chinas_flake_graphite_broke_its_range_when_licences_came_and_the_gallium_basket_hid_it()
    {
        // Licences for graphite from 1 December 2023: stocks were drawn in November. Those for gallium and germanium from 1 August 2023 do not
        // show in 811292, which holds other metals besides: a watch list sees only what its code tells apart.
        var (first, graphite) = Monthly("250410");
        var breaks = SeasonalRange.Check(graphite).Where(f => f.IsBreak).Select(f => first.AddMonths(f.Index)).ToList();
        Assert.Contains(new DateOnly(2023, 12, 1), breaks);
        Assert.Contains(new DateOnly(2023, 11, 1), breaks);
        var (start, basket) = Monthly("811292");
        Assert.DoesNotContain(SeasonalRange.Check(basket), f => f.IsBreak && start.AddMonths(f.Index) == new DateOnly(2023, 8, 1));
    }

    [Fact]
    public void Koreas_trade_with_China_broke_its_range_in_the_winter_of_2008()
    {
        using var csv = CsvFile.Open(SharedData.Require("monthly", "korea-china-trade-data.csv"));
        int month = csv.Column("Date"), exports = csv.Column("Exports");
        var text = new System.Text.StringBuilder("month,value\n");
        while (csv.NextRow()) text.Append(csv.Text(month).Replace('.', '-')).Append(',').Append(csv.Text(exports)).Append('\n');
        var series = MonthlySeries.Read(text.ToString(), "korea");
        var found = SeasonalRange.Check(series.Values).Where(f => f.IsBreak && f.Score < 0).Select(f => series.MonthAt(f.Index)).ToList();
        Assert.Contains(found, m => m >= new DateOnly(2008, 11, 1) && m <= new DateOnly(2009, 2, 1));
    }

    [Fact]
    public void A_monthly_series_names_its_faults_by_line_and_leaves_gaps_open()
    {
        var series = MonthlySeries.Read("month,value\n2020-03,3\n2020-01,1\n", "mine.csv");
        Assert.Equal([1, double.NaN, 3], series.Values);
        var refused = Assert.Throws<BadInputException>(() => MonthlySeries.Read("month,value\n2020-1,1\n2020-02,-4\n2020-03,1\n2020-03,2\n", "mine.csv"));
        Assert.Equal(3, refused.Faults.Length);
    }

    private static (DateOnly First, double[] Values) Monthly(string code)
    {
        using var csv = CsvFile.Open(SharedData.Require("product-trade", "deep_dive_hs6_monthly.csv"));
        int period = csv.Column("period_dt"), hs6 = csv.Column("hs6"), quantity = csv.Column("qty");
        var first = new DateOnly(2017, 1, 1);
        var values = new double[96];
        while (csv.NextRow())
        {
            if (!csv.Field(hs6).SequenceEqual(code)) continue;
            var at = DateOnly.Parse(csv.Text(period), System.Globalization.CultureInfo.InvariantCulture);
            values[(at.Year - 2017) * 12 + at.Month - 1] += csv.Number(quantity, 0, 1e15, "a quantity");
        }
        return (first, values);
    }
}
