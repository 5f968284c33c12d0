using Tripoint.Disruption;

namespace Tripoint.Tests.Disruption;

public class DisruptionBridgeTests
{
    // Parts come from economies 0 and 2, machines are made in economy 1; the link from 0 is cut for 20 days.
    private static (DisruptionData Data, DisruptionScenario Scenario) Parts(double fromOther)
    {
        const int n = 3, j = 2, rows = n * j;
        var z = new double[rows * rows];
        z[0 * rows + 3] = 365;
        z[4 * rows + 3] = 365 * fromOther;
        double[] f = new double[rows * n];
        f[3 * n + 1] = 730;
        f[4 * n + 2] = 3650;
        var cut = new Shock { Kind = ShockKind.Link, Economies = [0], Importers = [1], Sectors = [0], Size = 1, StartDay = 1, LengthDays = 20 };
        return (DisruptionData.From(Tables.Of(n, j, z, f)), new DisruptionScenario { Days = 100, Shocks = [cut], Options = new() { GoodsInventoryDays = 6, OverproductionDays = 10 } });
    }

    [Fact]
    public void The_smallest_stock_that_bridges_a_cut_is_found()
    {
        var (data, scenario) = Parts(0);
        var result = DisruptionBridge.Find(data, scenario, [1], 0, cancellation: TestContext.Current.CancellationToken);
        // Six days are there, and what arrives today is used tomorrow: 20 + 1 − 6.
        Assert.Equal(15, result.ExtraDays.Setting);
        Assert.Equal(0, result.ExtraDays.Loss, 1e-12);
        Assert.True(result.ExtraDays.LossOneStepLess > 0);
        Assert.Equal(15.0 / 100, result.Loss, 1e-9);
        Assert.Equal(0, Assert.Single(result.Bottlenecks).Product);
        // Nobody else makes parts: no speed of substitution helps.
        Assert.Null(result.SubstitutionPerDay.Setting);
    }

    [Fact]
    public void Where_another_source_has_room_substitution_bridges_too()
    {
        var (data, scenario) = Parts(0.5);
        var result = DisruptionBridge.Find(data, scenario, [1], 0.03, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(result.SubstitutionPerDay.Setting);
        Assert.InRange(result.SubstitutionPerDay.Loss, 0, 0.03);
        Assert.True(result.SubstitutionPerDay.LossOneStepLess > 0.03);
        Assert.InRange(result.ExtraDays.Loss, 0, 0.03);
        Assert.True(result.Loss > 0.03);
    }

    [Fact]
    public void Nothing_is_needed_where_the_loss_is_small_already()
    {
        var (data, scenario) = Parts(0.5);
        var result = DisruptionBridge.Find(data, scenario, [1], 0.99, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExtraDays.Setting);
        Assert.Equal(0, result.SubstitutionPerDay.Setting);
    }
}
