using CsCheck;
using Tripoint.Disruption;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Tests.Disruption;

public class DisruptionModelTests
{
    internal static Shock Capacity(int economy, int sector, double size, int start, int length, RecoveryPath path = RecoveryPath.Step, double recovery = 0) => new()
    {
        Kind = ShockKind.Capacity,
        Economies = [economy],
        Sectors = [sector],
        Size = size,
        StartDay = start,
        LengthDays = length,
        Recovery = path,
        RecoveryDays = recovery,
    };

    internal static DisruptionScenario RandomScenario(ulong seed, int n, int j, int days)
    {
        var draw = new RandomStream("test/scenario", seed);
        var shocks = new List<Shock>
        {
            Capacity(draw.NextInt(n), draw.NextInt(j), draw.NextUniform(), 1 + draw.NextInt(10), 1 + draw.NextInt(20), (RecoveryPath)draw.NextInt(3), draw.NextUniform(1, 30)),
            Capacity(draw.NextInt(n), draw.NextInt(j), draw.NextUniform(), 40 + draw.NextInt(10), 1 + draw.NextInt(20), (RecoveryPath)draw.NextInt(3), draw.NextUniform(1, 30)),
            new() { Kind = ShockKind.Link, Economies = [draw.NextInt(n)], Importers = [0, 1], Sectors = [draw.NextInt(j)], Size = draw.NextUniform(), StartDay = 1 + draw.NextInt(30), LengthDays = 20, Recovery = RecoveryPath.Linear, RecoveryDays = 7 },
            new() { Kind = ShockKind.Demand, Economies = [draw.NextInt(n)], Sectors = [draw.NextInt(j)], Size = draw.NextUniform(-0.9, 0.5), StartDay = 1 + draw.NextInt(30), LengthDays = 10 },
        };
        var options = new DisruptionOptions
        {
            GoodsInventoryDays = draw.NextUniform(1, 20),
            ServiceInventoryDays = draw.NextUniform(1, 5),
            RestockDays = draw.NextUniform(30, 60),
            StockCaution = draw.NextInt(2) * 0.8,
            OverproductionDays = draw.NextUniform(10, 365),
            SubstitutionPerDay = draw.NextInt(2) * draw.NextUniform(0, 0.3),
            Rationing = (Rationing)draw.NextInt(3),
            StockPolicy = (StockPolicy)draw.NextInt(2),
            Inventories = [new InventoryRule(new UseSelection([0], [1], []), 7), new InventoryRule(new UseSelection([], [], [1]), 3, IsExtra: true)],
            CriticalShare = draw.NextUniform(0, 0.2),
            Criticalities = [new CriticalityRule(new UseSelection([1], [], []), (Criticality)draw.NextInt(3))],
            Substitutions = [new SubstitutionRule([1], draw.NextUniform())],
            Threads = 1 + draw.NextInt(3),
        };
        return new DisruptionScenario { Days = days, Shocks = [.. shocks], Options = options };
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void The_plain_simulation_agrees_day_by_day(double missing) => Gen.ULong[0, 1_000_000].Sample(
        seed =>
        {
            const int n = 3, j = 4, days = 90;
            var table = Tables.Random(seed, n, j, missing);
            var scenario = RandomScenario(seed, n, j, days);
            var data = DisruptionData.From(table);
            var fast = Tables.Simulate(data, scenario);
            var plain = new PlainSimulation(table, scenario);
            for (var day = 1; day <= fast.Days; day++)
            {
                plain.Step(day);
                for (var f = 0; f < n * j; f++)
                {
                    var tolerance = 1e-9 * data.Output[f];
                    Assert.Equal(plain.Output[f], fast.Output[(day - 1) * n * j + f], tolerance);
                    Assert.Equal(plain.FinalServed[f / j, f % j], fast.FinalServed[(day - 1) * n * j + f], 1e-9 * (1 + data.FinalUse[f % j * n + f / j]));
                }
            }
        },
        iter: 40);

    [Fact]
    public void Without_a_shock_random_tables_stay_in_their_steady_state() => Gen.Select(Gen.ULong[0, 1_000_000], Gen.Int[1, 5], Gen.Int[1, 6], Gen.Double[0, 0.95]).Sample(
        (seed, n, j, missing) =>
        {
            var data = DisruptionData.From(Tables.Random(seed, n, j, missing));
            var options = RandomScenario(seed, Math.Max(n, 2), Math.Max(j, 2), 1).Options;
            var result = Tables.Simulate(data, new DisruptionScenario { Options = options with { StockPolicy = (StockPolicy)(seed % 2), RestockDays = seed % 2 == 0 ? 2 : 60 } });
            AssertSteady(result);
        },
        iter: 30);

    internal static void AssertSteady(DisruptionResult result)
    {
        Assert.Equal(DisruptionStatus.Recovered, result.Status);
        Assert.Equal(365, result.Days);
        var nodes = result.Data.NodeCount;
        for (var at = 0; at < result.Output.Length; at++)
        {
            var x = result.Data.Output[at % nodes];
            if (Math.Abs(result.Output[at] - x) > 1e-12 * x) Assert.Fail($"day {at / nodes + 1}, node {at % nodes}: {result.Output[at]:R} instead of {x:R}");
        }
    }

    [Fact]
    public void Mass_is_balanced_every_day() => Gen.ULong[0, 1_000_000].Sample(
        seed =>
        {
            const int n = 4, j = 5;
            var data = DisruptionData.From(Tables.Random(seed, n, j, 0.3));
            var result = Tables.Simulate(data, RandomScenario(seed, n, j, 120));
            DayAccount? before = null;
            foreach (var day in result.Accounts)
            {
                for (var p = 0; p < j; p++)
                {
                    Assert.Equal(day.Produced[p], day.ToIndustry[p] + day.ToFinal[p], 1e-12 * (1 + day.Produced[p]));
                    if (before is not null) Assert.Equal(day.ToIndustry[p] - day.Used[p], day.Stocks[p] - before.Stocks[p], 1e-11 * (1 + day.Stocks[p]));
                }
                before = day;
            }
            Assert.InRange(result.Residual, 0, 1e-12);
        },
        iter: 30);

    [Fact]
    public void The_direct_loss_is_all_where_nothing_propagates()
    {
        // Two sectors in two economies that sell to final demand only and use nothing.
        const int n = 2, j = 2;
        var data = DisruptionData.From(Tables.Of(n, j, new double[16], [100, 20, 50, 10, 5, 300, 40, 60]));
        Shock[] shocks =
        [
            Capacity(0, 1, 0.4, 11, 20, RecoveryPath.Linear, 5),
            Capacity(1, 0, 1, 1, 3, RecoveryPath.Exponential, 2),
        ];
        var options = new DisruptionOptions { OverproductionLimit = 1 };
        var result = Tables.Simulate(data, new DisruptionScenario { Shocks = [.. shocks], Options = options });
        // 20 days at 40%, then 4/5, 3/5, 2/5, 1/5 of it.
        Assert.Equal(60.0 / 365 * 0.4 * (20 + 2), result.OutputLoss[1], 1e-12);
        // 3 days at 100%, then halving every 2 days until a millionth is left.
        var tail = Enumerable.Range(1, 1000).Select(t => Math.Pow(0.5, t / 2.0)).TakeWhile(s => s >= 1e-6).Sum();
        Assert.Equal(305.0 / 365 * (3 + tail), result.OutputLoss[2], 1e-9);
        Assert.Equal(0, result.OutputLoss[0], 1e-12);
        Assert.Equal(0, result.OutputLoss[3], 1e-12);
        Assert.Equal(result.OutputLoss.Sum(), result.FinalLoss.Sum(), 1e-9);
        Assert.Equal(DisruptionStatus.Recovered, result.Status);
        Assert.Equal([0, 11, 1, 0], result.FirstHitDay);
    }

    [Fact]
    public void Stocks_bridge_a_short_cut_of_a_link_entirely()
    {
        // Economy 0 makes parts, economy 1 makes machines of them; parts come from abroad only.
        double[] z = new double[16];
        z[0 * 4 + 3] = 365;
        var table = Tables.Of(2, 2, z, [0, 0, 0, 0, 0, 0, 365, 365]);
        var data = DisruptionData.From(table);
        Shock cut = new() { Kind = ShockKind.Link, Economies = [0], Importers = [1], Sectors = [0], Size = 1, StartDay = 1, LengthDays = 10 };
        DisruptionResult With(double stock) => Tables.Simulate(data, new DisruptionScenario { Shocks = [cut], Options = new() { GoodsInventoryDays = stock } });

        // What arrives today is used tomorrow: a stock of eleven days outlasts ten days without a delivery.
        Assert.Equal(0, With(11).OutputLoss[3], 1e-9);
        Assert.Equal(1 * 2, With(10).OutputLoss[3], 1e-9);
        Assert.Equal(7 * 2, With(4).OutputLoss[3], 1e-9);
        Assert.Equal(5, With(4).FirstHitDay[3]);
        Assert.Equal(1, With(4).FirstHitDay[0]);
    }

    [Fact]
    public void Sectors_that_need_each_other_and_have_nothing_left_cannot_recover()
    {
        // Economy 0 makes A, economy 1 makes B; each is the only source of the other's critical input, and sells at home too.
        double[] z = new double[16];
        z[0 * 4 + 3] = 50;
        z[3 * 4 + 0] = 50;
        var data = DisruptionData.From(Tables.Of(2, 2, z, [50, 0, 0, 0, 0, 0, 0, 50]));
        DisruptionResult After(params Shock[] shocks) => Tables.Simulate(data, new DisruptionScenario { Shocks = [.. shocks], Options = new() { GoodsInventoryDays = 2 } });
        Shock Cut(int from, int to, int product) => new() { Kind = ShockKind.Link, Economies = [from], Importers = [to], Sectors = [product], Size = 1, StartDay = 5, LengthDays = 30 };

        var both = After(Cut(0, 1, 0), Cut(1, 0, 1));
        Assert.Equal(DisruptionStatus.CannotRecover, both.Status);
        Assert.Equal([0, 3], both.DeadNodes);
        // Half of the sales are gone on day 5: the two days in stock last four.
        Assert.Equal(9, both.StatusDay);
        Assert.All(both.OutputByEconomy[^2..], x => Assert.Equal(0, x));

        // Cut one way, A's maker goes on for the home market until it has used up its stock of B: a long cut ends in the same place, a short one does not.
        Assert.Equal(DisruptionStatus.CannotRecover, After(Cut(0, 1, 0)).Status);
        Assert.Equal(DisruptionStatus.Recovered, After(Cut(0, 1, 0) with { LengthDays = 1 }).Status);
        // Where both lose their capacity nothing is used up, and both start again.
        Assert.Equal(DisruptionStatus.Recovered, After(Capacity(0, 0, 1, 5, 30), Capacity(1, 1, 1, 5, 30)).Status);
    }

    [Fact]
    public void A_shock_that_outlasts_the_horizon_is_not_recovered()
    {
        var data = DisruptionData.From(Tables.Random(3, 2, 3, 0));
        var result = Tables.Simulate(data, new DisruptionScenario { Days = 30, Shocks = [Capacity(0, 0, 0.5, 20, 100)] });
        Assert.Equal(DisruptionStatus.NotRecovered, result.Status);
        Assert.Equal(30, result.StatusDay);
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads()
    {
        var data = DisruptionData.From(Tables.Random(9, 6, 70, 0.2, services: 20));
        var scenario = RandomScenario(9, 6, 70, 60);
        double[]? first = null;
        foreach (var threads in new[] { 1, 2, 5 })
        {
            var result = Tables.Simulate(data, scenario with { Options = scenario.Options with { Threads = threads } });
            first ??= result.Output;
            Assert.Equal(first, result.Output);
        }
    }

    [Fact]
    public void Bad_shocks_and_settings_are_all_named()
    {
        var data = DisruptionData.From(Tables.Random(1, 2, 2, 0));
        var e = Assert.Throws<BadInputException>(() => Tables.Simulate(data, new DisruptionScenario
        {
            Days = 0,
            Shocks = [Capacity(0, 0, 1.2, 1, 5), Capacity(7, 0, 0.5, 0, 0), Capacity(0, 0, -0.1, 1, 5, RecoveryPath.Linear)],
        }));
        Assert.Contains("capacity at -20%", e.Message, StringComparison.Ordinal);
        Assert.Contains("outside the table", e.Message, StringComparison.Ordinal);
        Assert.Contains("lasts 0 days", e.Message, StringComparison.Ordinal);
        Assert.Contains("starts on day 0", e.Message, StringComparison.Ordinal);
        Assert.Contains("recovers over 0 days", e.Message, StringComparison.Ordinal);
        Assert.Contains("0 days to simulate", e.Message, StringComparison.Ordinal);

        var clash = Assert.Throws<BadInputException>(() => Tables.Simulate(data, new DisruptionScenario { Shocks = [Capacity(0, 0, 0.5, 1, 5), Capacity(0, 0, 0.2, 5, 5)] }));
        Assert.Contains("shock 2", clash.Message, StringComparison.Ordinal);
        Assert.Contains("contradicts shock 1: both set CHN S0", clash.Message, StringComparison.Ordinal);

        var options = Assert.Throws<BadInputException>(() => Tables.Simulate(data, new DisruptionScenario { Options = new() { GoodsInventoryDays = 0, StockCaution = double.NaN } }));
        Assert.Equal(2, options.Faults.Length);
    }

    [Fact]
    public void A_simulation_can_be_stopped()
    {
        var data = DisruptionData.From(Tables.Random(1, 2, 2, 0));
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => DisruptionModel.Simulate(data, new DisruptionScenario(), onDay: d => { if (d == 3) source.Cancel(); }, cancellation: source.Token));
    }
}
