using Tripoint.Faults;

namespace Tripoint.Commitments;

/// <summary>Which way an indicator has to go for a promise to be kept.</summary>
public enum PledgeSense
{
    /// <summary>It has to reach the target or exceed it.</summary>
    AtLeast,

    /// <summary>It has to come down to the target or stay below it.</summary>
    AtMost,
}

/// <summary>
/// The measurable part of a promise. With a baseline the path from the baseline to the target is the straight line in time: nobody promised a
/// path, so the simplest one is taken, and every page that shows it says so.
/// </summary>
public sealed record Pledge
{
    /// <summary>Checks a pledge.</summary>
    /// <param name="sense">Which way the indicator has to go.</param>
    /// <param name="target">The target, in the indicator's unit.</param>
    /// <param name="from">The day it was promised; the baseline is of that day.</param>
    /// <param name="due">The day by which; null for a promise that holds at all times.</param>
    /// <param name="baseline">The indicator on the day it was promised; null where it is not known.</param>
    /// <exception cref="BadInputException">A number is not finite, or the day by which does not lie after the promise.</exception>
    public Pledge(PledgeSense sense, double target, DateOnly from, DateOnly? due = null, double? baseline = null)
    {
        if (!double.IsFinite(target) || baseline is { } b && !double.IsFinite(b)) throw new BadInputException("a target and a baseline must be finite numbers");
        if (due <= from) throw new BadInputException(FormattableString.Invariant($"due on {due:yyyy-MM-dd}, promised on {from:yyyy-MM-dd}"), "", "a day after the promise");
        (Sense, Target, From, Due, Baseline) = (sense, target, from, due, baseline);
    }

    /// <summary>Which way the indicator has to go.</summary>
    public PledgeSense Sense { get; }

    /// <summary>The target, in the indicator's unit.</summary>
    public double Target { get; }

    /// <summary>The day it was promised.</summary>
    public DateOnly From { get; }

    /// <summary>The day by which; null for a promise that holds at all times.</summary>
    public DateOnly? Due { get; }

    /// <summary>The indicator on the day it was promised; null where it is not known.</summary>
    public double? Baseline { get; }

    /// <summary>Whether a value reaches the target.</summary>
    public bool IsReachedBy(double value) => Reaches(value, Target);

    /// <summary>
    /// Where the straight line from the baseline to the target stands on a day: the baseline before the promise, the target from the day by which.
    /// Without a day by which it is the target on every day; without a baseline it is not known before.
    /// </summary>
    public double? PathAt(DateOnly day)
    {
        if (Due is not { } due || day >= due) return Target;
        if (Baseline is not { } baseline) return null;
        if (day <= From) return baseline;
        return baseline + (Target - baseline) * (day.DayNumber - From.DayNumber) / (due.DayNumber - From.DayNumber);
    }

    /// <summary>What a reading says, as of a day.</summary>
    /// <param name="latest">The latest reading on or before the day; null where there is none.</param>
    /// <param name="asOf">The day.</param>
    public PathVerdict Judge(IndicatorReading? latest, DateOnly asOf)
    {
        if (latest is null) return PathVerdict.NotMeasured;
        if (IsReachedBy(latest.Value)) return PathVerdict.Reached;
        if (Due is not { } due) return PathVerdict.Missed;
        // A due day that has passed is judged by a reading of that time: an old one proves nothing.
        if (asOf > due) return latest.Date >= due ? PathVerdict.Missed : PathVerdict.NotMeasured;
        return PathAt(latest.Date) is { } path ? Reaches(latest.Value, path) ? PathVerdict.OnPath : PathVerdict.BehindPath : PathVerdict.NotYet;
    }

    private bool Reaches(double value, double mark) => Sense == PledgeSense.AtLeast ? value >= mark : value <= mark;
}
