namespace Tripoint.Numerics.Optimization;

/// <summary>
/// Minimises the first of several functions within bounds while the others stay at zero or above: augmented Lagrangian (Hestenes 1969,
/// Powell 1969, Rockafellar 1973; Nocedal and Wright 2006, ch. 17) around <see cref="BoundedMinimizer"/>. A point costs the values of all
/// functions and one combined gradient, so it suits constraints whose derivatives come from one adjoint solve together.
/// </summary>
public static class ConstrainedMinimizer
{
    private const double LargestPenalty = 1e10;
    private const int Slice = 60;

    /// <summary>Searches from a point.</summary>
    /// <param name="function">f first, then the constraints c_k ≥ 0, all of similar size.</param>
    /// <param name="start">Where to begin, n; moved inside the bounds. Need not keep the constraints.</param>
    /// <param name="low">n lower bounds.</param>
    /// <param name="high">n upper bounds.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="multipliers">A first guess of the shadow prices; null: zeros.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ConstrainedResult Minimize(
        VectorFunction function, double[] start, double[] low, double[] high, ConstrainedOptions? options = null, double[]? multipliers = null,
        CancellationToken cancellation = default)
    {
        options ??= new ConstrainedOptions();
        var lagrangian = new Lagrangian(function, multipliers, options.Penalty);
        var (x, evaluations, gradients, error, round) = (start, 0, 0, double.PositiveInfinity, 0);
        var stuck = 0;
        while (true)
        {
            round++;
            var last = options.Bounded.Tolerance;
            var (rows, weights) = lagrangian.Pressing(x);
            evaluations++;
            gradients += rows.Length;
            var bounded = options.Bounded with
            {
                Rows = rows,
                RowWeights = weights,
                Tolerance = Math.Max(last, lagrangian.Constraints == 0 ? last : Math.Min(1e-3, error * error) * Math.Pow(0.1, round)),
                EvaluationLimit = Math.Clamp(options.Bounded.EvaluationLimit - evaluations, 1, lagrangian.Constraints == 0 ? int.MaxValue : Slice),
            };
            var found = BoundedMinimizer.Minimize(lagrangian, x, low, high, bounded, cancellation);
            (evaluations, gradients, x) = (evaluations + found.Evaluations, gradients + found.Gradients, found.X);
            // A slice that did not arrive goes on from where it is, with the constraints that press there.
            if (found.Status == MinimizeStatus.EvaluationLimit && evaluations < options.Bounded.EvaluationLimit)
            {
                round--;
                continue;
            }
            lagrangian.Value(x);
            var now = lagrangian.Update(0.25 * error);
            var precise = bounded.Tolerance <= last && found.Status != MinimizeStatus.EvaluationLimit;
            if (now <= options.Violation && precise)
                return Result(found.Status == MinimizeStatus.Converged ? MinimizeStatus.Converged : MinimizeStatus.NoFurtherDescent, found);
            stuck = now > 0.9 * error && now > options.Violation ? stuck + 1 : 0;
            error = now;
            if (evaluations >= options.Bounded.EvaluationLimit || found.Status == MinimizeStatus.EvaluationLimit) return Result(MinimizeStatus.EvaluationLimit, found);
            if (lagrangian.Violation > options.Violation && (lagrangian.Penalty >= LargestPenalty || stuck >= 6)) return Result(MinimizeStatus.Infeasible, found);
            if (round >= options.RoundLimit)
                return Result(lagrangian.Violation > options.Violation ? MinimizeStatus.Infeasible : MinimizeStatus.EvaluationLimit, found);
        }

        ConstrainedResult Result(MinimizeStatus status, BoundedResult found) => new(
            x, lagrangian.Objective, lagrangian.ConstraintValues, lagrangian.Multipliers, lagrangian.Violation, status, evaluations, gradients,
            found.ProjectedGradient, found.Promise);
    }

    /// <summary>f − Σ λ c + ½ρ c² where c is below λ/ρ, −½λ²/ρ beyond.</summary>
    private sealed class Lagrangian : SmoothFunction
    {
        private readonly VectorFunction _function;
        private readonly double[] _values, _weights;

        public Lagrangian(VectorFunction function, double[]? multipliers, double penalty)
        {
            (_function, Penalty) = (function, penalty);
            _values = new double[function.Count];
            _weights = new double[function.Count];
            Multipliers = multipliers is null ? new double[function.Count - 1] : [.. multipliers];
        }

        public double Penalty { get; private set; }

        public double[] Multipliers { get; }

        public int Constraints => Multipliers.Length;

        public double Objective => _values[0];

        public double[] ConstraintValues => _values[1..];

        public double Violation => Multipliers.Length == 0 ? 0 : Math.Max(0, -_values.AsSpan(1).ToArray().Min());

        public override double Value(ReadOnlySpan<double> x)
        {
            if (!_function.Values(x, _values)) return double.NaN;
            var sum = _values[0];
            _weights[0] = 1;
            for (var k = 0; k < Multipliers.Length; k++)
            {
                double c = _values[k + 1], force = Math.Max(0, Multipliers[k] - (Penalty * c));
                _weights[k + 1] = -force;
                sum += ((force * force) - (Multipliers[k] * Multipliers[k])) / (2 * Penalty);
            }
            return sum;
        }

        public override void Gradient(Span<double> gradient) => _function.Gradient(_weights, gradient);

        /// <summary>The derivatives of the constraints whose penalty is at work at a point, and the penalty of each.</summary>
        public (double[][] Rows, double[] Weights) Pressing(double[] x)
        {
            if (Multipliers.Length == 0 || !double.IsFinite(Value(x))) return ([], []);
            var rows = new List<double[]>();
            var one = new double[_values.Length];
            for (var k = 1; k < one.Length; k++)
            {
                if (_weights[k] == 0) continue;
                one[k] = 1;
                var row = new double[x.Length];
                _function.Gradient(one, row);
                rows.Add(row);
                one[k] = 0;
            }
            var weights = new double[rows.Count];
            Array.Fill(weights, Penalty);
            return ([.. rows], weights);
        }

        /// <summary>Moves the multipliers, raises the penalty where the error did not fall enough, and returns the error of feasibility and complementarity.</summary>
        public double Update(double wanted)
        {
            var error = 0.0;
            for (var k = 0; k < Multipliers.Length; k++)
            {
                error = Math.Max(error, Math.Abs(Math.Min(_values[k + 1], Multipliers[k] / Penalty)));
                Multipliers[k] = Math.Max(0, Multipliers[k] - (Penalty * _values[k + 1]));
            }
            if (error > wanted) Penalty = Math.Min(LargestPenalty, Penalty * 5);
            return error;
        }
    }
}
