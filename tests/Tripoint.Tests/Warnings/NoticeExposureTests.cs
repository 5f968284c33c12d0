using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.TestSupport;
using Tripoint.Warnings;

namespace Tripoint.Tests.Warnings;

public class NoticeExposureTests
{
    private static readonly Economy s_china = Economy.Of("CHN");

    [Fact]
    public void Embodied_exposure_is_the_disrupted_rows_of_the_inverse_by_users_output()
    {
        var table = SmallWorld.Table();
        var system = LeontiefSystem.Build(InputOutputTable.FromWorldTable(table));
        var exposure = NoticeExposure.Of(table, system, ["C24B"], [s_china]);
        var korea = exposure.Economies.Single(e => e.Economy.Code == "KOR");

        int hit = system.Node(0, 2), n = table.IndexOf(Economy.Of("KOR"));
        var embodied = Enumerable.Range(0, 4).Sum(k => system.Inverse[hit, system.Node(n, k)] * system.Output[system.Node(n, k)]);
        Assert.Equal(embodied, korea.EmbodiedMusd, 6);
        var direct = table.Trade[table.Cell(2, n, 0)];
        Assert.Equal(direct, korea.DirectMusd, 9);
        Assert.Equal(direct / Enumerable.Range(0, 5).Sum(i => table.Trade[table.Cell(2, n, i)]), korea.ShareOfSupply, 12);
        Assert.True(korea.ShareOfImports > korea.ShareOfSupply);
    }

    [Fact]
    public void The_origin_comes_last_buys_nothing_from_itself_and_is_no_other_source()
    {
        var table = SmallWorld.Table();
        var exposure = NoticeExposure.Of(table, LeontiefSystem.Build(InputOutputTable.FromWorldTable(table)), ["C26", "C24B"], [s_china]);
        Assert.Equal(s_china, exposure.Economies[^1].Economy);
        Assert.True(exposure.Economies[^1].IsOrigin);
        Assert.Equal(0, exposure.Economies[^1].DirectMusd);
        Assert.DoesNotContain(exposure.Others, o => o.Economy.Equals(s_china));
        Assert.Equal(1, exposure.Others.Sum(o => o.Share), 12);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var table = SmallWorld.Table();
        var system = LeontiefSystem.Build(InputOutputTable.FromWorldTable(table));
        var refused = Assert.Throws<BadInputException>(() => NoticeExposure.Of(table, system, ["C99"], [Economy.Of("USA")]));
        Assert.Equal(2, refused.Faults.Length);
    }

    [Fact]
    public void The_clock_gives_fifteen_days()
    {
        DateOnly asked = new(2026, 3, 1), last = new(2026, 3, 16);
        var clock = new EmergencyClock(asked, null);
        Assert.Equal(last, clock.LastDay);
        Assert.Equal((ClockState.Running, 0), (clock.State(last), clock.DaysLeft(last)!.Value));
        Assert.Equal((ClockState.Overdue, -1), (clock.State(last.AddDays(1)), clock.DaysLeft(last.AddDays(1))!.Value));
        Assert.Equal(ClockState.HeldInTime, (clock with { HeldOn = last }).State(last.AddDays(9)));
        Assert.Equal(ClockState.HeldLate, (clock with { HeldOn = last.AddDays(1) }).State(last.AddDays(9)));
        Assert.Equal(ClockState.Stopped, (clock with { EndedOn = asked.AddDays(3) }).State(last));
        Assert.Equal(ClockState.NotRequested, new EmergencyClock(null, null).State(last));
    }
}
