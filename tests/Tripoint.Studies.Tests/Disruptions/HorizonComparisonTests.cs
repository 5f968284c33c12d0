using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.Disruptions;
using Tripoint.TestSupport;

namespace Tripoint.Studies.Tests.Disruptions;

public class HorizonComparisonTests
{
    private static readonly Shock s_cut = new() { Kind = ShockKind.Link, Economies = [1], Importers = [2], Sectors = [1], Size = 0.6, StartDay = 1, LengthDays = 60 };

    private static DisruptionResult Simulate(params Shock[] shocks) => DisruptionModel.Simulate(
        DisruptionData.From(InputOutputTable.FromWorldTable(SmallWorld.Table())),
        new DisruptionScenario { Days = 90, Shocks = [.. shocks], Options = new() { GoodsInventoryDays = 10 } },
        cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void A_cut_becomes_the_barrier_that_cuts_the_flow_by_its_size_at_unchanged_prices()
    {
        var world = SmallWorld.Table();
        var notes = new List<string>();
        var policy = HorizonComparison.Policy(new DisruptionScenario { Shocks = [s_cut, s_cut with { Sectors = [2], Size = 1 }] }, world, notes);
        var cell = world.Cell(1, 2, 1);
        Assert.Equal(0.4, Math.Pow(policy.Barrier![cell], -world.Elasticity[1]), 1e-12);
        Assert.Equal(double.PositiveInfinity, policy.Barrier[world.Cell(2, 2, 1)]);
        Assert.Equal(policy.Barrier.Length - 2, policy.Barrier.Count(b => b == 1));
        Assert.Empty(notes);
    }

    [Fact]
    public void A_loss_of_capacity_becomes_productivity_and_a_demand_jump_is_noted()
    {
        var world = SmallWorld.Table();
        var notes = new List<string>();
        var capacity = new Shock { Kind = ShockKind.Capacity, Economies = [1], Sectors = [1, 2], Size = 0.3, LengthDays = 5 };
        var demand = new Shock { Kind = ShockKind.Demand, Economies = [0], Sectors = [0], Size = 0.3, LengthDays = 5 };
        var policy = HorizonComparison.Policy(new DisruptionScenario { Shocks = [capacity, demand] }, world, notes);
        Assert.Equal(0.7, policy.Productivity![1 * 4 + 1], 1e-15);
        Assert.Null(policy.Barrier);
        Assert.Single(notes);
    }

    [Fact]
    public void The_three_horizons_stand_in_one_table()
    {
        var result = Simulate(s_cut);
        var horizons = HorizonComparison.Of(result, SmallWorld.Table(), TestContext.Current.CancellationToken);
        Assert.Equal(5, horizons.Rows.Length);
        Assert.Equal(SolveStatus.Converged, horizons.ShortRun);
        Assert.Equal(SolveStatus.Converged, horizons.LongRun);
        var korea = horizons.Rows[2];
        Assert.Equal(-result.OutputLossShare(2, 90), korea.AllDays);
        Assert.True(korea.LongRunWelfare < 0);
        // The exporter loses the refused orders from the first day on; the importer has its stocks.
        Assert.True(horizons.Rows[1].FirstQuarter < 0);
    }

    [Fact]
    public void Tables_that_do_not_match_are_refused()
    {
        var economies = new[] { "CHN", "JPN" }.Select(Economy.Of).ToArray();
        Sector[] sectors = [new("TEST", "X", SectorKind.Manufacturing, new LocalizedName("X"))];
        var table = new InputOutputTable("other", 2020, [.. economies], [.. sectors], ["F"], [1, 1, 1, 1], [1, 1, 1, 1], [4, 4], Tripoint.Tables.TableProvenance.InMemory);
        var result = DisruptionModel.Simulate(DisruptionData.From(table), new DisruptionScenario { Days = 2 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Throws<BadInputException>(() => HorizonComparison.Of(result, SmallWorld.Table(), TestContext.Current.CancellationToken));
    }
}
