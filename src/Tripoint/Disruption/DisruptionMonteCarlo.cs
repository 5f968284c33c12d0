using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Disruption;

/// <summary>
/// Simulates a scenario many times with sizes and speeds of recovery drawn around those given (<see cref="MonteCarloOptions"/>). Each draw and
/// shock has its own stream; eight draws run side by side in vector lanes (<see cref="DailyLanes"/>), and each comes to the same bytes as alone, for any number of threads.
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
        var batches = (options.Draws + LaneArray.Count - 1) / LaneArray.Count;
        Parallel.For(0, batches, parallel, batch =>
        {
            var first = batch * LaneArray.Count;
            var count = Math.Min(LaneArray.Count, options.Draws - first);
            Batch(data, settings, scenario, first, draws.AsSpan(first, count), cancellation);
            onDraw?.Invoke(Interlocked.Add(ref done, count));
        });
        return new MonteCarloResult(scenario, [.. draws]);
    }

    // Some draws side by side. A draw that has come to its end is logged no more; the days run until all have.
    private static void Batch(DisruptionData data, UseSettings settings, DisruptionScenario scenario, int first, Span<DisruptionDraw> draws, CancellationToken cancellation)
    {
        var count = draws.Length;
        var scenarios = Enumerable.Range(first, count).Select(number => scenario with { Shocks = Draw(scenario.Shocks, scenario.MonteCarlo, number) }).ToArray();
        ShockSchedule[] schedules = [.. scenarios.Select(s => new ShockSchedule(s, data.SectorCount))];
        DailyLog[] logs = [.. scenarios.Select(s => new DailyLog(data, s, keepDaily: false))];
        var figures = new DayFigures(data.EconomyCount, data.SectorCount);
        var lanes = new DailyLanes(data, settings, schedules, scenario.Options);
        var still = new int[count];
        var running = count;
        lanes.Begin();
        for (var day = 1; running > 0; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            lanes.Step(day);
            for (var lane = 0; lane < count; lane++)
            {
                if (draws[lane] is not null) continue;
                lanes.Take(lane, figures);
                logs[lane].Add(day, figures);
                still[lane] = DisruptionModel.IsStill(schedules[lane], logs[lane], day, lanes.Motion(lane)) ? still[lane] + 1 : 0;
                if (day < scenario.Days && still[lane] < DisruptionModel.StillDays) continue;
                draws[lane] = Outcome(DisruptionModel.End(data, settings, schedules[lane], figures.Production, lanes.Stock(lane), logs[lane], day, still[lane] >= DisruptionModel.StillDays));
                running--;
            }
        }
    }

    private static DisruptionDraw Outcome(DisruptionResult result)
    {
        var economies = Enumerable.Range(0, result.Data.EconomyCount);
        return new DisruptionDraw(
            result.Scenario.Shocks,
            [.. economies.Select(n => result.OutputLossShare(n, result.Days))],
            [.. economies.Select(n => result.ValueAddedLossShare(n, result.Days))],
            [.. economies.Select(n => result.FinalLossShare(n, result.Days))],
            result.OutputLossShare(economies),
            result.Status,
            result.StatusDay);
    }

    private static ImmutableArray<Shock> Draw(ImmutableArray<Shock> shocks, MonteCarloOptions options, int number)
    {
        var sizes = new RandomStream("disruption/size", options.Seed).Child(number);
        var speeds = new RandomStream("disruption/speed", options.Seed).Child(number);
        return [.. shocks.Select((shock, at) =>
        {
            var size = sizes.Child(at);
            var triangular = size.NextUniform() + size.NextUniform() - 1;
            var factor = Math.Exp(options.SpeedSpread * speeds.Child(at).NextNormal());
            // What a scenario could not hold is cut: all of demand gone, or full-size days that run into those of the next shock on the same place.
            var until = shocks.Where(other => other.StartDay > shock.StartDay && ShockCheck.SharePlace(shock, other)).Select(other => other.StartDay - shock.StartDay).DefaultIfEmpty(36500).Min();
            return shock with
            {
                Size = Math.Clamp(shock.Size * (1 + options.SizeSpread * triangular), shock.Kind == ShockKind.Demand ? -0.9999 : 0, shock.Kind == ShockKind.Demand ? 10 : 1),
                LengthDays = (int)Math.Clamp(Math.Round(shock.LengthDays * factor), 1, until),
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
