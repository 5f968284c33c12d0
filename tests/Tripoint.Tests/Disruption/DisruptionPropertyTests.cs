using CsCheck;
using Tripoint.Disruption;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Tests.Disruption;

public class DisruptionPropertyTests
{
    private const int N = 3, J = 4;

    // A capacity loss of one node; overproduction off, so that what is lost is not made up for elsewhere.
    private static DisruptionScenario Loss(ulong seed)
    {
        var draw = new RandomStream("test/loss", seed);
        return new DisruptionScenario
        {
            Days = 150,
            Shocks = [DisruptionModelTests.Capacity(draw.NextInt(N), draw.NextInt(J - 1), draw.NextUniform(0.3, 1), 3, 10 + draw.NextInt(40), RecoveryPath.Linear, 10)],
            Options = new() { GoodsInventoryDays = 5, OverproductionLimit = 1, ServiceInventoryDays = 5 },
        };
    }

    [Fact]
    public void The_total_loss_falls_with_inventories() => Gen.ULong[0, 1_000_000].Sample(
        seed =>
        {
            var data = DisruptionData.From(Tables.Random(seed, N, J, 0.2));
            var scenario = Loss(seed);
            var last = double.PositiveInfinity;
            foreach (var days in new[] { 2, 5, 15, 40, 120 })
            {
                var loss = Tables.Simulate(data, scenario with { Options = scenario.Options with { GoodsInventoryDays = days, ServiceInventoryDays = days } }, keepDaily: false).OutputLoss.Sum();
                Assert.True(loss <= last * (1 + 1e-9), $"{days} days of stock: {loss:R} after {last:R}");
                last = loss;
            }
        },
        iter: 40);

    [Fact]
    public void The_total_loss_falls_with_substitution()
    {
        // Rivals must have room to deliver more, or substitution only moves the shortage: overproduction on and quick.
        double[] speeds = [0, 0.01, 0.03, 0.1, 0.3], sums = new double[speeds.Length];
        var better = 0;
        for (var seed = 0ul; seed < 30; seed++)
        {
            var data = DisruptionData.From(Tables.Random(seed, N, J, 0));
            var scenario = Loss(seed);
            double[] losses = [.. speeds.Select(speed => Tables.Simulate(
                data,
                scenario with { Options = scenario.Options with { OverproductionLimit = 2, OverproductionDays = 5, SubstitutionPerDay = speed } },
                keepDaily: false).FinalLoss.Sum())];
            // On a single table it may overshoot, or take from buyers further on what it gives to the first; over all tables it may not.
            for (var at = 1; at < speeds.Length; at++)
            {
                better += losses[at] < losses[0] ? 1 : 0;
                sums[at] += losses[at] / losses[0];
            }
        }
        Assert.True(better >= 0.9 * 30 * (speeds.Length - 1), $"substitution was better than none in {better} of {30 * (speeds.Length - 1)} cases");
        sums[0] = 30;
        for (var at = 1; at < speeds.Length; at++) Assert.True(sums[at] < sums[at - 1], $"speed {speeds[at]}: {sums[at]} after {sums[at - 1]}");
    }
}
