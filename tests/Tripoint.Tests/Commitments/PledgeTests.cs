using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Commitments;

public class PledgeTests
{
    private static readonly DateOnly s_from = new(2024, 1, 1), s_due = new(2028, 1, 1);

    private static IndicatorReading On(int year, double value) => new(new DateOnly(year, 1, 1), value);

    [Fact]
    public void The_path_is_the_straight_line_from_baseline_to_target()
    {
        var pledge = new Pledge(PledgeSense.AtLeast, 30, s_from, s_due, 10);
        Assert.Equal(10, pledge.PathAt(new DateOnly(2020, 1, 1)));
        Assert.Equal(20, pledge.PathAt(new DateOnly(2026, 1, 1))!.Value, 0.01);
        Assert.Equal(30, pledge.PathAt(s_due));
        Assert.Equal(30, pledge.PathAt(s_due.AddYears(3)));
    }

    [Theory]
    [InlineData(2026, 31, 2026, PathVerdict.Reached)]
    [InlineData(2026, 21, 2026, PathVerdict.OnPath)]
    [InlineData(2026, 19, 2026, PathVerdict.BehindPath)]
    [InlineData(2028, 29, 2029, PathVerdict.Missed)]
    [InlineData(2026, 21, 2029, PathVerdict.NotMeasured)]
    public void A_reading_is_judged_by_path_and_day(int read, double value, int asOf, PathVerdict expected) =>
        Assert.Equal(expected, new Pledge(PledgeSense.AtLeast, 30, s_from, s_due, 10).Judge(On(read, value), new DateOnly(asOf, 1, 1)));

    [Fact]
    public void Without_a_baseline_there_is_no_path_and_without_a_day_the_target_holds_always()
    {
        Assert.Equal(PathVerdict.NotYet, new Pledge(PledgeSense.AtLeast, 30, s_from, s_due).Judge(On(2026, 20), new DateOnly(2026, 1, 1)));
        var always = new Pledge(PledgeSense.AtMost, 12, s_from);
        Assert.Equal(PathVerdict.Reached, always.Judge(On(2025, 12), new DateOnly(2025, 1, 1)));
        Assert.Equal(PathVerdict.Missed, always.Judge(On(2025, 13), new DateOnly(2025, 1, 1)));
        Assert.Equal(PathVerdict.NotMeasured, always.Judge(null, new DateOnly(2025, 1, 1)));
        Assert.Throws<BadInputException>(() => new Pledge(PledgeSense.AtMost, double.NaN, s_from));
        Assert.Throws<BadInputException>(() => new Pledge(PledgeSense.AtMost, 1, s_from, s_from));
    }

    [Fact]
    public void The_promisers_word_the_others_and_the_datas_stand_side_by_side()
    {
        var t = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var series = new IndicatorSeries("x", [On(2025, 13)], "", []);
        CommitmentStanding Of(params Dispute[] disputes) => CommitmentStanding.Of(
            ["chn", "jpn"], [new StatusWord("chn", DeclaredStatus.UnderWay, t), new StatusWord("chn", DeclaredStatus.Kept, t.AddDays(2)), new StatusWord("kor", DeclaredStatus.Broken, t)],
            disputes, new Pledge(PledgeSense.AtMost, 12, s_from), series, new DateOnly(2025, 2, 1));

        var standing = Of(new Dispute("jpn", "chn", t.AddDays(3), null));
        Assert.Equal([DeclaredStatus.Kept, DeclaredStatus.Open], standing.Promisers.Select(p => p.Status));
        Assert.True(standing.IsDisputed);
        Assert.Equal(PathVerdict.Missed, standing.Verdict);
        Assert.True(standing.DataDisagree);
        Assert.False(Of(new Dispute("jpn", "chn", t.AddDays(1), null)).IsDisputed); // the promiser has said something newer since
        Assert.False(Of(new Dispute("jpn", "chn", t.AddDays(3), t.AddDays(4))).IsDisputed);
        Assert.False(Of(new Dispute("chn", "chn", t.AddDays(3), null)).IsDisputed);
    }

    [Fact]
    public void The_average_tariff_between_members_is_weighted_by_their_trade_and_leaves_services_out()
    {
        var table = SmallWorld.Table(0.1);
        Assert.Equal(0.1, MemberTariff.Average(table.Economies, table.Sectors, table.Trade, table.Tariff, Bloc.ChinaJapanKorea), 12);
        Assert.Throws<BadInputException>(() => MemberTariff.Average(table.Economies, table.Sectors, table.Trade, table.Tariff, Bloc.Parse("CHN,USA")));
    }
}
