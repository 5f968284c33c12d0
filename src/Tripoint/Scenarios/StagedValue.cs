using System.Collections.Immutable;
using System.Globalization;

namespace Tripoint.Scenarios;

/// <summary>
/// A value that may change from year to year. From each step's year on the step's value holds until the next step; before the first step
/// nothing is in force. A constant has no steps. Asked without a year, the last value answers: the end of the path.
/// </summary>
public sealed record StagedValue
{
    private StagedValue(double last, ImmutableSortedDictionary<int, double> steps) => (Last, Steps) = (last, steps);

    /// <summary>The value at the end of the path.</summary>
    public double Last { get; }

    /// <summary>The values by the year from which they hold; empty for a constant.</summary>
    public ImmutableSortedDictionary<int, double> Steps { get; }

    /// <summary>A value that always holds.</summary>
    public static StagedValue Constant(double value) => new(value, ImmutableSortedDictionary<int, double>.Empty);

    /// <summary>Values by year; at least one.</summary>
    public static StagedValue ByYear(IEnumerable<KeyValuePair<int, double>> steps)
    {
        var sorted = steps.ToImmutableSortedDictionary();
        return sorted.IsEmpty ? throw new ArgumentException("A path needs at least one year.", nameof(steps)) : new(sorted.Last().Value, sorted);
    }

    /// <summary>The value in force in a year (null: at the end of the path); null before the first step.</summary>
    public double? In(int? year)
    {
        if (Steps.IsEmpty || year is null) return Last;
        double? value = null;
        foreach (var (from, step) in Steps)
        {
            if (from <= year) value = step;
        }
        return value;
    }

    /// <summary>The value in per cent, or the steps.</summary>
    public override string ToString() => Steps.IsEmpty ? Percent(Last) : string.Join(", ", Steps.Select(s => $"{s.Key}: {Percent(s.Value)}"));

    private static string Percent(double value) => (value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
