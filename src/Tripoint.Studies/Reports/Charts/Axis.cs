namespace Tripoint.Studies.Reports.Charts;

/// <summary>A linear axis over round numbers.</summary>
internal sealed class Axis
{
    private Axis(double low, double high, double step, double from, double to)
    {
        Low = low;
        High = high;
        Step = step;
        From = from;
        To = to;
    }

    /// <summary>The value at the start.</summary>
    public double Low { get; }

    /// <summary>The value at the end.</summary>
    public double High { get; }

    /// <summary>The distance between ticks.</summary>
    public double Step { get; }

    /// <summary>The pixel at the start.</summary>
    public double From { get; }

    /// <summary>The pixel at the end.</summary>
    public double To { get; }

    /// <summary>The ticks' values, from low to high.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((High - Low) / Step);
            for (var at = 0; at <= count; at++) yield return Math.Round(Low + (at * Step), 10);
        }
    }

    /// <summary>An axis that contains zero and every value, with about the number of ticks wished for.</summary>
    public static Axis Around(IEnumerable<double> values, double from, double to, int ticks)
    {
        double low = 0, high = 0;
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        if (high - low <= 0) high = 1e-3;
        var step = Round((high - low) / Math.Max(1, ticks - 1));
        return new Axis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step, from, to);
    }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => From + ((value - Low) / (High - Low) * (To - From));

    private static double Round(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var ratio = raw / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 2.5 ? 2.5 : ratio <= 5 ? 5 : 10);
    }
}
