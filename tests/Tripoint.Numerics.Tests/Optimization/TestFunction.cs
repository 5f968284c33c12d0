using Tripoint.Numerics.Optimization;

namespace Tripoint.Numerics.Tests.Optimization;

/// <summary>A function given by its value and derivatives.</summary>
internal sealed class TestFunction(Func<double[], double> value, Func<double[], double[]> gradient) : SmoothFunction
{
    private double[] _last = [];

    public override double Value(ReadOnlySpan<double> x)
    {
        _last = x.ToArray();
        return value(_last);
    }

    public override void Gradient(Span<double> result) => gradient(_last).CopyTo(result);

    /// <summary>Rosenbrock's valley in n dimensions, lowest at all ones with 0.</summary>
    public static TestFunction Rosenbrock() => new(
        x => Enumerable.Range(0, x.Length - 1).Sum(at => (100 * Math.Pow(x[at + 1] - (x[at] * x[at]), 2)) + Math.Pow(1 - x[at], 2)),
        x =>
        {
            var g = new double[x.Length];
            for (var at = 0; at + 1 < x.Length; at++)
            {
                var off = x[at + 1] - (x[at] * x[at]);
                g[at] += (-400 * x[at] * off) - (2 * (1 - x[at]));
                g[at + 1] += 200 * off;
            }
            return g;
        });
}
