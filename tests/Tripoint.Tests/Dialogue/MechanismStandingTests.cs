using CsCheck;
using Tripoint.Claims;
using Tripoint.Codes;
using Tripoint.Dialogue;

namespace Tripoint.Tests.Dialogue;

public class MechanismStandingTests
{
    private static readonly Mechanism s_summit = new("summit", MechanismLevel.Summit, new LocalizedName("Summit"));

    private static Meeting At(string date, int ordinal = 0, string mechanism = "summit") => new(mechanism, ordinal, MeetingDate.Parse(date), "", "", "test");

    [Fact]
    public void Silence_is_counted_in_completed_calendar_months()
    {
        Assert.Equal(0, MonthRange.Completed(new DateOnly(2024, 5, 27), new DateOnly(2024, 6, 26)));
        Assert.Equal(1, MonthRange.Completed(new DateOnly(2024, 5, 27), new DateOnly(2024, 6, 27)));
        Assert.Equal(1, MonthRange.Completed(new DateOnly(2024, 1, 31), new DateOnly(2024, 2, 29)));
        Assert.Equal(12, MonthRange.Completed(new DateOnly(2024, 5, 27), new DateOnly(2025, 5, 27)));
        Assert.Equal(0, MonthRange.Completed(new DateOnly(2024, 5, 27), new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public void A_completed_month_has_passed_and_the_next_has_not() =>
        Gen.Select(Gen.Int[700_000, 740_000], Gen.Int[0, 20_000]).Sample((start, days) =>
        {
            DateOnly from = DateOnly.FromDayNumber(start), to = from.AddDays(days);
            var months = MonthRange.Completed(from, to);
            Assert.True(from.AddMonths(months) <= to && from.AddMonths(months + 1) > to, $"{from} {to} {months}");
        });

    [Fact]
    public void A_month_stays_a_month_and_makes_the_silence_a_range()
    {
        var date = MeetingDate.Parse("2014-11");
        Assert.Equal(DatePrecision.Month, date.Precision);
        Assert.Equal("2014-11", date.ToString());
        Assert.Equal(new DateOnly(2014, 11, 30), date.Latest);
        Assert.Equal(new MonthRange(1, 2), MonthRange.Since(date, new DateOnly(2015, 1, 15)));
        Assert.False(MeetingDate.TryParse("2014-13", out _));
        Assert.False(MeetingDate.TryParse("November 2014", out _));
    }

    [Fact]
    public void A_day_that_the_source_does_not_vouch_for_is_marked()
    {
        var fact = new MeetingFact("summit", 7, new DateOnly(2018, 5, 9), false, "Tokyo, JPN", "Seventh", "mofa.go.kr (month sourced; day to verify)");
        Assert.Equal(DatePrecision.DayToVerify, Meeting.Of(fact).Date.Precision);
        Assert.Equal(DatePrecision.Day, Meeting.Of(fact with { Source = "mofa.go.kr" }).Date.Precision);
    }

    [Fact]
    public void The_numbers_tell_how_often_it_met_and_gaps_across_undated_meetings_are_left_out()
    {
        var standing = MechanismStanding.Of(s_summit, [At("2020-01-01", 4), At("2010-01-01", 1), At("2011-01-01", 2), At("2030-01-01"), At("2015-01-01", 1, "other")], new DateOnly(2021, 3, 1));
        Assert.Equal((4, 1), (standing.Times, standing.Undated));
        Assert.Equal(new MonthRange(12, 12), Assert.Single(standing.Gaps));
        Assert.Equal(14, standing.Silent!.Value.Least);
        Assert.Equal("2030-01-01", standing.Next!.Date.ToString());
        Assert.Null(standing.Overdue);
    }

    [Fact]
    public void Nobody_is_late_by_a_day_that_is_not_known()
    {
        var yearly = s_summit with { IntervalMonths = 12 };
        Assert.Equal(0, MechanismStanding.Of(yearly, [At("2020-01")], new DateOnly(2021, 1, 15)).Overdue);
        Assert.Equal(1, MechanismStanding.Of(yearly, [At("2020-01")], new DateOnly(2021, 2, 28)).Overdue);
        Assert.Null(MechanismStanding.Of(yearly, [], new DateOnly(2021, 2, 28)).Overdue);
    }
}
