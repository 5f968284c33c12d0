using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Warnings;

/// <summary>A month against its usual range.</summary>
/// <param name="Index">The month's index in the series.</param>
/// <param name="Value">What was recorded.</param>
/// <param name="Expected">What the earlier years lead one to expect.</param>
/// <param name="Low">The lower end of the usual range.</param>
/// <param name="High">The upper end.</param>
/// <param name="Score">Robust standard deviations from what was expected, in logs.</param>
/// <param name="IsBreak">Whether the month lies outside the range.</param>
public sealed record MonthFinding(int Index, double Value, double Expected, double Low, double High, double Score, bool IsBreak);

/// <summary>
/// The usual range of a monthly series, from its past alone. With x = ln y, month t is compared with the median of the same month of earlier
/// years, d_t = x_t − med_k x_{t−12k}. The deviations of the months before it give drift m = med d and spread s = 1.4826 · med |d − m|; the
/// score is (d_t − m)/s. Medians, so that an earlier break does not widen the range. A month is never part of its own range.
/// </summary>
public static class SeasonalRange
{
    /// <summary>The consistency factor that makes the median absolute deviation the standard deviation of a normal distribution.</summary>
    private const double NormalMad = 1.4826;

    /// <summary>Findings for every month that has enough past, in order.</summary>
    /// <param name="values">One value a month without gaps; NaN where a month was not recorded, 0 where nothing was traded.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="BadInputException">A value is negative or infinite.</exception>
    public static ImmutableArray<MonthFinding> Check(IReadOnlyList<double> values, SeasonalRangeOptions? options = null)
    {
        options ??= new SeasonalRangeOptions();
        for (var t = 0; t < values.Count; t++)
        {
            if (values[t] < 0 || double.IsInfinity(values[t])) throw new BadInputException(FormattableString.Invariant($"month {t} of the series is {values[t]}"), "", "a finite number, not negative, or NaN where nothing was recorded");
        }
        var deviations = new double[values.Count];
        var levels = new double[values.Count];
        var findings = ImmutableArray.CreateBuilder<MonthFinding>();
        for (var t = 0; t < values.Count; t++)
        {
            levels[t] = Level(values, t, options);
            deviations[t] = Log(values, t, t, options) - levels[t];
            var past = Enumerable.Range(Math.Max(0, t - options.Window), Math.Min(t, options.Window)).Select(at => deviations[at]).Where(double.IsFinite).ToList();
            if (!double.IsFinite(deviations[t]) || past.Count < options.FewestMonths) continue;
            var drift = Median(past);
            var spread = Math.Max(options.LeastSpread, NormalMad * Median([.. past.Select(d => Math.Abs(d - drift))]));
            var score = (deviations[t] - drift) / spread;
            double expected = levels[t] + drift, width = options.Threshold * spread;
            findings.Add(new MonthFinding(t, values[t], Math.Exp(expected), Math.Exp(expected - width), Math.Exp(expected + width), score, Math.Abs(score) > options.Threshold));
        }
        return findings.ToImmutable();
    }

    /// <summary>The median log of the same month of earlier years; NaN where too few are known.</summary>
    private static double Level(IReadOnlyList<double> values, int t, SeasonalRangeOptions options)
    {
        var same = Enumerable.Range(1, options.Years).Select(k => t - 12 * k).Where(at => at >= 0).Select(at => Log(values, at, t, options)).Where(double.IsFinite).ToList();
        return same.Count < options.FewestYears ? double.NaN : Median(same);
    }

    /// <summary>The log of a month; a month without trade counts as a small share of the median month of the window that ends before <paramref name="now"/>.</summary>
    private static double Log(IReadOnlyList<double> values, int at, int now, SeasonalRangeOptions options)
    {
        if (values[at] > 0 || double.IsNaN(values[at])) return Math.Log(values[at]);
        var past = Enumerable.Range(Math.Max(0, now - options.Window), Math.Min(now, options.Window)).Select(i => values[i]).Where(v => v > 0).ToList();
        return past.Count == 0 ? double.NaN : Math.Log(options.ZeroShare * Median(past));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
