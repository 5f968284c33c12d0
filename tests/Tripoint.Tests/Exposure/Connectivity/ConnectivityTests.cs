using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Exposure.Connectivity;
using Tripoint.Tables;
using Tripoint.Tests.Exposure.Products;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Exposure.Connectivity;

public class ConnectivityTests
{
    private static readonly Economy s_china = Economy.Of("CHN"), s_japan = Economy.Of("JPN"), s_korea = Economy.Of("KOR");
    private static readonly Economy[] s_bloc = [s_china, s_japan, s_korea];

    private static readonly ProductTrade s_trade = SmallProducts.Of(
        TradeBooks.Reconciled,
        (2021, "310210", "KOR", "CHN", 60), (2021, "310210", "KOR", "QAT", 40), (2021, "310210", "USA", "CHN", 100),
        (2021, "720293", "CHN", "BRA", 500), (2021, "720293", "JPN", "BRA", 300), (2021, "720293", "KOR", "CAN", 50),
        (2021, "740311", "KOR", "CHL", 40_000), (2021, "740311", "USA", "JPN", 30_000));

    private static PairCovariates Pairs(params (string A, string B, double Km)[] distances)
    {
        ImmutableArray<Economy> economies = [.. distances.SelectMany(d => new[] { d.A, d.B }).Distinct().Select(Economy.Of)];
        var cells = PairCovariates.Cells(economies.Length);
        double[] km = new double[cells], none = new double[cells];
        Array.Fill(km, double.NaN);
        Array.Fill(none, double.NaN);
        foreach (var (a, b, d) in distances) km[PairCovariates.Cell(economies.IndexOf(Economy.Of(a)), economies.IndexOf(Economy.Of(b)))] = d;
        return new PairCovariates(economies, km, none, (double[])none.Clone(), new int[cells], new PairLinks[cells], SmallProducts.Provenance);
    }

    [Fact]
    public void Inner_trade_counts_members_only_on_both_sides()
    {
        var korea = InnerProductTrade.Of(s_trade, 0, s_bloc).Single(t => t.Member.Equals(s_korea) && t.Product == Hs6.Of("310210"));
        Assert.Equal((100.0, 60.0, 0.6), (korea.Imports, korea.ImportsInside, korea.ImportShare));
        var china = InnerProductTrade.Of(s_trade, 0, s_bloc).Single(t => t.Member.Equals(s_china) && t.Product == Hs6.Of("310210"));
        Assert.Equal((160.0, 60.0), (china.Exports, china.ExportsInside));
        Assert.True(double.IsNaN(china.ImportShare));
    }

    [Fact]
    public void A_choke_point_holds_most_of_what_all_members_buy()
    {
        var points = ChokePoint.Of(s_trade, 0, s_bloc);
        var niobium = points.Single(p => p.Product == Hs6.Of("720293"));
        Assert.Equal(("BRA", false, 800.0), (niobium.Supplier.Code, niobium.IsInside, niobium.Value));
        Assert.Equal(800.0 / 850, niobium.Share, 12);
        Assert.Equal(["CHN", "JPN"], niobium.Buyers.Select(b => b.Code));
        Assert.True(points.Single(p => p.Product == Hs6.Of("310210")).IsInside);
        Assert.DoesNotContain(ChokePoint.Of(s_trade, 0, s_bloc, 0.95), p => p.Product == Hs6.Of("720293"));
    }

    [Fact]
    public void A_missing_link_is_where_a_seller_and_a_buyer_pass_each_other_by()
    {
        var potential = Potential();
        var link = Assert.Single(MissingLink.Of(s_trade, 0, s_bloc, potential, smallest: 100));
        Assert.Equal((Hs6.Of("740311"), s_japan, s_korea, 0.0, "CHL"), (link.Product, link.Exporter, link.Importer, link.Actual, link.Supplier!.Code));
        var expected = Math.Min(30_000, 30_000.0 * 40_000 / 70_000 * potential.PairFactor(s_japan, s_korea));
        Assert.Equal(expected, link.Expected, 6);
    }

    [Fact]
    public void The_model_of_gravity_meets_its_margins_and_leaves_unknown_distances_out()
    {
        var potential = Potential();
        Assert.True(potential.Converged);
        Assert.Equal(["CHN", "JPN", "KOR", "EU27"], potential.Economies.Select(e => e.Code));
        // Between KOR and EU27 no distance is known: the pair does not count, and each seller's sales to all others are met by the fit.
        foreach (var exporter in potential.Economies)
        {
            var others = potential.Economies.Where(m => !m.Equals(exporter) && !(IsUnknown(m) && IsUnknown(exporter))).ToArray();
            Assert.Equal(1, others.Sum(o => potential.Expected(exporter, o)) / others.Sum(o => potential.Actual(exporter, o)), 6);
        }
    }

    private static bool IsUnknown(Economy economy) => economy.Code is "KOR" or "EU27";

    private static TradePotential Potential()
    {
        var flows = TradeFlows.Of(SmallWorld.Table());
        return TradePotential.Fit(flows, flows.Choose(SectorChoice.Goods), Pairs(("CHN", "JPN", 2000), ("CHN", "KOR", 1000), ("JPN", "KOR", 950), ("CHN", "EU27", 8000), ("JPN", "EU27", 9500)), ["ln distance"]);
    }
}
