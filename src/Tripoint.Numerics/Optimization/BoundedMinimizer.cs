using System.Numerics.Tensors;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// Minimises a smooth function of many variables within bounds: projected quasi-Newton with limited memory. A variable at a bound that the
/// gradient pushes outwards is held; on the others the direction comes from <see cref="LimitedMemory"/>, and the step is searched along its
/// projection onto the bounds (Bertsekas 1982, "Projected Newton methods", SIAM J. Control 20; Nocedal and Wright 2006, ch. 7 and 16).
/// </summary>
public sealed class BoundedMinimizer
{
    private const double Sufficient = 1e-4, ShortestStep = 1e-6;

    private readonly SmoothFunction _function;
    private readonly BoundedOptions _options;
    private readonly int _n;
    private readonly double[] _x, _gradient, _direction, _trial, _before, _step, _low, _high, _curvature, _whole;
    private readonly bool[] _free;
    private readonly LimitedMemory _memory;
    private double _value;
    private int _evaluations, _gradients;

    private BoundedMinimizer(SmoothFunction function, int n, double[] low, double[] high, BoundedOptions options)
    {
        (_function, _n, _low, _high, _options) = (function, n, low, high, options);
        _curvature = options.Curvature ?? Ones(n);
        (_x, _gradient, _direction, _trial, _before, _step) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        _whole = [.. _curvature];
        for (var k = 0; k < options.Rows.Length; k++)
        {
            for (var at = 0; at < n; at++) _whole[at] += options.RowWeights[k] * options.Rows[k][at] * options.Rows[k][at];
        }
        _free = new bool[n];
        _memory = new LimitedMemory(n, options.Memory, new LowRankCurvature(_curvature, options.Rows, options.RowWeights));
    }

    /// <summary>Searches from a point.</summary>
    /// <param name="function">The function.</param>
    /// <param name="start">Where to begin, n; moved inside the bounds.</param>
    /// <param name="low">n lower bounds; −∞ where there is none.</param>
    /// <param name="high">n upper bounds; +∞ where there is none.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">The lengths differ, a bound crosses, a curvature is not positive, or the function has no value at the start.</exception>
    public static BoundedResult Minimize(
        SmoothFunction function, double[] start, double[] low, double[] high, BoundedOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new BoundedOptions();
        Check(start.Length, low, high, options.Curvature);
        return new BoundedMinimizer(function, start.Length, low, high, options).Run(start, cancellation);
    }

    /// <summary>Largest |P(x − g) − x|, with P the projection onto the bounds: zero exactly where the first-order conditions hold.</summary>
    public static double ProjectedGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        var largest = 0.0;
        for (var at = 0; at < x.Length; at++)
        {
            largest = Math.Max(largest, Math.Abs(Math.Clamp(x[at] - gradient[at], low[at], high[at]) - x[at]));
        }
        return largest;
    }

    private static bool Held(double x, double gradient, double low, double high) => (x <= low && gradient > 0) || (x >= high && gradient < 0) || low == high;

    private static double[] Ones(int n)
    {
        var ones = new double[n];
        Array.Fill(ones, 1.0);
        return ones;
    }

    private static void Check(int n, double[] low, double[] high, double[]? curvature)
    {
        if (low.Length != n || high.Length != n || (curvature is not null && curvature.Length != n))
            throw new ArgumentException($"{n} variables need as many lower bounds ({low.Length}), upper bounds ({high.Length}) and curvatures", nameof(low));
        for (var at = 0; at < n; at++)
        {
            if (!(low[at] <= high[at])) throw new ArgumentException(FormattableString.Invariant($"the bounds of variable {at} cross: {low[at]} and {high[at]}"), nameof(low));
            if (curvature is not null && !(curvature[at] > 0)) throw new ArgumentException(FormattableString.Invariant($"the curvature of variable {at} is {curvature[at]}; it must be positive"), nameof(curvature));
        }
    }

    private BoundedResult Run(double[] start, CancellationToken cancellation)
    {
        for (var at = 0; at < _n; at++) _x[at] = Math.Clamp(start[at], _low[at], _high[at]);
        _value = _function.Value(_x);
        _evaluations++;
        if (!double.IsFinite(_value)) throw new ArgumentException("the function has no value at the start", nameof(start));
        _function.Gradient(_gradient);
        _gradients++;
        var plain = true;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var promise = Promise();
            if (promise <= _options.Tolerance) return Result(MinimizeStatus.Converged, promise);
            if (_evaluations >= _options.EvaluationLimit) return Result(MinimizeStatus.EvaluationLimit, promise);
            Direct();
            if (!plain && !(TensorPrimitives.Dot<double>(_direction, _gradient) < 0))
            {
                _memory.Forget();
                plain = true;
                continue;
            }
            var length = plain ? Math.Min(1, _options.FirstStep / Math.Abs(TensorPrimitives.MaxMagnitude<double>(_direction))) : 1;
            if (Search(length))
            {
                Accept();
                plain = false;
                continue;
            }
            if (plain) return Result(_evaluations >= _options.EvaluationLimit ? MinimizeStatus.EvaluationLimit : MinimizeStatus.NoFurtherDescent, promise);
            _memory.Forget();
            plain = true;
        }
    }

    /// <summary>Marks the free variables and adds up what the diagonal curvature promises on them.</summary>
    private double Promise()
    {
        var sum = 0.0;
        for (var at = 0; at < _n; at++)
        {
            var gradient = _gradient[at];
            _free[at] = !Held(_x[at], gradient, _low[at], _high[at]);
            if (!_free[at]) continue;
            var move = Math.Clamp(_x[at] - (gradient / _whole[at]), _low[at], _high[at]) - _x[at];
            sum -= (gradient * move) + (0.5 * _whole[at] * move * move);
        }
        return sum;
    }

    /// <summary>
    /// The direction on the free variables. One that stands at a bound and would be sent beyond it, because of what moves with it, is held as
    /// well and the direction found again: otherwise the projection could turn descent into ascent.
    /// </summary>
    private void Direct()
    {
        while (true)
        {
            _memory.Direction(_gradient, _free, _direction);
            var held = false;
            for (var at = 0; at < _n; at++)
            {
                if (!_free[at] || !((_x[at] <= _low[at] && _direction[at] < 0) || (_x[at] >= _high[at] && _direction[at] > 0))) continue;
                (_free[at], held) = (false, true);
            }
            if (!held) return;
        }
    }

    /// <summary>Looks along the projected direction for a value low enough; leaves the point in <see cref="_trial"/>.</summary>
    private bool Search(double length)
    {
        while (_evaluations < _options.EvaluationLimit && length >= ShortestStep)
        {
            var slope = 0.0;
            for (var at = 0; at < _n; at++)
            {
                _trial[at] = Math.Clamp(_x[at] + (length * _direction[at]), _low[at], _high[at]);
                slope += _gradient[at] * (_trial[at] - _x[at]);
            }
            var next = _function.Value(_trial);
            _evaluations++;
            if (slope < 0 && next <= _value + (Sufficient * slope))
            {
                _value = next;
                return true;
            }
            // The lowest point of the parabola through both values with the slope at the start, kept within a tenth and a half.
            var lowest = double.IsFinite(next) ? -slope / (2 * (next - _value - slope)) : 0.1;
            length *= lowest is >= 0.1 and <= 0.5 ? lowest : lowest > 0.5 ? 0.5 : 0.1;
        }
        return false;
    }

    private void Accept()
    {
        TensorPrimitives.Subtract(_trial, _x, _step);
        _trial.CopyTo(_x, 0);
        _gradient.CopyTo(_before, 0);
        _function.Gradient(_gradient);
        _gradients++;
        TensorPrimitives.Subtract(_gradient, _before, _before);
        _memory.Add(_step, _before);
    }

    private BoundedResult Result(MinimizeStatus status, double promise) => new(
        _x, _value, _gradient, status, _evaluations, _gradients, promise, ProjectedGradient(_x, _gradient, _low, _high));
}
