using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Disruption;

/// <summary>
/// Searches the smallest extra stock of the bottleneck inputs, and the slowest substitution between their sources, that keep an output loss within a
/// target. Each is found by bisection on simulations, which presumes that the loss falls with the lever; the answer carries the loss
/// with the setting found and one step below it, both simulated.
/// </summary>
public static class DisruptionBridge
{
    private const int LargestDays = 365;
    private const int SpeedSteps = 1024;
    private const double Covered = 0.99;

    /// <summary>Searches both levers.</summary>
    /// <param name="data">The steady state.</param>
    /// <param name="scenario">What is simulated.</param>
    /// <param name="economies">Indices of the economies whose loss counts.</param>
    /// <param name="target">The largest loss accepted, a fraction of base output over the days simulated, in [0, 1).</param>
    /// <param name="onRun">Told the number of simulations done (about 25 in all).</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="BadInputException">The target or the scenario makes no sense.</exception>
    public static BridgeResult Find(
        DisruptionData data, DisruptionScenario scenario, ImmutableArray<int> economies, double target, Action<int>? onRun = null, CancellationToken cancellation = default)
    {
        if (!(target is >= 0 and < 1)) throw new BadInputException("the loss to stay below is out of range", "", "0% to below 100%");
        var runs = 0;
        var before = Run(scenario);
        var loss = before.OutputLossShare(economies);
        var bottlenecks = Rank(before, economies);
        if (loss <= target) return new BridgeResult(economies, target, loss, bottlenecks, new BridgeLever(0, loss, null), new BridgeLever(0, loss, null));
        if (bottlenecks.IsEmpty) return new BridgeResult(economies, target, loss, bottlenecks, new BridgeLever(null, loss, null), new BridgeLever(null, loss, null));
        ImmutableArray<int> products = [.. bottlenecks.Select(b => b.Product)];

        var stock = Search(LargestDays, steps => scenario.Options with
        {
            Inventories = scenario.Options.Inventories.Add(new InventoryRule(new UseSelection(products, economies, []), steps, IsExtra: true)),
        });
        var speed = Search(SpeedSteps, steps => scenario.Options with
        {
            Substitutions = scenario.Options.Substitutions.Add(new SubstitutionRule(products, Math.Max(steps / (double)SpeedSteps, scenario.Options.SubstitutionPerDay))),
        });
        return new BridgeResult(economies, target, loss, bottlenecks, stock, speed with { Setting = speed.Setting / SpeedSteps });

        DisruptionResult Run(DisruptionScenario what)
        {
            var result = DisruptionModel.Simulate(data, what, keepDaily: false, cancellation: cancellation);
            onRun?.Invoke(++runs);
            return result;
        }

        BridgeLever Search(int most, Func<int, DisruptionOptions> with)
        {
            double Loss(int steps) => Run(scenario with { Options = with(steps) }).OutputLossShare(economies);
            int low = 0, high = most;
            double below = loss, found = Loss(most);
            if (found > target) return new BridgeLever(null, Math.Min(found, loss), null);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                var at = Loss(middle);
                if (at <= target) (high, found) = (middle, at);
                else (low, below) = (middle, at);
            }
            return new BridgeLever(high, found, below);
        }
    }

    /// <summary>The inputs for want of which most output was lost in some economies; together they cover 99 per cent of it.</summary>
    public static ImmutableArray<Bottleneck> Rank(DisruptionResult result, ImmutableArray<int> economies)
    {
        var n = result.Data.EconomyCount;
        var losses = Enumerable.Range(0, result.Data.SectorCount).Select(p => (Product: p, Loss: economies.Sum(e => result.BottleneckLoss[p * n + e])))
            .Where(b => b.Loss > 0).OrderByDescending(b => b.Loss).ThenBy(b => b.Product).ToList();
        var all = losses.Sum(b => b.Loss);
        var covered = 0.0;
        var ranked = ImmutableArray.CreateBuilder<Bottleneck>();
        foreach (var (product, loss) in losses)
        {
            if (covered >= Covered * all) break;
            covered += loss;
            ranked.Add(new Bottleneck(product, loss, loss / all));
        }
        return ranked.ToImmutable();
    }
}
