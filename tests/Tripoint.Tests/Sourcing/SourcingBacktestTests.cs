using Tripoint.Sourcing;
using Tripoint.Tables;

namespace Tripoint.Tests.Sourcing;

public class SourcingBacktestTests
{
    [Fact]
    public void A_lost_supplier_and_its_replacement_are_found_and_scored()
    {
        // In 2022 Korea buys 300 less from China and 300 more from Indonesia; everything else stays.
        var trade = SmallMarket.Trade(later: 300);
        var one = Assert.Single(SourcingBacktest.Run(
            trade, trade.IndexOf(new TradePeriod(2021)), trade.IndexOf(new TradePeriod(2022)),
            (market, importer, without) => new AlternativesData(market, importer, without, SmallMarket.Pairs(), _ => 0, _ => null), new BacktestOptions { LeastImports = 100 }, TestContext.Current.CancellationToken));
        Assert.Equal(SmallMarket.Korea, one.Importer);
        Assert.Equal(SmallMarket.China, one.Lost);
        Assert.Equal(0.3, one.LostShare, 9);
        Assert.Equal(1, one.Replaced, 9);
        // Three candidates: every rule's first five hold them all.
        Assert.All(one.Scores, s => Assert.Equal(1, s.FoundInFive, 9));
        // Keep shares puts Indonesia (300) before Qatar (100) and the hub: added are 300, 0, 0 with ranks 3, 1.5, 1.5 against 3, 2, 1.
        Assert.Equal(0.8660254, one.Scores[(int)BacktestRule.KeepShares].RankCorrelation, 6);
        // The largest exporter is Qatar: ranks 2, 3, 1 against 3, 1.5, 1.5.
        Assert.Equal(0, one.Scores[(int)BacktestRule.LargestExporters].RankCorrelation, 6);
    }

    [Fact]
    public void A_small_loss_is_no_case()
    {
        var trade = SmallMarket.Trade(later: 50);
        Assert.Empty(SourcingBacktest.Run(
            trade, 4, 5, (market, importer, without) => new AlternativesData(market, importer, without, SmallMarket.Pairs(), _ => 0, _ => null), new BacktestOptions { LeastImports = 100 }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 30, 40 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 86, 97, 99, 100, 101, 103, 106, 110, 112, 113 }, new double[] { 2, 20, 28, 27, 50, 29, 7, 17, 6, 12 }, -0.1757576)] // IQ and hours of television, the usual textbook example
    public void Spearmans_correlation_is_the_textbooks(double[] x, double[] y, double expected) => Assert.Equal(expected, RankCorrelation.Of(x, y), 6);

    [Fact]
    public void Ranks_that_are_all_equal_have_no_correlation() => Assert.True(double.IsNaN(RankCorrelation.Of([1, 1, 1], [1, 2, 3])));
}
