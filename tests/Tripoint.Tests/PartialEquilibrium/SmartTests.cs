using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.PartialEquilibrium;

namespace Tripoint.Tests.PartialEquilibrium;

public class SmartTests
{
    private static readonly Economy s_china = Economy.Of("CHN"), s_usa = Economy.Of("USA"), s_viet = Economy.Of("VNM");

    private static ImmutableArray<SmartFlow> Preference => [new(s_china, 100, 0.2, 0), new(s_usa, 200, 0.2, 0.2), new(s_viet, 50, 0.2, 0.2)];

    private static GsimResult Solve(GsimData data, GsimOptions? options = null) => GsimModel.Solve(data, options, TestContext.Current.CancellationToken);

    [Fact]
    public void Creation_and_diversion_follow_Laird_and_Yeats_by_hand()
    {
        // τ = 1/1.2 − 1 = −1/6. Creation 100·(−1)·(−1/6). Diversion: σρ = 1.5/6 = 0.25; 100·250·0.25/(350 + 25) = 16.6667.
        var result = SmartModel.Solve(Preference);
        Assert.Equal(100.0 / 6, result.Suppliers[0].Creation, 12);
        Assert.Equal(6250.0 / 375, result.Suppliers[0].Diversion, 12);
        Assert.Equal(-6250.0 / 375 * 0.8, result.Suppliers[1].Diversion, 12);
        Assert.Equal(-6250.0 / 375 * 0.2, result.Suppliers[2].Diversion, 12);
        Assert.Equal(0, result.Suppliers.Sum(s => s.Diversion), 12);
    }

    [Fact]
    public void A_cut_for_all_diverts_nothing()
    {
        var result = SmartModel.Solve([new(s_china, 100, 0.2, 0.1), new(s_usa, 200, 0.2, 0.1)]);
        Assert.All(result.Suppliers, s => Assert.Equal(0, s.Diversion));
        Assert.True(result.Creation > 0);
    }

    [Fact]
    public void Welfare_is_Harbergers_when_suppliers_prices_are_fixed()
    {
        var result = SmartModel.Solve(Preference);
        var harberger = Preference.Zip(result.Suppliers, (f, s) => (f.TariffBefore + f.TariffAfter) / 2 * (s.Creation + s.Diversion)).Sum();
        Assert.Equal(harberger, result.Welfare, 10);
        var revenue = Preference.Zip(result.Suppliers, (f, s) => f.TariffAfter * (f.Imports + s.Creation + s.Diversion) - f.TariffBefore * f.Imports).Sum();
        Assert.Equal(revenue, result.Revenue, 10);
    }

    [Fact]
    public void Diversion_never_takes_more_than_there_is()
    {
        var result = SmartModel.Solve([new(s_china, 1000, 3, 0), new(s_viet, 800, 3, 1), new(s_usa, 5, 3, 3)], new SmartOptions { Substitution = 1000 });
        Assert.InRange(result.Suppliers[2].Diversion, -5, 0);
        Assert.True(result.Suppliers[1].Diversion > -800);
        Assert.Equal(0, result.Suppliers.Sum(s => s.Diversion), 9);
    }

    [Fact]
    public void Less_elastic_supply_creates_less_and_raises_the_price()
    {
        SmartResult elastic = SmartModel.Solve(Preference), stiff = SmartModel.Solve(Preference, new SmartOptions { Supply = 2 });
        Assert.Equal(elastic.Suppliers[0].Creation / 1.5, stiff.Suppliers[0].Creation, 12);
        Assert.True(stiff.Suppliers[0].PriceEffect > 0);
        Assert.Equal(0, elastic.Suppliers[0].PriceEffect);
    }

    [Fact]
    public void Creation_agrees_with_Gsim_at_fixed_prices_to_first_order()
    {
        const double Cut = 1e-5;
        ImmutableArray<SmartFlow> flows = [new(s_china, 100, 0.2, 0.2 - Cut), new(s_usa, 200, 0.2, 0.2), new(s_viet, 50, 0.2, 0.2)];
        var smart = SmartModel.Solve(flows, new SmartOptions { Demand = -1.3, Substitution = 2 });
        var trade = new double[16];
        double[] before = new double[16], after = new double[16];
        for (var r = 0; r < 3; r++) (trade[r], before[r], after[r]) = (flows[r].Imports, flows[r].TariffBefore, flows[r].TariffAfter);
        var gsim = Solve(new GsimData
        {
            Economies = [s_china, s_usa, s_viet, Economy.Of("KOR")],
            Products = ["310210"],
            // The importer's row is the first: the suppliers there are the first three economies.
            Trade = trade,
            TariffBefore = before,
            TariffAfter = after,
            Demand = [-1.3],
            Substitution = [2],
            Supply = [double.PositiveInfinity],
        });
        Assert.Equal(smart.Suppliers.Sum(s => s.Total) / Cut, (gsim.TradeAfter.Sum() - trade.Sum()) / Cut, 2);
        // They differ in who sells it: SMART credits all creation to the beneficiary, in GSIM the others sell θ (E_m + σ) τ more or less.
        Assert.Equal(200 * (100.0 / 350) * (-1.3 + 2) * (-1 / 1.2), (gsim.TradeAfter[1] - trade[1]) / Cut, 2);
    }

    [Fact]
    public void Bad_numbers_are_reported_together()
    {
        var fault = Assert.Throws<BadInputException>(() => SmartModel.Solve([new(s_china, -1, 0, -2)], new SmartOptions { Demand = 2, Supply = 0 }));
        Assert.Equal(4, fault.Faults.Length);
    }
}
