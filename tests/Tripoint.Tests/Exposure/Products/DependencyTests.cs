using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure.Products;

public class DependencyTests
{
    private static readonly ProductTrade s_urea = SmallProducts.Of(
        TradeBooks.Importer,
        (2020, "310210", "KOR", "CHN", 60), (2020, "310210", "KOR", "QAT", 30), (2020, "310210", "KOR", "JPN", 10),
        (2020, "310210", "USA", "CHN", 20), (2020, "310210", "USA", "KOR", 5), (2020, "310210", "JPN", "QAT", 40),
        (2020, "290511", "KOR", "CHN", 1));

    private static ImportCell Cell(string product, string importer) =>
        ImportScan.Of(s_urea, 0, s_urea.IndexOf(Hs6.Of(product)), s_urea.IndexOf(Economy.Of(importer)));

    [Fact]
    public void A_cell_holds_what_the_flows_say_by_hand()
    {
        var korea = Cell("310210", "KOR");
        Assert.Equal(100, korea.Imports);
        Assert.Equal(0.36 + 0.09 + 0.01, korea.Hhi, 12);
        Assert.Equal(3, korea.Suppliers);
        Assert.Equal("CHN", s_urea.Economies[korea.TopExporter].Code);
        Assert.Equal(0.6, korea.TopShare, 12);
        Assert.Equal(80.0 / 165, korea.TopWorldShare, 12);
        Assert.Equal(80, korea.OthersWorldExports, 12);
        Assert.Equal(5, korea.OwnExports);
        Assert.Equal(20, korea.ImportsOverExports);
        Assert.Equal(1, korea.ExternalShare);
    }

    [Fact]
    public void The_three_indicators_are_strictly_above_their_thresholds()
    {
        var core = CoreDependency.Of(Cell("310210", "KOR"), new DependencyThresholds());
        Assert.Equal(new CoreDependency(true, true, true), core);
        Assert.True(core.Dependent);
        Assert.False(CoreDependency.Of(Cell("310210", "KOR"), new DependencyThresholds { Hhi = 0.46 }).Cdi1);
        // No exports of its own at all: the ratio is infinite, and above any threshold.
        Assert.True(CoreDependency.Of(Cell("290511", "KOR"), new DependencyThresholds()).Cdi3);
        // Nothing imported: no flag.
        Assert.Equal(default, CoreDependency.Of(Cell("290511", "USA"), new DependencyThresholds()));
    }

    [Fact]
    public void A_single_point_needs_the_buyer_and_the_world_to_lean_on_the_same_supplier()
    {
        Assert.False(SinglePoint.Of(Cell("310210", "KOR"), new DependencyThresholds()).IsSinglePoint);
        Assert.True(SinglePoint.Of(Cell("290511", "KOR"), new DependencyThresholds()).IsSinglePoint);
        Assert.Equal(80.0 / 60, SinglePoint.Of(Cell("310210", "KOR"), new DependencyThresholds()).Cover, 12);
    }

    [Fact]
    public void A_group_counts_only_outsiders_and_knows_its_inner_trade()
    {
        var members = new[] { "JPN", "KOR" }.Select(c => s_urea.IndexOf(Economy.Of(c))).ToArray();
        var cell = GroupScan.Of(s_urea, 0, s_urea.IndexOf(Hs6.Of("310210")), members);
        Assert.Equal(130, cell.Imports);
        Assert.Equal(10, cell.Internal);
        Assert.Equal(5, cell.OwnExports);
        Assert.Equal((60.0 * 60 + 70 * 70) / (130.0 * 130), cell.Hhi, 12);
        Assert.Equal("QAT", s_urea.Economies[cell.TopExporter].Code);
        Assert.Equal(130.0 / 140, cell.ExternalShare, 12);
        Assert.Equal(80, cell.OthersWorldExports, 12);
    }

    [Fact]
    public void A_group_of_one_is_the_economy_itself()
    {
        var trade = SmallProducts.Random(12, 15, 5);
        foreach (var cell in ImportScan.Of(trade, 0))
            Assert.Equal(cell with { Importer = -1 }, Rounded(GroupScan.Of(trade, 0, cell.Product, [cell.Importer]), cell));

        // The group adds exporters in another order: equal to the last digits.
        static ImportCell Rounded(ImportCell group, ImportCell single)
        {
            Assert.Equal(single.Hhi, group.Hhi, 12);
            Assert.Equal(single.OthersWorldExports, group.OthersWorldExports, 8);
            Assert.Equal(single.TopWorldShare, group.TopWorldShare, 12);
            Assert.Equal(single.TopShare, group.TopShare, 12);
            Assert.Equal(single.Imports, group.Imports, 8);
            Assert.Equal(single.OwnExports, group.OwnExports, 8);
            return group with
            {
                Hhi = single.Hhi,
                OthersWorldExports = single.OthersWorldExports,
                TopWorldShare = single.TopWorldShare,
                TopShare = single.TopShare,
                Imports = single.Imports,
                OwnExports = single.OwnExports,
            };
        }
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_threads()
    {
        var trade = SmallProducts.Random(40, 20, 9);
        Assert.Equal(ImportScan.Of(trade, 0, 1), ImportScan.Of(trade, 0, 4));
    }

    [Fact]
    public void Thresholds_out_of_range_are_reported_together() =>
        Assert.Equal(3, Assert.Throws<BadInputException>(() => new DependencyThresholds { Hhi = 2, TopShare = -1, ImportsOverExports = double.NaN }.Check()).Faults.Length);
}
