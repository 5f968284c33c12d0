namespace Tripoint.Studies.Reports.Charts;

/// <summary>A linear axis over round numbers.</summary>
internal sealed class Axis
{
    private const double SmallestRange = 1e-3;

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
            var last = (int)Math.Floor((High / Step) + 1e-9);
            for (var at = (int)Math.Ceiling((Low / Step) - 1e-9); at <= last; at++) yield return Math.Round(at * Step, 10);
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
        high = Math.Max(high, low + SmallestRange); // differences below it are noise, and would make ticks without number
        var step = Round((high - low) / Math.Max(1, ticks - 1));
        return new Axis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step, from, to);
    }

    /// <summary>As <see cref="Around"/>, but ending close to the extreme values instead of at round numbers; ticks stay round.</summary>
    public static Axis Tight(IEnumerable<double> values, double from, double to, int ticks)
    {
        var given = values.ToList();
        var round = Around(given, from, to, ticks);
        double low = Math.Min(0, given.DefaultIfEmpty(0).Min()), high = Math.Max(0, given.DefaultIfEmpty(0).Max());
        var margin = 0.04 * Math.Max(high - low, SmallestRange);
        return new Axis(low - margin, high + margin, round.Step, from, to);
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
