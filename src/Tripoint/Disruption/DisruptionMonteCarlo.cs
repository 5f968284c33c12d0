using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Disruption;

/// <summary>
/// Simulates a scenario many times with sizes and speeds of recovery drawn around those given (<see cref="MonteCarloOptions"/>). Each draw and
/// shock has its own stream, and each draw is one thread's work: the answer is the same for any number of threads.
/// </summary>
public static class DisruptionMonteCarlo
{
    /// <summary>Runs the draws.</summary>
    /// <param name="data">The steady state.</param>
    /// <param name="scenario">What is simulated; its Monte Carlo settings say how often.</param>
    /// <param name="onDraw">Told the number of draws done.</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="BadInputException">A shock or a setting makes no sense.</exception>
    public static MonteCarloResult Simulate(DisruptionData data, DisruptionScenario scenario, Action<int>? onDraw = null, CancellationToken cancellation = default)
    {
        var options = scenario.MonteCarlo;
        Check(options);
        DisruptionModel.Check(data, scenario);
        var settings = UseSettings.Resolve(data, scenario.Options);
        var draws = new DisruptionDraw[options.Draws];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = scenario.Options.Threads > 0 ? scenario.Options.Threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, options.Draws, parallel, number =>
        {
            ImmutableArray<Shock> shocks = Draw(scenario.Shocks, options, number);
            var result = DisruptionModel.Simulate(data, settings, scenario with { Shocks = shocks }, threads: 1, keepDaily: false, onDay: null, cancellation);
            var economies = Enumerable.Range(0, data.EconomyCount);
            draws[number] = new DisruptionDraw(
                shocks,
                [.. economies.Select(n => result.OutputLossShare(n, result.Days))],
                [.. economies.Select(n => result.ValueAddedLossShare(n, result.Days))],
                [.. economies.Select(n => result.FinalLossShare(n, result.Days))],
                result.OutputLossShare(economies),
                result.Status,
                result.StatusDay);
            onDraw?.Invoke(Interlocked.Increment(ref done));
        });
        return new MonteCarloResult(scenario, [.. draws]);
    }

    /// <summary>The shocks of one draw.</summary>
    internal static ImmutableArray<Shock> Draw(ImmutableArray<Shock> shocks, MonteCarloOptions options, int number)
    {
        var sizes = new RandomStream("disruption/size", options.Seed).Child(number);
        var speeds = new RandomStream("disruption/speed", options.Seed).Child(number);
        return [.. shocks.Select((shock, at) =>
        {
            var size = sizes.Child(at);
            var triangular = size.NextUniform() + size.NextUniform() - 1;
            var factor = Math.Exp(options.SpeedSpread * speeds.Child(at).NextNormal());
            return shock with
            {
                Size = Math.Clamp(shock.Size * (1 + options.SizeSpread * triangular), shock.Kind == ShockKind.Demand ? -1 : 0, shock.Kind == ShockKind.Demand ? 10 : 1),
                LengthDays = (int)Math.Clamp(Math.Round(shock.LengthDays * factor), 1, 36500),
                RecoveryDays = Math.Min(shock.RecoveryDays * factor, 36500),
            };
        })];
    }

    private static void Check(MonteCarloOptions options)
    {
        var faults = new List<Fault>();
        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
                faults.Add(new Fault(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}"), "Monte Carlo settings", string.Create(CultureInfo.InvariantCulture, $"{low} to {high}")));
        }
        Range("the number of draws", options.Draws, 1, 1_000_000);
        Range("the spread of size", options.SizeSpread, 0, 1);
        Range("the spread of speed", options.SpeedSpread, 0, 2);
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
