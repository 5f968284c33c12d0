using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure.Products;

public class FlagTests
{
    private static readonly Economy s_korea = Economy.Of("KOR"), s_japan = Economy.Of("JPN"), s_china = Economy.Of("CHN");
    private static readonly Hs6 s_urea = Hs6.Of("310210");

    private static ProductTrade Years(TradeBooks books, params (int Year, double China, double Qatar)[] years) => SmallProducts.Of(
        books, [.. years.SelectMany(y => new[] { (y.Year, "310210", "KOR", "CHN", y.China), (y.Year, "310210", "KOR", "QAT", y.Qatar) })]);

    [Fact]
    public void A_steady_dependence_is_firm_and_dated()
    {
        var trade = Years(TradeBooks.Importer, (2017, 50, 50), (2018, 80, 20), (2019, 85, 15), (2020, 90, 10), (2021, 88, 12));
        var stability = new FlagCheck([trade], new FlagOptions { Window = 4 }).Of(s_korea, s_urea, 2021);
        Assert.Equal((4, 4), (stability.Flagged, stability.Seen));
        Assert.Equal(1.0, stability.Probability);
        // An even split has an HHI of 0.5, above 0.4: the run reaches back to the first year of the data.
        Assert.Equal(2017, stability.Since);
        Assert.True(stability.SinceStart);
        Assert.True(stability.IsFirm);
    }

    [Fact]
    public void Two_years_are_too_few_for_a_firm_flag_and_three_are_enough()
    {
        var trade = Years(TradeBooks.Importer, (2019, 80, 20), (2020, 90, 10), (2021, 88, 12));
        FlagStability two = new FlagCheck([trade], new FlagOptions { Window = 2 }).Of(s_korea, s_urea, 2021), three = new FlagCheck([trade]).Of(s_korea, s_urea, 2021);
        Assert.Equal((2, 2, 1.0), (two.Flagged, two.Seen, two.Probability));
        Assert.False(two.IsFirm);
        Assert.True(three.IsFirm);
    }

    [Fact]
    public void A_dependence_of_one_year_is_not_firm()
    {
        (string, double)[] spread = [("CHN", 30), ("QAT", 30), ("SAU", 30), ("RUS", 30)];
        var rows = new List<(int, string, string, string, double)>();
        foreach (var year in new[] { 2017, 2018, 2019, 2020 }) rows.AddRange(spread.Select(s => (year, "310210", "KOR", s.Item1, s.Item2)));
        rows.Add((2021, "310210", "KOR", "CHN", 100));
        var stability = new FlagCheck([SmallProducts.Of(TradeBooks.Importer, [.. rows])]).Of(s_korea, s_urea, 2021);
        Assert.Equal((1, 5), (stability.Flagged, stability.Seen));
        Assert.Equal(2021, stability.Since);
        Assert.False(stability.IsFirm);
        // The sum over five drawn years is flagged when 2021 is drawn k times with ((130·k + 30·(5−k))² + ...) / (120·(5−k) + 100·k)²: k ≥ 3 here.
        // P(k ≥ 3) for a binomial of 5 draws at 1/5 is 0.05792; k = 2 gives HHI (290² + 3·90²)/(560²) = 0.345 and k = 3 gives (360² + 3·60²)/540² = 0.506.
        Assert.InRange(stability.Probability!.Value, 0.02, 0.11);
    }

    [Fact]
    public void Books_that_disagree_lower_the_probability()
    {
        ProductTrade mirror = Years(TradeBooks.Importer, (2021, 100, 0.1)), other = Years(TradeBooks.Exporter, (2021, 10, 10));
        var both = new FlagCheck([mirror, other], new FlagOptions { Thresholds = new DependencyThresholds { Hhi = 0.6 } }).Of(s_korea, s_urea, 2021);
        Assert.Equal((1, 2), (both.Flagged, both.Seen));
        // Two coins, four cases: (100, 0.1), (100, 10), (10, 0.1) are above 0.6, (10, 10) is not: three in four.
        Assert.InRange(both.Probability!.Value, 0.68, 0.82);
    }

    [Fact]
    public void One_year_and_one_book_leave_nothing_to_resample()
    {
        var stability = new FlagCheck([Years(TradeBooks.Importer, (2021, 90, 10))]).Of(s_korea, s_urea, 2021);
        Assert.Null(stability.Probability);
        Assert.False(stability.IsFirm);
    }

    [Fact]
    public void The_same_seed_gives_the_same_probability()
    {
        var trade = Years(TradeBooks.Importer, (2019, 70, 50), (2020, 50, 50), (2021, 60, 45));
        var options = new FlagOptions { Thresholds = new DependencyThresholds { Hhi = 0.505 } };
        double? First(ulong seed) => new FlagCheck([trade], options with { Seed = seed }).Of(s_korea, s_urea, 2021).Probability;
        Assert.Equal(First(1), First(1));
        Assert.InRange(First(1)!.Value, 0.01, 0.99);
    }

    [Fact]
    public void Reliance_is_mutual_where_each_holds_something_of_the_other()
    {
        var trade = SmallProducts.Of(
            TradeBooks.Importer, (2021, "310210", "KOR", "CHN", 90), (2021, "310210", "KOR", "QAT", 10), (2021, "854232", "CHN", "KOR", 30), (2021, "854232", "CHN", "JPN", 20),
            (2021, "370790", "KOR", "JPN", 7));
        var pairs = MutualReliance.Of(trade, 0, [s_china, s_japan, s_korea]);
        var pair = Assert.Single(pairs, p => p.A.Equals(s_china) && p.B.Equals(s_korea));
        Assert.Equal((30.0, 90.0), (pair.ValueOfA, Math.Round(pair.ValueOfB, 9)));
        Assert.Equal(1.0 / 3, pair.Balance, 12);
        Assert.Equal(0, pairs.Single(p => p.A.Equals(s_japan)).Balance);
    }

    [Fact]
    public void A_member_that_sells_abroad_can_stand_in_for_an_outsider()
    {
        var trade = SmallProducts.Of(
            TradeBooks.Importer, (2021, "310210", "KOR", "QAT", 80), (2021, "310210", "KOR", "CHN", 5), (2021, "310210", "USA", "CHN", 60), (2021, "310210", "JPN", "CHN", 40));
        var only = Assert.Single(InsideSubstitute.Of(trade, 0, [s_china, s_japan, s_korea]));
        Assert.Equal((s_korea, s_china, 60.0, 5.0), (only.Buyer, only.Substitute, only.Redirectable, only.AlreadyFromSubstitute));
        Assert.Equal(0.75, only.Coverage, 12);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var trade = Years(TradeBooks.Importer, (2021, 90, 10));
        Assert.Throws<BadInputException>(() => new FlagCheck([]));
        Assert.Throws<BadInputException>(() => new FlagCheck([trade, trade]));
        Assert.Throws<BadInputException>(() => new FlagCheck([trade], new FlagOptions { Window = 0 }));
    }
}
