using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Disruption;

/// <summary>
/// ARIO with inventories (Hallegatte 2008, 2014; Guan et al. 2020), with critical, important and non-critical inputs (Pichler et al. 2022)
/// and substitution between sources. Deterministic for any number of threads.
/// </summary>
public static class DisruptionModel
{
    internal const int StillDays = 30;
    private const double StillMotion = 1e-13;

    /// <summary>Simulates a scenario day by day.</summary>
    /// <param name="data">The steady state.</param>
    /// <param name="scenario">Shocks, days and settings.</param>
    /// <param name="keepDaily">Whether the daily figures by sector are kept; sums and economies always are.</param>
    /// <param name="onDay">Told each day that is done.</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="BadInputException">A shock or a setting makes no sense; all faults are listed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static DisruptionResult Simulate(
        DisruptionData data, DisruptionScenario scenario, bool keepDaily = true, Action<int>? onDay = null, CancellationToken cancellation = default)
    {
        Check(data, scenario);
        return Simulate(data, UseSettings.Resolve(data, scenario.Options), scenario, scenario.Options.Threads, keepDaily, onDay, cancellation);
    }

    internal static void Check(DisruptionData data, DisruptionScenario scenario)
    {
        var faults = ShockCheck.Faults(scenario.Shocks, data.Economies, data.Sectors)
            .Select(f => new Fault(f.What, $"shock {(f.Shock + 1).ToString(CultureInfo.InvariantCulture)}", f.Expected)).ToList();
        if (scenario.Days is < 1 or > 3650) faults.Add(new Fault($"{scenario.Days.ToString(CultureInfo.InvariantCulture)} days to simulate", "", "1 to 3650 days"));
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    internal static DisruptionResult Simulate(
        DisruptionData data, UseSettings settings, DisruptionScenario scenario, int threads, bool keepDaily, Action<int>? onDay, CancellationToken cancellation)
    {
        var schedule = new ShockSchedule(scenario, data.SectorCount);
        var simulation = new DailySimulation(data, settings, schedule, scenario.Options, threads);
        var log = new DailyLog(data, scenario, keepDaily);
        simulation.Begin();
        int day = 0, still = 0;
        while (day < scenario.Days && still < StillDays)
        {
            cancellation.ThrowIfCancellationRequested();
            simulation.Step(++day);
            log.Add(day, simulation.Figures);
            still = IsStill(schedule, log, day, simulation.Motion) ? still + 1 : 0;
            onDay?.Invoke(day);
        }
        return End(data, settings, schedule, simulation.Figures.Production, simulation.Stock, log, day, still >= StillDays);
    }

    /// <summary>Whether the day changed nothing though the shocks are over and output is below base.</summary>
    internal static bool IsStill(ShockSchedule schedule, DailyLog log, int day, double motion) => day > schedule.LastDay && motion < StillMotion && !log.IsAtBase(day);

    /// <summary>What a simulation that ended after a day came to; production NJ and stock J × NJ as they are at its end.</summary>
    internal static DisruptionResult End(
        DisruptionData data, UseSettings settings, ShockSchedule schedule, double[] production, double[] stock, DailyLog log, int day, bool isStill)
    {
        var (status, statusDay, dead) = Status(data, settings, schedule, production, stock, log, day, isStill);
        return log.Result(day, status, statusDay, dead);
    }

    private static (DisruptionStatus Status, int Day, ImmutableArray<int> Dead) Status(
        DisruptionData data, UseSettings settings, ShockSchedule schedule, double[] production, double[] stock, DailyLog log, int day, bool isStill)
    {
        if (log.IsAtBase(day) && schedule.LastFullDay <= day) return (DisruptionStatus.Recovered, log.LastDayBelowBase + 1, []);
        if (day <= schedule.LastDay) return (DisruptionStatus.NotRecovered, day, []);
        var dead = Deadlock.Find(data, settings, production, stock);
        if (!dead.IsEmpty) return (DisruptionStatus.CannotRecover, log.StandstillDay(dead), dead);
        return isStill ? (DisruptionStatus.CannotRecover, day - StillDays, []) : (DisruptionStatus.NotRecovered, day, []);
    }
}
