using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;

namespace Tripoint.Data.Tests.Embedded;

public class EmbeddedDatasetTests
{
    public static TheoryData<int> Years => [.. EmbeddedDataset.Years];

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_year_gives_a_table_that_balances(int year)
    {
        var world = EmbeddedDataset.World(year);
        Assert.Equal((27, 28, year), (world.EconomyCount, world.SectorCount, world.Year));
        Assert.True(world.Provenance.IsHybrid);
        Assert.All(world.Report.Checks, c => Assert.InRange(c.Residual, 0, c.Tolerance));
        var step = Assert.Single(world.Report.Rebalancing);
        Assert.InRange(step.MovedShare, 0.001, 0.25);
        Assert.NotEmpty(step.Largest);
    }

    [Fact]
    public void Final_demand_is_positive_wherever_anything_is_bought()
    {
        var world = EmbeddedDataset.World();
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var k = 0; k < world.SectorCount; k++)
            {
                var used = 0.0;
                for (var j = 0; j < world.SectorCount; j++) used += world.InputShare[((n * world.SectorCount) + j) * world.SectorCount + k] * world.Output[n * world.SectorCount + j];
                var spent = world.Expenditure[n * world.SectorCount + k];
                Assert.True(spent == 0 || spent - used > 0, $"{world.Economies[n]} {world.Sectors[k]}: {spent} spent, {used} used");
            }
        }
    }

    [Fact]
    public void Services_and_domestic_sales_bear_no_tariff()
    {
        var world = EmbeddedDataset.World();
        var services = world.IndexOfSector("SVC");
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var i = 0; i < world.EconomyCount; i++) Assert.Equal(0, world.Tariff[world.Cell(services, n, i)]);
            for (var j = 0; j < world.SectorCount; j++) Assert.Equal(0, world.Tariff[world.Cell(j, n, n)]);
        }
    }

    [Fact]
    public void A_year_outside_is_missing_data_and_named()
    {
        var e = Assert.Throws<DataMissingException>(() => EmbeddedDataset.World(2010));
        Assert.Contains("2010", e.Message, StringComparison.Ordinal);
        Assert.Contains("2011", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_flows_cover_every_year_and_agree_with_the_tables()
    {
        var flows = EmbeddedDataset.Flows();
        Assert.Equal(EmbeddedDataset.Years, flows.Years);
        Assert.True(flows.Flows(2022).SequenceEqual(EmbeddedDataset.World(2022).Trade));
        Assert.True(flows.Flows(2015).SequenceEqual(EmbeddedDataset.World(2015).Trade));
        Assert.Equal(0, flows.IndexOf(Economy.Of("CHN")));
        Assert.Contains("no single party", flows.Provenance.Books, StringComparison.Ordinal);
    }
}
