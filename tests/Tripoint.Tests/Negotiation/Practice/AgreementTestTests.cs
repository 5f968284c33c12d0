using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Practice;
using Tripoint.TestSupport;
using static Tripoint.Tests.Negotiation.Offers.Talks;

namespace Tripoint.Tests.Negotiation.Practice;

public class AgreementTestTests
{
    [Fact]
    public void Shares_of_trade_are_those_counted_by_hand()
    {
        var table = SmallWorld.Table(0.1);
        var result = AgreementTest.Of(PackageTerms.Of(Package(Offer(Korea, Tariff("C26", new ToRate(0), "B5"), Tariff("A01", new LinearCut(0.5)))), table));
        var pair = result.Pairs.First(p => p.Importer == 2 && p.Exporter == 1);
        double Trade(int sector) => table.Trade[table.Cell(sector, 2, 1)];
        var all = Trade(0) + Trade(1) + Trade(2);
        Assert.Equal((0, 0, Trade(1) / all), (pair.ByTrade.Base, pair.ByTrade.Immediate, pair.ByTrade.After!.Value));
        Assert.Equal([2], pair.LeftOut);
        Assert.Equal([0, 2], pair.NotFree);
        Assert.Equal((Trade(0) + Trade(2)) / all, pair.SensitiveTradeShare, 12);
        var both = result.Reciprocity.First(r => r.First == 1 && r.Second == 2);
        Assert.Equal(Trade(1) / all / 2, both.Average.After!.Value, 12);
        Assert.Equal((0.1 * Trade(1)) + (0.05 * Trade(0)), both.SecondDuty, 9);
        Assert.Equal(0, both.FirstDuty);
    }

    [Fact]
    public void Eliminating_everything_reaches_every_threshold_and_a_slow_cut_only_later()
    {
        var table = SmallWorld.Table(0.1);
        var result = AgreementTest.Of(PackageTerms.Of(Package(Offer(China, Tariff("all", new ToRate(0))), Offer(Japan, Tariff("all", new ToRate(0), "B11")), Offer(Korea, Tariff("all", new ToRate(0), "B12"))), table));
        // The tenth anniversary of 1 January 2027 lies in year 11.
        Assert.Equal(11, result.AfterYear);
        Assert.All(result.Pairs, p => Assert.Equal((p.Importer == 0 ? 1 : 0, p.Importer == 2 ? 0 : 1, 1.0), ((int)p.ByTrade.Immediate, (int)p.ByTrade.After!.Value, p.ByTrade.Final!.Value)));
        Assert.All(result.Pairs, p => Assert.Empty(p.LeftOut));
    }
}
