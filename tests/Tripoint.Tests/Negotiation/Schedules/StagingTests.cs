using CsCheck;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Tests.Negotiation.Schedules;

/// <summary>The conventions that agreements write into their schedules. Expected rates are computed by hand from the words of each rule.</summary>
public class StagingTests
{
    private static readonly StagingConvention s_january = new(new DateOnly(2027, 1, 1));

    private static string[] Years(string category, string baseRate, int years, StagingConvention convention) =>
        [.. Enumerable.Range(1, years).Select(y => StagingCategory.Parse(category).InYear(RateText.Parse(baseRate), y, convention).ToString())];

    [Fact]
    public void B5_in_five_equal_instalments_is_free_in_year_five() =>
        Assert.Equal(["8%", "6%", "4%", "2%", "free", "free"], Years("B5", "10%", 6, s_january));

    [Fact]
    public void B5_in_six_equal_instalments_is_free_in_year_six() =>
        Assert.Equal(["10%", "8%", "6%", "4%", "2%", "free"], Years("B5", "12%", 6, s_january with { ExtraCut = true }));

    [Fact]
    public void Cuts_are_rounded_to_a_tenth_of_a_point_or_up_to_a_hundredth()
    {
        // 6.5% in three cuts: 4.3333…, 2.1666….
        Assert.Equal(["4.3%", "2.2%", "free"], Years("B3", "6.5%", 3, s_january with { Rounding = StagingRounding.Tenth }));
        Assert.Equal(["4.34%", "2.17%", "free"], Years("B3", "6.5%", 3, s_january with { Rounding = StagingRounding.UpToHundredth }));
        Assert.Equal(["4.3%", "2.1%", "free"], Years("B3", "6.5%", 3, s_january with { Rounding = StagingRounding.Parse("down 0.1") }));
        // An exact third is not rounded up because of the last digit of a quotient: 9% × 2/3 = 6%.
        Assert.Equal(["6%", "3%", "free"], Years("B3", "9%", 3, s_january with { Rounding = StagingRounding.UpToHundredth }));
        // A half of a tenth goes up: 10.5% × 19/20 = 9.975%, 6.5% × 9/10 = 5.85%, as China's RCEP schedule prints them.
        Assert.Equal("10%", Years("B20", "10.5%", 1, s_january with { Rounding = StagingRounding.Tenth })[0]);
        Assert.Equal("5.9%", Years("B10", "6.5%", 1, s_january with { Rounding = StagingRounding.Tenth })[0]);
    }

    [Theory]
    [InlineData("2027-01-01", 1, "2026-12-31", 0)]
    [InlineData("2027-01-01", 1, "2027-12-31", 1)]
    [InlineData("2027-01-01", 1, "2028-01-01", 2)]
    [InlineData("2027-01-01", 4, "2027-03-31", 1)]
    [InlineData("2027-01-01", 4, "2027-04-01", 2)]
    [InlineData("2027-04-01", 4, "2028-03-31", 1)]
    [InlineData("2027-04-01", 4, "2028-04-01", 2)]
    [InlineData("2027-09-15", 1, "2027-12-31", 1)]
    [InlineData("2027-09-15", 1, "2028-01-01", 2)]
    [InlineData("2027-09-15", 1, "2036-12-31", 10)]
    public void Annual_cuts_fall_on_the_first_of_January_or_of_April(string entry, int month, string day, int year)
    {
        var convention = new StagingConvention(DateOnly.Parse(entry, null), month);
        Assert.Equal(year, convention.YearOn(DateOnly.Parse(day, null)));
        if (year > 0) Assert.True(convention.FirstDay(year) <= DateOnly.Parse(day, null) && DateOnly.Parse(day, null) < convention.FirstDay(year + 1));
    }

    [Fact]
    public void Twenty_years_with_a_ten_year_standstill_cut_in_the_second_ten()
    {
        var rates = Years("B20/10", "20%", 21, s_january);
        Assert.All(rates[..10], r => Assert.Equal("20%", r));
        Assert.Equal(["18%", "16%", "14%", "12%", "10%", "8%", "6%", "4%", "2%", "free", "free"], rates[10..]);
        Assert.Equal("free", Years("B20/10", "22%", 21, s_january with { ExtraCut = true })[20]);
        Assert.Equal("2%", Years("B20/10", "22%", 21, s_january with { ExtraCut = true })[19]);
    }

    [Fact]
    public void A_cut_to_130_per_cent_of_a_reference_rate()
    {
        // 130% of 20% is 26%: from 36% in five cuts of two points.
        Assert.Equal(["34%", "32%", "30%", "28%", "26%", "26%"], Years("P5 to 130% of 20%", "36%", 6, s_january));
        Assert.Equal(["26%", "26%"], Years("P1 to 130% of 20%", "36%", 2, s_january));
        // Of its own base rate it would be a rise, which a schedule refuses.
        var e = Assert.Throws<BadInputException>(() => Make(Line("0101.21", "36%", "P1 to 130% of base")));
        Assert.Contains("above the base rate", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_grows_from_200_to_225_tonnes_by_year_five_and_3_per_cent_a_year_after()
    {
        var category = Assert.IsType<QuotaCategory>(StagingCategory.Parse("TRQ 200 t to 225 t by year 5 then 3% a year; in A; out U"));
        decimal[] expected = [200, 206.25m, 212.5m, 218.75m, 225, 231.75m, 238.703m, 245.864m];
        Assert.Equal(expected, Enumerable.Range(1, 8).Select(category.Quota.VolumeIn));
        var rate = Assert.IsType<ConditionalRate>(category.InYear(RateText.Parse("40%"), 5, s_january));
        Assert.Equal("in quota [225 t]: free; out of quota: U", rate.ToString());
        Assert.False(rate.IsFree);
        Assert.Equal("TRQ 200 t to 225 t by year 5 then 3% a year; in A; out U", category.ToString());
    }

    [Fact]
    public void A_mixed_rate_is_cut_in_each_of_its_alternatives()
    {
        var korea = RateText.Parse("243% or ₩1,864/kg, whichever is greater");
        Assert.Equal("243% or 1864 KRW/kg, whichever is greater", korea.ToString());
        Assert.Equal("218.7% or 1677.6 KRW/kg, whichever is greater", StagingCategory.Parse("B10").InYear(korea, 1, s_january with { Rounding = StagingRounding.Tenth }).ToString());
        Assert.True(StagingCategory.Parse("B10").InYear(korea, 10, s_january).IsFree);
        Assert.Equal("194.4% or 1491.2 KRW/kg, whichever is greater", StagingCategory.Parse("MOP 20%").InYear(korea, 7, s_january).ToString());
    }

    [Fact]
    public void A_compound_rate_is_cut_in_both_parts() =>
        Assert.Equal(["11.9% + 579.5 JPY/kg", "free"], Years("B2", "23.8%＋1,159円/kg", 2, s_january));

    [Fact]
    public void Equal_cuts_sum_to_the_base_and_never_rise_whatever_the_rounding()
    {
        var gen = Gen.Select(Gen.Int[1, 30], Gen.Int[0, 29], Gen.Int[1, 5000], Gen.Bool, Gen.OneOf("none", "0.1", "up 0.01", "down 0.1", "up 0.1"));
        gen.Sample((years, standstill, tenths, extra, rounding) =>
        {
            if (standstill >= years) return;
            var convention = s_january with { ExtraCut = extra, Rounding = StagingRounding.Parse(rounding) };
            var category = new EqualCuts(years, standstill);
            var basis = Rate.Percent(tenths / 10m);
            var last = tenths / 10m;
            for (var year = 1; year <= years + 2; year++)
            {
                var rate = category.InYear(basis, year, convention) is AdValorem a ? a.Value : 0;
                // Rounding up may lift a rate that is cut, but never above the step next to the base.
                Assert.True(rate <= last + 0.1m);
                if (year <= standstill) Assert.Equal(tenths / 10m, rate);
                last = rate;
            }
            Assert.Equal(0, last);
        }, iter: 2000);
    }

    [Fact]
    public void Every_category_is_written_in_the_notation_it_is_read_from()
    {
        foreach (var text in new[] { "A", "U", "E", "B5", "B20/10", "P10 to 50% of base", "P5 to 130% of 20%", "P5/2 to 8%", "MOP 12.5%", "TRQ 1000 t; in B5; out MOP 10%", "TRQ 10 kl 2% a year by year 3 then to 20 kl by year 9; in A; out B20/10" })
            Assert.Equal(text, StagingCategory.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("C3")]
    [InlineData("B20/20")]
    [InlineData("B5/9")]
    [InlineData("MOP 120%")]
    [InlineData("MOP 0%")]
    [InlineData("P5 to nowhere")]
    [InlineData("P5 to 0% of base")]
    [InlineData("TRQ 200 t")]
    [InlineData("TRQ 200 t to 225 kg by year 5; in A; out U")]
    [InlineData("TRQ 200 t to 225 t; in A; out U")]
    [InlineData("TRQ 200 t 3% a year then 2% a year; in A; out U")]
    [InlineData("TRQ 200 t to 210 t by year 5 then to 225 t by year 4; in A; out U")]
    public void Other_notation_is_refused_with_what_is_expected(string text) =>
        Assert.Contains("B20/10", Assert.Throws<BadInputException>(() => StagingCategory.Parse(text)).Faults[0].Expected, StringComparison.Ordinal);

    [Fact]
    public void Categories_are_recovered_from_the_rates_they_give()
    {
        foreach (var extra in new[] { false, true })
        {
            var convention = s_january with { ExtraCut = extra, Rounding = StagingRounding.Tenth };
            foreach (var text in new[] { "A", "U", "B5", "B10", "B20/10", "P10 to 25%", "P1 to 20%", "P10 to 75% of base" })
            {
                var (category, basis) = (StagingCategory.Parse(text), RateText.Parse("33%"));
                var listed = Enumerable.Range(1, 25).Select(y => category.InYear(basis, y, convention)).ToArray();
                var found = CategoryInference.Of(basis, [.. listed], convention);
                Assert.NotNull(found);
                for (var y = 1; y <= 25; y++) Assert.Equal(listed[y - 1].ToString(), found.InYear(basis, y, convention).ToString());
                if (!text.StartsWith('P')) Assert.Equal(text, found.ToString());
            }
        }
    }

    private static TariffLine Line(string code, string baseRate, string category) =>
        new(TariffCode.Of(code), "", RateText.Parse(baseRate), StagingCategory.Parse(category), "", 2);

    private static Schedule Make(params TariffLine[] lines) => Schedule.Create(Tripoint.Codes.Economy.Of("KOR"), "CHN", "test", s_january, lines, "own.csv");
}
