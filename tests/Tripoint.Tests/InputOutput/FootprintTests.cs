using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class FootprintTests
{
    [Fact]
    public void Without_trade_the_two_accounts_are_the_same()
    {
        var system = LeontiefSystem.Build(IoTables.Of(2, 1, [10, 0, 0, 20], [40, 0, 0, 80], [50, 100], ["F"]));
        var footprint = Footprint.Of(system, new Satellite("CO₂", "kt", 2020, [5, 30], [1, 2], []));
        LeontiefSystemTests.Close([6, 32], footprint.Production, 1e-12);
        LeontiefSystemTests.Close([6, 32], footprint.Consumption, 1e-12);
    }

    [Fact]
    public void What_cannot_be_allocated_stays_where_it_arises_and_totals_agree()
    {
        var system = LeontiefSystem.Build(IoTables.Random(4, 3, 12, awkward: true));
        double[] q = [.. Enumerable.Range(1, 12).Select(v => (double)v)];
        var footprint = Footprint.Of(system, new Satellite("CO₂", "kt", 2020, q, [1, 1, 1, 1], []));
        Assert.Equal(78 + 4, footprint.Production.Sum(), 1e-10);
        Assert.Equal(78 + 4, footprint.Consumption.Sum(), 1e-10);
        Assert.Equal(q.Where((_, node) => system.Output[node] == 0).Sum(), footprint.Unallocated);
        Assert.True(footprint.Unallocated > 0);
    }

    [Fact]
    public void A_satellite_of_another_shape_or_with_gaps_is_refused()
    {
        var system = LeontiefSystem.Build(IoTables.Random(2, 2, 1));
        Assert.Throws<BadInputException>(() => Footprint.Of(system, new Satellite("jobs", "thousand", 2020, [1, 2], [0, 0], [])));
        Assert.Throws<BadInputException>(() => Footprint.Of(system, new Satellite("jobs", "thousand", 2020, [1, 2, double.NaN, 1], [0, 0], [])));
    }
}
