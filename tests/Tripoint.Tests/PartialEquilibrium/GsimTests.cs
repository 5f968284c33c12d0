using CsCheck;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.PartialEquilibrium;

namespace Tripoint.Tests.PartialEquilibrium;

public class GsimTests
{
    // The four-region example of Francois and Hall (2003): importers in columns, exporters in rows there; here importer first.
    private static readonly double[] s_trade = [0, 500, 300, 50, 50, 0, 100, 100, 200, 150, 200, 110, 300, 200, 200, 20];
    private static readonly double[] s_tariff = [0, .37, .32, .57, .21, 0, .36, .41, .41, .31, 0, .25, .22, .23, .18, .15];

    private static GsimData Example(double[] after) => new()
    {
        Economies = [Economy.Of("USA"), Economy.Of("JPN"), Economy.Of("EU27"), Economy.Of("ROW")],
        Products = ["870323"],
        Trade = s_trade,
        TariffBefore = s_tariff,
        TariffAfter = after,
        Demand = [-1.25],
        Substitution = [5],
        Supply = [1.5],
    };

    private static GsimResult Solve(GsimData data, GsimOptions? options = null) => GsimModel.Solve(data, options, TestContext.Current.CancellationToken);

    private static double[] WithoutUsaEu(double[] tariffs, double scale = 0)
    {
        var after = (double[])tariffs.Clone();
        after[2] *= scale;
        after[8] *= scale;
        return after;
    }

    [Fact]
    public void The_linear_form_gives_the_producer_prices_published_with_the_example()
    {
        // USA and EU free each other's goods: producer prices +7.92%, -3.16%, +4.80%, -1.84% (four digits as published).
        var result = Solve(Example(WithoutUsaEu(s_tariff)), new GsimOptions { Treatment = GsimTreatment.Linear });
        Assert.Equal([0.0792, -0.0316, 0.0480, -0.0184], result.PriceChange.Select(x => Math.Round(x, 4)));
        Assert.Empty(result.NotConverged);
    }

    [Fact]
    public void The_exact_form_clears_every_market_recomputed_from_its_answer()
    {
        var data = Example(WithoutUsaEu(s_tariff));
        var result = Solve(data);
        Assert.Empty(result.NotConverged);
        for (var r = 0; r < 4; r++)
        {
            double before = 0, quantity = 0, price = 1 + result.PriceChange[r];
            for (var v = 0; v < 4; v++)
            {
                before += s_trade[v * 4 + r];
                quantity += result.TradeAfter[v * 4 + r] / price;
            }
            Assert.Equal(Math.Pow(price, 1.5), quantity / before, 9);
        }
    }

    [Fact]
    public void Buyers_spending_follows_the_composite_price_and_their_sources_the_relative_prices()
    {
        var after = WithoutUsaEu(s_tariff);
        var result = Solve(Example(after));
        for (var v = 0; v < 4; v++)
        {
            double spentBefore = 0, spentAfter = 0;
            for (var r = 0; r < 4; r++)
            {
                spentBefore += s_trade[v * 4 + r] * (1 + s_tariff[v * 4 + r]);
                spentAfter += result.TradeAfter[v * 4 + r] * (1 + after[v * 4 + r]);
            }
            Assert.Equal(Math.Pow(1 + result.CompositePriceChange[v], 1 - 1.25), spentAfter / spentBefore, 9);
        }
    }

    [Fact]
    public void Exact_and_linear_agree_to_first_order()
    {
        // A tenth of the cut leaves a hundredth of the difference.
        double Gap(double scale)
        {
            var data = Example(WithoutUsaEu(s_tariff, 1 - scale));
            var exact = Solve(data);
            var linear = Solve(data, new GsimOptions { Treatment = GsimTreatment.Linear });
            return Enumerable.Range(0, 4).Max(n => Math.Abs(exact.Welfare(n) - linear.Welfare(n)));
        }
        Assert.InRange(Gap(0.01) / Gap(0.1), 0, 0.02);
    }

    [Fact]
    public void Fixed_producer_prices_are_the_limit_of_very_elastic_supply()
    {
        var data = Example(WithoutUsaEu(s_tariff));
        var fixedPrices = Solve(data with { Supply = [double.PositiveInfinity] });
        var elastic = Solve(data with { Supply = [1e9] });
        Assert.All(fixedPrices.PriceChange, x => Assert.Equal(0, x));
        for (var n = 0; n < 4; n++) Assert.Equal(fixedPrices.ConsumerSurplus[n] + fixedPrices.Revenue[n], elastic.Welfare(n), 3);
    }

    [Fact]
    public void Surpluses_are_the_areas_integrated_step_by_step()
    {
        // The consumers' and producers' gains of the exact form against small steps of the policy summed up.
        var data = Example(WithoutUsaEu(s_tariff));
        var whole = Solve(data);
        const int Steps = 2000;
        double consumer = 0, producer = 0, spending = s_trade.Select((x, at) => x * (1 + s_tariff[at])).Skip(8).Take(4).Sum(), sales = 550;
        double composite = Math.Log(1 + whole.CompositePriceChange[2]), price = Math.Log(1 + whole.PriceChange[0]);
        for (var k = 0; k < Steps; k++)
        {
            var at = (k + 0.5) / Steps;
            consumer -= spending * Math.Exp((1 - 1.25) * at * composite) * composite / Steps;
            producer += sales * Math.Exp(2.5 * at * price) * price / Steps;
        }
        Assert.Equal(consumer, whole.ConsumerSurplus[2], 4);
        Assert.Equal(producer, whole.ProducerSurplus[0], 4);
    }

    [Fact]
    public void No_change_of_duty_changes_nothing()
    {
        foreach (var treatment in Enum.GetValues<GsimTreatment>())
        {
            var result = Solve(Example(s_tariff), new GsimOptions { Treatment = treatment });
            Assert.All(result.PriceChange.Concat(result.Revenue).Concat(result.ConsumerSurplus), x => Assert.Equal(0, x, 12));
        }
    }

    [Fact]
    public void Random_markets_clear()
    {
        Gen.Select(Gen.Double[0.1, 1000].Array[25], Gen.Double[0, 1].Array[25], Gen.Double[0, 1].Array[25], Gen.Double[-4, -0.1], Gen.Double[0.5, 12], Gen.Double[0.1, 8])
            .Sample((trade, before, after, demand, substitution, supply) =>
            {
                var data = new GsimData
                {
                    Economies = [.. new[] { "CHN", "JPN", "KOR", "USA", "ROW" }.Select(Economy.Of)],
                    Products = ["310210"],
                    Trade = trade,
                    TariffBefore = before,
                    TariffAfter = after,
                    Demand = [demand],
                    Substitution = [substitution],
                    Supply = [supply],
                };
                Assert.Empty(Solve(data).NotConverged);
            }, iter: 200);
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_threads()
    {
        var one = Example(WithoutUsaEu(s_tariff));
        var many = one with
        {
            Products = [.. Enumerable.Range(0, 40).Select(k => $"{k:000000}")],
            Trade = [.. Enumerable.Range(0, 40).SelectMany(k => s_trade.Select(x => x * (1 + k)))],
            TariffBefore = [.. Enumerable.Repeat(s_tariff, 40).SelectMany(x => x)],
            TariffAfter = [.. Enumerable.Repeat(WithoutUsaEu(s_tariff), 40).SelectMany(x => x)],
            Demand = [.. Enumerable.Range(0, 40).Select(k => -1 - k / 40.0)],
            Substitution = [.. Enumerable.Repeat(5.0, 40)],
            Supply = [.. Enumerable.Repeat(1.5, 40)],
        };
        GsimResult a = Solve(many, new GsimOptions { Threads = 1 }), b = Solve(many, new GsimOptions { Threads = 4 });
        Assert.Equal(a.PriceChange, b.PriceChange);
        Assert.Equal(a.TradeAfter, b.TradeAfter);
    }

    [Fact]
    public void Bad_numbers_are_reported_together_with_their_place()
    {
        var trade = (double[])s_trade.Clone();
        trade[1] = -5;
        var fault = Assert.Throws<BadInputException>(() => Solve(Example(s_tariff) with { Trade = trade, Demand = [1] }));
        Assert.Equal(2, fault.Faults.Length);
        Assert.Contains("importer USA, exporter JPN", fault.Faults[0].Where, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => Solve(Example([0])));
    }
}
