using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure.Products;

public class PairIndicatorTests
{
    private static readonly ProductTrade s_trade = SmallProducts.Random(30, 12, 21);
    private static readonly DenseMatrix s_exports = ExportMatrix.Exports(s_trade, 0), s_imports = ExportMatrix.Imports(s_trade, 0);

    private static double[] Shares(DenseMatrix values, int row)
    {
        var all = values.Row(row).ToArray();
        return [.. all.Select(v => v / all.Sum())];
    }

    [Fact]
    public void Totals_by_economy_and_product_are_those_of_the_flows()
    {
        Assert.Equal(s_trade.All.TotalValue, s_exports.Values.Sum(), 6);
        Assert.Equal(s_trade.All.TotalValue, s_imports.Values.Sum(), 6);
        var rows = s_trade.Rows(0, 3, 5);
        Assert.Equal(rows.TotalValue, s_imports[5, 3], 9);
    }

    [Fact]
    public void Complementarity_follows_Michaelys_formula()
    {
        var all = Complementarity.Of(s_exports, s_imports);
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < 12; j++)
            {
                var expected = 1 - Shares(s_exports, i).Zip(Shares(s_imports, j), (x, m) => Math.Abs(m - x)).Sum() / 2;
                Assert.Equal(expected, all[i, j], 10);
                Assert.Equal(expected, Complementarity.Of(Shares(s_exports, i), Shares(s_imports, j)), 10);
            }
        }
    }

    [Fact]
    public void Similarity_is_one_with_oneself_and_symmetric()
    {
        var all = ExportSimilarity.Of(s_exports);
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(1, all[i, i], 12);
            for (var j = 0; j < 12; j++)
            {
                Assert.Equal(all[i, j], all[j, i], 14);
                Assert.Equal(Shares(s_exports, i).Zip(Shares(s_exports, j), Math.Min).Sum(), all[i, j], 10);
            }
        }
    }

    [Fact]
    public void Intensity_is_one_where_trade_follows_sizes()
    {
        double[] sold = [3, 5, 2], bought = [4, 1, 5];
        var flows = new DenseMatrix(3, 3, [.. sold.SelectMany(s => bought.Select(b => s * b))]);
        Assert.All(TradeIntensity.Of(flows).Values, x => Assert.Equal(1, x, 12));
        flows[0, 0] *= 2;
        // 24 of 42 against 52 of 112: by hand.
        Assert.Equal(24.0 / 42 / (52.0 / 112), TradeIntensity.Of(flows)[0, 0], 12);
    }

    [Fact]
    public void Intra_industry_trade_follows_Grubel_and_Lloyd()
    {
        Assert.Equal(0.5, IntraIndustry.Of(30, 10), 12);
        Assert.Equal(0, IntraIndustry.Of(0, 0));
        var pairs = IntraIndustry.Of(s_trade, 0);
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < 12; j++)
            {
                double gap = 0, all = 0;
                for (var p = 0; p < 30; p++)
                {
                    double x = s_trade.Value(0, p, j, i), m = s_trade.Value(0, p, i, j);
                    (gap, all) = (gap + Math.Abs(x - m), all + x + m);
                }
                Assert.Equal(all > 0 ? 1 - gap / all : 0, pairs[i, j], 10);
            }
        }
        var world = IntraIndustry.Of(s_exports, s_imports);
        Assert.All(world, x => Assert.InRange(x, 0, 1));
    }

    [Fact]
    public void Political_concentration_weighs_known_votes_only()
    {
        var trade = SmallProducts.Of(TradeBooks.Importer, (2020, "310210", "KOR", "CHN", 60), (2020, "310210", "KOR", "QAT", 30), (2020, "310210", "KOR", "USA", 10));
        var distances = new double[16];
        int korea = trade.IndexOf(Economy.Of("KOR")), china = trade.IndexOf(Economy.Of("CHN")), qatar = trade.IndexOf(Economy.Of("QAT")), usa = trade.IndexOf(Economy.Of("USA"));
        (distances[korea * 4 + china], distances[korea * 4 + qatar], distances[korea * 4 + usa]) = (0.4, double.NaN, 0.2);
        var all = PoliticalConcentration.All(trade, 0, distances);
        var only = Assert.Single(all);
        Assert.Equal((60 * 0.4 + 10 * 0.2) / 70, only.Distance, 12);
        Assert.Equal(0.36 * 0.4 + 0.01 * 0.2, only.DistantConcentration, 12);
        Assert.Equal(0.7, only.KnownShare, 12);
        Assert.Equal(ImportScan.Of(s_trade, 0).Length, PoliticalConcentration.All(s_trade, 0, new double[144]).Length);
    }
}
