using System.Numerics.Tensors;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// Minimises the first of several functions within bounds while the others stay at zero or above, by steps that are each the minimum of a
/// quadratic model under the linearised conditions (Sℓ₁QP: Fletcher 1987, "Practical Methods of Optimization", ch. 14; Nocedal and Wright 2006,
/// ch. 18). Conditions may be missed within a step at a price ν, so a step always exists; a trust region keeps it where the model holds. Only
/// conditions that were ever met have their derivatives computed. Suits goals that are nearly linear, whose answer lies where many
/// conditions and bounds meet; there <see cref="ConstrainedMinimizer"/> crawls.
/// </summary>
public sealed class SequentialQuadratic
{
    private const double LargestPenalty = 1e8, ShortestRadius = 1e-9;
    private const int Forget = 10;

    private readonly VectorFunction _function;
    private readonly SequentialOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly int _n;
    private readonly double[] _low, _high, _values, _trialValues, _curvature, _gradient, _trial;
    private readonly double[] _multipliers;
    private readonly SortedDictionary<int, double[]> _rows = [];
    private readonly int[] _idle;
    private double[] _x;
    private double _penalty;
    private int _evaluations, _gradients;

    private SequentialQuadratic(VectorFunction function, double[] start, double[] low, double[] high, SequentialOptions options, CancellationToken cancellation)
    {
        (_function, _low, _high, _options, _cancellation, _n, _penalty) = (function, low, high, options, cancellation, start.Length, options.Penalty);
        (_values, _trialValues, _multipliers, _idle) = (new double[function.Count], new double[function.Count], new double[function.Count - 1], new int[function.Count]);
        (_gradient, _trial) = (new double[_n], new double[_n]);
        _curvature = [.. options.Curvature ?? Enumerable.Repeat(1.0, _n)];
        _x = [.. start.Select((value, at) => Math.Clamp(value, low[at], high[at]))];
    }

    /// <summary>Searches from a point.</summary>
    /// <param name="function">f first, then the conditions c_k ≥ 0, all of similar size.</param>
    /// <param name="start">Where to begin, n; moved inside the bounds. Need not keep the conditions.</param>
    /// <param name="low">n lower bounds.</param>
    /// <param name="high">n upper bounds.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">The functions have no value at the start.</exception>
    public static ConstrainedResult Minimize(
        VectorFunction function, double[] start, double[] low, double[] high, SequentialOptions? options = null, CancellationToken cancellation = default)
    {
        var search = new SequentialQuadratic(function, start, low, high, options ?? new SequentialOptions(), cancellation);
        if (!search.Evaluate(search._x, search._values)) throw new ArgumentException("the functions have no value at the start", nameof(start));
        return search.Run();
    }

    private ConstrainedResult Run()
    {
        Notice(_values);
        Derive();
        var radius = 1.0;
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            var model = Model(radius, Constants(_values));
            Keep(model);
            if (model.Decrease <= _options.Tolerance)
            {
                // Small because the region is: ask what would be promised without it.
                if (Model(1e9, Constants(_values)).Decrease <= _options.Tolerance)
                {
                    if (Violation(_values) <= _options.Violation) return Result(MinimizeStatus.Converged, model);
                    if (_penalty >= LargestPenalty) return Result(MinimizeStatus.Infeasible, model);
                    _penalty *= 10;
                    radius = Math.Max(radius, 1e-2);
                    continue;
                }
                if (radius <= ShortestRadius) return Result(Violation(_values) <= _options.Violation ? MinimizeStatus.NoFurtherDescent : MinimizeStatus.Infeasible, model);
            }
            if (_evaluations >= _options.EvaluationLimit) return Result(MinimizeStatus.EvaluationLimit, model);
            var (ratio, step) = Try(model, radius);
            var length = Length(step);
            if (ratio > 1e-4) Accept(model, step);
            if (ratio < 0.25) radius = Math.Max(ShortestRadius * 0.5, 0.4 * Math.Min(radius, length));
            else if (ratio > 0.75 && length > 0.9 * radius) radius = Math.Min(1e3, 2.5 * radius);
            if (radius < ShortestRadius) return Result(Violation(_values) <= _options.Violation ? MinimizeStatus.NoFurtherDescent : MinimizeStatus.Infeasible, model);
        }
    }

    /// <summary>Evaluates a step, and where the conditions' curvature spoils it a corrected one; leaves the better's values in the trial.</summary>
    private (double Ratio, double[] Step) Try(ElasticQuadratic model, double radius)
    {
        var merit = Merit(_values);
        var ratio = Ratio(model.Step, merit, model.Decrease);
        if (ratio > 0.25) return (ratio, model.Step);
        var constants = new double[_rows.Count];
        var at = 0;
        foreach (var (k, row) in _rows) constants[at++] = _trialValues[k] - TensorPrimitives.Dot<double>(row, model.Step);
        if (!constants.All(double.IsFinite) || !(Violation(_trialValues) > Violation(_values))) return (ratio, model.Step);
        var corrected = Model(radius, constants);
        var first = (double[])_trialValues.Clone();
        var second = Ratio(corrected.Step, merit, model.Decrease);
        if (second > ratio) return (second, corrected.Step);
        first.CopyTo(_trialValues, 0);
        return (ratio, model.Step);
    }

    private double Ratio(double[] step, double merit, double predicted)
    {
        for (var at = 0; at < _n; at++) _trial[at] = Math.Clamp(_x[at] + step[at], _low[at], _high[at]);
        if (!Evaluate(_trial, _trialValues))
        {
            Array.Fill(_trialValues, double.NaN);
            return double.NegativeInfinity;
        }
        if (Notice(_trialValues))
        {
            // A condition met for the first time: the model must know it where the step began.
            Evaluate(_x, _values);
            Derive();
            Evaluate(_trial, _trialValues);
        }
        return (merit - Merit(_trialValues)) / predicted;
    }

    private void Accept(ElasticQuadratic model, double[] step)
    {
        var before = (double[])_gradient.Clone();
        Lagrangian(before, model);
        for (var at = 0; at < _n; at++) _x[at] = Math.Clamp(_x[at] + step[at], _low[at], _high[at]);
        Evaluate(_x, _values);
        var known = _rows.Keys.ToArray();
        for (var at = 0; at < known.Length && at < model.Prices.Length; at++) _idle[known[at]] = model.Prices[at] > 0 || _values[known[at]] < 0 ? 0 : _idle[known[at]] + 1;
        Derive();
        var after = (double[])_gradient.Clone();
        Lagrangian(after, model);
        Learn(step, before, after);
        foreach (var k in known.Where(k => _idle[k] > Forget)) _rows.Remove(k);
    }

    /// <summary>∇f − Σ λ ∇c over the conditions of a model.</summary>
    private void Lagrangian(double[] gradient, ElasticQuadratic model)
    {
        var at = 0;
        foreach (var row in _rows.Values)
        {
            if (at < model.Prices.Length && model.Prices[at] != 0) TensorPrimitives.MultiplyAdd(row, -model.Prices[at], gradient, gradient);
            at++;
        }
    }

    /// <summary>Moves the diagonal curvature as little as needed to agree with the change of the Lagrangian's slope along the step (Zhu, Nazareth and Wolkowicz 1999).</summary>
    private void Learn(double[] step, double[] before, double[] after)
    {
        double along = 0, known = 0, fourth = 0;
        for (var at = 0; at < _n; at++)
        {
            along += step[at] * (after[at] - before[at]);
            known += _curvature[at] * step[at] * step[at];
            fourth += Math.Pow(_curvature[at] * step[at] * step[at], 2);
        }
        if (!(fourth > 0) || !double.IsFinite(along)) return;
        for (var at = 0; at < _n; at++)
        {
            var guess = _options.Curvature?[at] ?? 1;
            var relative = _curvature[at] * step[at] * step[at] / fourth;
            _curvature[at] = Math.Clamp(_curvature[at] * (1 + ((along - known) * relative)), 0.05 * guess, 50 * guess);
        }
    }

    private ElasticQuadratic Model(double radius, double[] constants)
    {
        double[] low = new double[_n], high = new double[_n];
        for (var at = 0; at < _n; at++)
        {
            var reach = radius * (_options.Reach?[at] ?? 1);
            (low[at], high[at]) = (Math.Max(_low[at] - _x[at], -reach), Math.Min(_high[at] - _x[at], reach));
        }
        return ElasticQuadratic.Solve(_gradient, _curvature, low, high, [.. _rows.Values], constants, _penalty, [.. _rows.Keys.Select(k => _multipliers[k - 1])]);
    }

    /// <summary>Takes the prices of a model for the shadow prices.</summary>
    private void Keep(ElasticQuadratic model)
    {
        Array.Clear(_multipliers);
        var at = 0;
        foreach (var k in _rows.Keys) _multipliers[k - 1] = model.Prices[at++];
    }

    private double[] Constants(double[] values) => [.. _rows.Keys.Select(k => values[k])];

    private double Length(double[] step)
    {
        var length = 0.0;
        for (var at = 0; at < _n; at++) length = Math.Max(length, Math.Abs(step[at]) / (_options.Reach?[at] ?? 1));
        return length;
    }

    private bool Evaluate(double[] x, double[] values)
    {
        _evaluations++;
        return _function.Values(x, values);
    }

    /// <summary>Takes up conditions that are missed; returns whether there are new ones.</summary>
    private bool Notice(double[] values)
    {
        var more = false;
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] > 0 || _rows.ContainsKey(k)) continue;
            (_rows[k], _idle[k], more) = (new double[_n], 0, true);
        }
        return more;
    }

    /// <summary>The derivatives of the goal and of the conditions taken up, at the point whose values were asked for last.</summary>
    private void Derive()
    {
        var one = new double[_values.Length];
        one[0] = 1;
        _function.Gradient(one, _gradient);
        one[0] = 0;
        foreach (var (k, row) in _rows)
        {
            one[k] = 1;
            _function.Gradient(one, row);
            one[k] = 0;
        }
        _gradients += 1 + _rows.Count;
    }

    private double Merit(double[] values)
    {
        var sum = values[0];
        for (var k = 1; k < values.Length; k++) sum += _penalty * Math.Max(0, -values[k]);
        return sum;
    }

    private static double Violation(double[] values) => values.Length == 1 ? 0 : Math.Max(0, -TensorPrimitives.Min<double>(values.AsSpan(1)));

    private ConstrainedResult Result(MinimizeStatus status, ElasticQuadratic model)
    {
        var slope = (double[])_gradient.Clone();
        Lagrangian(slope, model);
        _function.Values(_x, _values);
        return new ConstrainedResult(
            _x, _values[0], _values[1..], _multipliers, Violation(_values), status, _evaluations, _gradients,
            BoundedMinimizer.ProjectedGradient(_x, slope, _low, _high), Math.Max(0, model.Decrease));
    }
}
