using CsCheck;
using Tripoint.Disruption;
using Tripoint.Faults;

namespace Tripoint.Tests.Disruption;

public class DisruptionMonteCarloTests
{
    private static MonteCarloResult Run(int threads, MonteCarloOptions options) => DisruptionMonteCarlo.Simulate(
        DisruptionData.From(Tables.Random(5, 3, 4, 0.2)),
        new DisruptionScenario
        {
            Days = 60,
            Shocks = [DisruptionModelTests.Capacity(0, 1, 0.6, 3, 10, RecoveryPath.Exponential, 5), DisruptionModelTests.Capacity(1, 2, 0.9, 3, 10)],
            Options = new() { GoodsInventoryDays = 5, Threads = threads },
            MonteCarlo = options,
        },
        cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void The_same_seed_gives_the_same_draws_for_any_number_of_threads()
    {
        var options = new MonteCarloOptions { Draws = 24, Seed = 11 };
        var one = Run(1, options);
        foreach (var threads in new[] { 2, 4 })
        {
            var many = Run(threads, options);
            for (var d = 0; d < 24; d++)
            {
                Assert.Equal(one.Draws[d].OutputLoss, many.Draws[d].OutputLoss);
                Assert.Equal(one.Draws[d].FinalLoss, many.Draws[d].FinalLoss);
                Assert.Equal(one.Draws[d].StatusDay, many.Draws[d].StatusDay);
            }
        }
        Assert.NotEqual(one.Draws[0].WorldOutputLoss, Run(1, options with { Seed = 12 }).Draws[0].WorldOutputLoss);
    }

    [Theory]
    [InlineData(3, 4, 0.0)]
    [InlineData(3, 4, 0.9)]
    [InlineData(9, 3, 0.2)]
    [InlineData(13, 2, 0.0)]
    public void A_draw_among_others_is_the_draw_alone_to_the_last_bit(int n, int j, double missing) => Gen.ULong[0, 1_000_000].Sample(
        seed =>
        {
            var data = DisruptionData.From(Tables.Random(seed, n, j, missing));
            var scenario = DisruptionModelTests.RandomScenario(seed, n, j, 120) with { MonteCarlo = new() { Draws = 11, Seed = seed, SizeSpread = 0.5, SpeedSpread = 0.8 } };
            var draws = DisruptionMonteCarlo.Simulate(data, scenario).Draws;
            for (var number = 0; number < draws.Length; number++)
            {
                var draw = draws[number];
                var alone = DisruptionModel.Simulate(data, scenario with { Shocks = draw.Shocks }, keepDaily: false);
                var economies = Enumerable.Range(0, n);
                Assert.Equal(economies.Select(e => alone.OutputLossShare(e, alone.Days)), draw.OutputLoss);
                Assert.Equal(economies.Select(e => alone.ValueAddedLossShare(e, alone.Days)), draw.ValueAddedLoss);
                Assert.Equal(economies.Select(e => alone.FinalLossShare(e, alone.Days)), draw.FinalLoss);
                Assert.Equal(alone.OutputLossShare(economies), draw.WorldOutputLoss);
                Assert.Equal(alone.Status, draw.Status);
                Assert.Equal(alone.StatusDay, draw.StatusDay);
            }
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void Sizes_and_speeds_are_drawn_from_their_laws()
    {
        var draws = Run(2, new MonteCarloOptions { Draws = 2000, SizeSpread = 0.5, SpeedSpread = 0.4 }).Draws;
        double[] sizes = [.. draws.Select(d => d.Shocks[0].Size)], speeds = [.. draws.Select(d => d.Shocks[0].RecoveryDays / 5)];
        Assert.All(sizes, s => Assert.InRange(s, 0.3, 0.9));
        // The triangular law on ±w has variance w² / 6.
        Assert.Equal(0.6, sizes.Average(), 5 * 0.3 / Math.Sqrt(6 * 2000));
        Assert.Equal(0.09 / 6, sizes.Select(s => (s - 0.6) * (s - 0.6)).Average(), 0.002);
        Assert.Equal(0, speeds.Select(s => Math.Log(s)).Average(), 5 * 0.4 / Math.Sqrt(2000));
        Assert.Equal(0.16, speeds.Select(s => Math.Log(s) * Math.Log(s)).Average(), 0.03);
        Assert.All(draws, d => Assert.InRange(d.Shocks[1].Size, 0.45, 1));
    }

    [Fact]
    public void Without_spread_every_draw_is_the_scenario()
    {
        var result = Run(2, new MonteCarloOptions { Draws = 3, SizeSpread = 0, SpeedSpread = 0 });
        Assert.Single(result.Draws.Select(d => d.WorldOutputLoss).Distinct());
        Assert.Equal(result.Draws[0].WorldOutputLoss, result.Quantile(d => d.WorldOutputLoss, 0.5));
        Assert.Equal(1, result.Share(DisruptionStatus.Recovered) + result.Share(DisruptionStatus.NotRecovered) + result.Share(DisruptionStatus.CannotRecover), 1e-15);
    }

    [Fact]
    public void Quantiles_are_interpolated_between_order_statistics()
    {
        var draws = new[] { 4.0, 1, 3, 2 }.Select(x => new DisruptionDraw([], [], [], [], x, DisruptionStatus.Recovered, 1));
        var result = new MonteCarloResult(new DisruptionScenario(), [.. draws]);
        Assert.Equal(1, result.Quantile(d => d.WorldOutputLoss, 0));
        Assert.Equal(2.5, result.Quantile(d => d.WorldOutputLoss, 0.5));
        Assert.Equal(3.7, result.Quantile(d => d.WorldOutputLoss, 0.9), 1e-12);
        Assert.Equal(4, result.Quantile(d => d.WorldOutputLoss, 1));
    }

    [Fact]
    public void Bad_settings_are_all_named()
    {
        var e = Assert.Throws<BadInputException>(() => Run(1, new MonteCarloOptions { Draws = 0, SizeSpread = 2, SpeedSpread = double.NaN }));
        Assert.Equal(3, e.Faults.Length);
    }
}
