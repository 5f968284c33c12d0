using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Tests.Negotiation.Schedules;

public class ScheduleTests
{
    private static readonly StagingConvention s_convention = new(new DateOnly(2027, 1, 1));

    private static TariffLine Line(string code, string baseRate, string category, long row = 0) =>
        new(TariffCode.Of(code), "", RateText.Parse(baseRate), StagingCategory.Parse(category), "", row);

    private static Schedule Make(params TariffLine[] lines) => Schedule.Create(Economy.Of("KOR"), "CHN", "test", s_convention, lines, "own.csv");

    [Fact]
    public void All_faults_of_a_schedule_are_given_at_once_with_their_lines()
    {
        var e = Assert.Throws<BadInputException>(() => Make(
            Line("0101.21.00", "8%", "A", 2),
            Line("0101.21.00", "8%", "B10", 3),
            Line("0102.29", "8%", "A", 4),
            Line("0102.29.10", "8%", "A", 5),
            Line("0103.10", "free", "MOP 20%", 6),
            Line("0104.10", "free", "TRQ 10 t; in A; out U", 7),
            Line("0105.11", "5%", "P5 to 8%", 8),
            Line("0106.11", "5% + 10 KRW/kg", "P5 to 8%", 9),
            Line("0201.10", "40%", "TRQ 10 t; in U; out U", 10)));
        string[] places = [.. e.Faults.Select(f => f.Where.Replace("own.csv, line ", "", StringComparison.Ordinal))];
        Assert.Equal(["3", "5", "6", "7", "8", "9", "10"], places);
        Assert.Contains("with categories A and B10", e.Faults[0].What, StringComparison.Ordinal);
        Assert.Contains("lies under 010229", e.Faults[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Listed_rates_may_neither_rise_nor_lie_above_the_base()
    {
        TariffLine Listed(string code, params string[] rates) => Line(code, "10%", "A") with { Category = new ListedRates([.. rates.Select(RateText.Parse)]) };
        Make(Listed("010121", "8%", "6%"));
        Assert.Contains("above the base", Assert.Throws<BadInputException>(() => Make(Listed("010121", "12%"))).Message, StringComparison.Ordinal);
        Assert.Contains("rises", Assert.Throws<BadInputException>(() => Make(Listed("010121", "6%", "8%"))).Message, StringComparison.Ordinal);
        Assert.Contains("some years only", Assert.Throws<BadInputException>(() => Make(Listed("010121", "6%", "U"))).Message, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => Make());
    }

    [Theory]
    [InlineData("243% or 1864 KRW/kg, whichever is greater", 1000, 2.43)] // 1864/1000 = 186.4% is less
    [InlineData("243% or 1864 KRW/kg, whichever is greater", 500, 3.728)]
    [InlineData("23.8% + 1159 KRW/kg", 2000, 0.8175)]
    [InlineData("100 KRW/100 kg", 10, 0.1)]
    [InlineData("5000 KRW/t", 50, 0.1)]
    [InlineData("difference(393.786 KRW - 1 value)/kg or 40.5 KRW/kg, whichever is less", 360, 0.09385)] // 33.786/360
    [InlineData("difference(393.786 KRW - 1 value)/kg", 500, 0)]
    [InlineData("varies: free ~ 10%", 1, 0.05)]
    [InlineData("season 01-01..06-30: 10%; season 07-01..12-31: 20%", 1, 0.150411)] // 181 and 184 days
    [InlineData("in quota [1 t]: free; out of quota: 40%", 1, 0.4)]
    public void The_ad_valorem_equivalent_is_the_duty_over_the_value_and_says_that_it_is_an_estimate(string rate, double wonPerKg, double expected)
    {
        var equivalent = AdValoremEquivalent.Of(RateText.Parse(rate), new UnitValue((decimal)wonPerKg, "KRW", "kg"))!.Value;
        Assert.Equal(expected, equivalent.Fraction, 6);
        Assert.True(equivalent.IsEstimate);
        Assert.InRange(equivalent.Fraction, equivalent.Low, equivalent.High);
    }

    [Fact]
    public void Without_a_unit_value_in_a_unit_and_currency_that_match_there_is_no_estimate()
    {
        var rate = RateText.Parse("1864 KRW/kg");
        Assert.Null(AdValoremEquivalent.Of(rate));
        Assert.Null(AdValoremEquivalent.Of(rate, new UnitValue(2, "USD", "kg")));
        Assert.Null(AdValoremEquivalent.Of(rate, new UnitValue(2000, "KRW", "head")));
        Assert.Equal(1864 / 2728.0, AdValoremEquivalent.Of(rate, new UnitValue(2, "USD", "kg"), ExchangeRates.Parse("KRW=1364"))!.Value.Fraction, 9);
        var exact = AdValoremEquivalent.Of(RateText.Parse("8%"))!.Value;
        Assert.Equal((0.08, false), (exact.Fraction, exact.IsEstimate));
        Assert.Equal(0.08, AdValoremEquivalent.Of(Rate.None, otherwise: RateText.Parse("8%"))!.Value.Fraction);
    }

    [Fact]
    public void Coverage_counts_lines_and_trade_and_names_what_is_left_out()
    {
        // Four lines: free at base; free at once; free in year 10; excluded, alone in chapter 2.
        var schedule = Make(Line("010121", "free", "U"), Line("010129", "8%", "A"), Line("010130", "8%", "B10"), Line("020110", "40%", "U"));
        var trade = new Dictionary<TariffCode, double> { [TariffCode.Of("0101")] = 30, [TariffCode.Of("020110")] = 70, [TariffCode.Of("8471")] = 5 };
        var result = CoverageTest.Of(schedule, TradeWeights.Of(schedule, trade));
        Assert.Equal(new CoverageShares(0.25, 0.5, 0.75, 0.75), result.ByLines);
        var byTrade = result.ByTrade!.Value;
        Assert.Equal([0.1, 0.2, 0.3, 0.3], new[] { byTrade.Base, byTrade.Immediate, byTrade.After!.Value, byTrade.Final!.Value }.Select(v => Math.Round(v, 12)));
        Assert.Equal((1, false), (result.SensitiveSubheadings, result.WithinTrade));
        Assert.True(result.WithinSubheadings);
        Assert.Equal(2, Assert.Single(result.LeftOut).Chapter);
        Assert.Contains("divided equally", result.Weights, StringComparison.Ordinal);
        Assert.Contains("5 of codes the schedule does not have", result.Weights, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_that_is_free_inside_is_not_free_and_a_snapshot_does_not_look_ahead()
    {
        var quota = Make(Line("010121", "40%", "TRQ 10 t; in A; out U"));
        var result = CoverageTest.Of(quota);
        Assert.Equal((0.0, 1), (result.ByLines.Final!.Value, result.PartlyFree));
        var snapshot = Schedule.Create(Economy.Of("JPN"), "CHN", "2026", s_convention, [Line("010121", "4%", "A")], isSnapshot: true);
        var shares = CoverageTest.Of(snapshot).ByLines;
        Assert.Equal((1.0, null, null), (shares.Immediate, shares.After, shares.Final));
    }

    [Fact]
    public void The_average_says_over_which_lines_it_is_taken()
    {
        var all = ScheduleSummary.Of(Make(Line("010121", "10%", "A"), Line("010129", "20%", "U"), Line("010130", "5 KRW/kg", "U")), 1).All;
        Assert.Equal((3, 2, 1, 0.0, 0.1), (all.Lines, all.Excluded, all.Averaged, all.Average!.Value, all.WithExcludedAtBase!.Value));
    }

    [Theory]
    [InlineData("0401.10.110", "040110110", 4, "I", "040110")]
    [InlineData("97 06", "9706", 97, "XXI", "9706")]
    public void A_code_knows_its_chapter_section_and_subheading(string text, string digits, int chapter, string section, string hs6)
    {
        var code = TariffCode.Of(text);
        Assert.Equal((digits, chapter, section, hs6), (code.Digits, code.Chapter, code.Section.Roman, code.Hs6));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("0012")]
    [InlineData("01x1.21")]
    [InlineData("0101210000000")]
    public void Another_text_is_no_code(string text) => Assert.Throws<BadInputException>(() => TariffCode.Of(text));
}
