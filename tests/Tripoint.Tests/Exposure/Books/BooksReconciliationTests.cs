using Tripoint.Codes;
using Tripoint.Exposure.Books;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure.Books;

public sealed class BooksReconciliationTests
{
    private static readonly Economy[] s_economies = [.. Economy.All.Where(e => e.M49 > 0).Take(40)];
    private static readonly Hs6 s_product = Hs6.Of("310210");
    private static readonly TradePeriod s_year = new(2021);

    [Fact]
    public void Freight_and_reliability_put_into_simulated_books_are_found_again()
    {
        // Truth: freight 8%; one economy declares its imports badly, all others well.
        var random = new RandomStream("books", 7);
        var bad = s_economies[3];
        ProductTradeBuilder m = New(TradeBooks.Importer), x = New(TradeBooks.Exporter), truth = New(TradeBooks.Reconciled);
        foreach (var n in s_economies)
        {
            foreach (var i in s_economies.Where(e => !e.Equals(n)))
            {
                var value = Math.Exp(8 + random.NextNormal());
                truth.Add(s_year, s_product, n, i, value);
                m.Add(s_year, s_product, n, i, value * 1.08 * Math.Exp((n.Equals(bad) ? 1 : 0.1) * random.NextNormal()));
                x.Add(s_year, s_product, n, i, value * Math.Exp(0.1 * random.NextNormal()));
            }
        }
        var result = BooksReconciliation.Run(m.Build(), x.Build());
        Assert.InRange(result.CifFactors[s_product], 1.06, 1.10);
        var worst = result.Reliability.MaxBy(r => r.ImportVariance)!;
        Assert.Equal(bad, worst.Economy);
        Assert.InRange(worst.ImportVariance, 0.5, 1.6);
        Assert.All(result.Reliability.Where(r => !r.Economy.Equals(bad)), r => Assert.True(r.ImportVariance < 0.1));
        Assert.All(result.Flows(s_year, s_product).Where(f => f.Importer.Equals(bad)), f => Assert.True(f.ImporterWeight < 0.3));
        // The average of two readings is nearer to the truth than either alone.
        var real = truth.Build();
        Assert.True(Distance(result.Trade, real) < Distance(x.Build(), real));
        Assert.True(Distance(result.Trade, real) < Distance(m.Build(), real));
    }

    [Fact]
    public void A_slope_on_distance_put_into_simulated_books_is_found_again()
    {
        var random = new RandomStream("distance", 7);
        Func<Economy, Economy, double?> distance = (a, b) => 500 + 37 * Math.Abs((a.M49 * 13 % 400) - (b.M49 * 13 % 400));
        ProductTradeBuilder m = New(TradeBooks.Importer), x = New(TradeBooks.Exporter);
        foreach (var n in s_economies)
        {
            foreach (var i in s_economies.Where(e => !e.Equals(n)))
            {
                var value = Math.Exp(8 + random.NextNormal());
                m.Add(s_year, s_product, n, i, value * Math.Exp(0.05 * Math.Log(distance(n, i)!.Value / 500) + 0.02 * random.NextNormal()));
                x.Add(s_year, s_product, n, i, value);
            }
        }
        var result = BooksReconciliation.Run(m.Build(), x.Build(), new BooksOptions { Distance = distance });
        foreach (var flow in result.Flows(s_year, s_product).Take(100))
            Assert.Equal(Math.Exp(0.05 * Math.Log(distance(flow.Importer, flow.Exporter)!.Value / 500)), flow.CifFactor, 0.01);
    }

    [Fact]
    public void Where_one_side_is_silent_the_other_stands_and_both_declarations_are_kept()
    {
        ProductTradeBuilder m = New(TradeBooks.Importer), x = New(TradeBooks.Exporter);
        var (a, b, c) = (s_economies[0], s_economies[1], s_economies[2]);
        m.Add(s_year, s_product, a, b, 110, 10);
        x.Add(s_year, s_product, a, b, 100, 12);
        m.Add(s_year, s_product, a, c, 55);
        x.Add(s_year, s_product, b, c, 70);
        var result = BooksReconciliation.Run(m.Build(), x.Build());
        var flows = result.Flows(s_year, s_product).ToDictionary(f => (f.Importer.Code, f.Exporter.Code));
        var freight = Math.Exp(Math.Log(110.0 / 100));
        Assert.Equal(freight, flows[(a.Code, b.Code)].CifFactor, 12);
        Assert.Equal(0, flows[(a.Code, b.Code)].Gap!.Value, 12);
        Assert.Equal(100, flows[(a.Code, b.Code)].Reconciled, 9);
        Assert.Equal(55 / freight, flows[(a.Code, c.Code)].Reconciled, 9);
        Assert.Null(flows[(a.Code, c.Code)].ExporterValue);
        Assert.Equal(70, flows[(b.Code, c.Code)].Reconciled);
        Assert.Null(flows[(b.Code, c.Code)].Gap);
        Assert.Equal(3, result.Trade.Length);
    }

    [Fact]
    public void A_hub_is_one_whose_exports_importers_credit_to_others()
    {
        ProductTradeBuilder m = New(TradeBooks.Importer), x = New(TradeBooks.Exporter);
        var (origin, hub, user) = (s_economies[0], s_economies[1], s_economies[2]);
        x.Add(s_year, s_product, hub, origin, 20_000);
        m.Add(s_year, s_product, hub, origin, 20_000);
        x.Add(s_year, s_product, user, hub, 18_000);
        m.Add(s_year, s_product, user, origin, 18_000);
        var hint = Assert.Single(BooksReconciliation.Run(m.Build(), x.Build()).Hubs);
        Assert.Equal(hub, hint.Economy);
        Assert.Equal(1, hint.NotCredited);
    }

    [Fact]
    public void A_panel_compared_with_itself_agrees_in_everything()
    {
        var x = New(TradeBooks.Exporter);
        for (var n = 0; n < 10; n++) x.Add(s_year, s_product, s_economies[n], s_economies[n + 1], 1 + n);
        var panel = x.Build();
        var same = BooksComparison.Run(panel, panel, 2021)[0];
        Assert.Equal((1.0, 1.0, 1.0), (same.TotalRatio, same.Within5, Math.Round(same.RankCorrelation, 12)));
    }

    private static ProductTradeBuilder New(TradeBooks books)
    {
        var builder = new ProductTradeBuilder(books, TableProvenance.InMemory);
        builder.AddPeriod(s_year, HsEdition.Hs2017);
        return builder;
    }

    private static double Distance(ProductTrade trade, ProductTrade truth)
    {
        double sum = 0;
        for (var row = 0; row < truth.Length; row++)
        {
            var gap = Math.Log(trade.Value(0, 0, trade.IndexOf(truth.Economies[truth.All.Importer[row]]), trade.IndexOf(truth.Economies[truth.All.Exporter[row]])) / truth.All.Value[row]);
            sum += gap * gap;
        }
        return sum;
    }
}
