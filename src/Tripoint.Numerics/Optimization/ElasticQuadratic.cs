using System.Numerics.Tensors;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// The step of <see cref="SequentialQuadratic"/>: min gᵀd + ½ Σ h_i d_i² + ν Σ_k max(0, −c_k − a_kᵀd) within bounds on d. Its dual, one price
/// λ_k between 0 and ν for each condition, is concave with one variable a condition, whatever the number of variables: d_i follows from the prices
/// in closed form. Solved by Newton's method on the prices that are free, with an exact search along each direction.
/// </summary>
internal sealed class ElasticQuadratic
{
    private const int RoundLimit = 300, HalvingLimit = 80;

    private readonly double[] _gradient, _curvature, _low, _high, _constants, _slope, _move, _matrix, _residual;
    private readonly double[][] _rows;
    private readonly double _penalty;
    private readonly int[] _free;

    private ElasticQuadratic(double[] gradient, double[] curvature, double[] low, double[] high, double[][] rows, double[] constants, double penalty)
    {
        (_gradient, _curvature, _low, _high, _rows, _constants, _penalty) = (gradient, curvature, low, high, rows, constants, penalty);
        var k = rows.Length;
        (Step, Prices) = (new double[gradient.Length], new double[k]);
        (_slope, _move, _residual, _matrix, _free) = (new double[k], new double[k], new double[gradient.Length], new double[k * k], new int[k]);
    }

    /// <summary>d, n.</summary>
    public double[] Step { get; }

    /// <summary>λ, one a condition.</summary>
    public double[] Prices { get; }

    /// <summary>How much lower the model is at d than at zero.</summary>
    public double Decrease { get; private set; }

    /// <summary>Solves the problem.</summary>
    /// <param name="gradient">g, n.</param>
    /// <param name="curvature">h, n, positive.</param>
    /// <param name="low">Lower bounds of d, not above zero.</param>
    /// <param name="high">Upper bounds of d, not below zero.</param>
    /// <param name="rows">a_k, each n.</param>
    /// <param name="constants">c_k.</param>
    /// <param name="penalty">ν.</param>
    /// <param name="prices">A first guess of λ.</param>
    public static ElasticQuadratic Solve(
        double[] gradient, double[] curvature, double[] low, double[] high, double[][] rows, double[] constants, double penalty, double[] prices)
    {
        var problem = new ElasticQuadratic(gradient, curvature, low, high, rows, constants, penalty);
        for (var k = 0; k < prices.Length; k++) problem.Prices[k] = Math.Clamp(prices[k], 0, penalty);
        problem.Run();
        return problem;
    }

    private void Run()
    {
        for (var round = 0; round < RoundLimit; round++)
        {
            Respond(Prices, _slope);
            var count = 0;
            var largest = 0.0;
            for (var k = 0; k < _slope.Length; k++)
            {
                if ((Prices[k] <= 0 && _slope[k] >= 0) || (Prices[k] >= _penalty && _slope[k] <= 0)) continue;
                _free[count++] = k;
                largest = Math.Max(largest, Math.Abs(_slope[k]));
            }
            if (count == 0 || largest <= 1e-12 * (1 + TensorPrimitives.MaxMagnitude<double>(_constants))) break;
            Newton(ref count);
            if (count == 0 || !Advance(count)) break;
        }
        Respond(Prices, _slope);
        var decrease = 0.0;
        for (var at = 0; at < Step.Length; at++) decrease -= Step[at] * (_gradient[at] + (0.5 * _curvature[at] * Step[at]));
        for (var k = 0; k < _rows.Length; k++) decrease += _penalty * (Math.Max(0, -_constants[k]) - Math.Max(0, -_slope[k]));
        Decrease = decrease;
    }

    /// <summary>d for prices, and the slope of the dual turned upside down: c + A d, the conditions' linear values.</summary>
    private void Respond(double[] prices, double[] slope)
    {
        _gradient.CopyTo(_residual, 0);
        for (var k = 0; k < prices.Length; k++)
        {
            if (prices[k] != 0) TensorPrimitives.MultiplyAdd(_rows[k], -prices[k], _residual, _residual);
        }
        for (var at = 0; at < Step.Length; at++) Step[at] = Math.Clamp(-_residual[at] / _curvature[at], _low[at], _high[at]);
        for (var k = 0; k < slope.Length; k++) slope[k] = _constants[k] + TensorPrimitives.Dot<double>(_rows[k], Step);
    }

    /// <summary>The direction on the free prices; one at its bound that would be sent beyond it is held, and the direction found again.</summary>
    private void Newton(ref int count)
    {
        while (count > 0)
        {
            Newton(count);
            var kept = 0;
            for (var at = 0; at < count; at++)
            {
                var price = Prices[_free[at]];
                if ((price <= 0 && _move[at] < 0) || (price >= _penalty && _move[at] > 0)) continue;
                _free[kept++] = _free[at];
            }
            if (kept == count) return;
            count = kept;
        }
    }

    /// <summary>Newton's direction; a little is added to the diagonal, since at a vertex nothing bends.</summary>
    private void Newton(int count)
    {
        var trace = 0.0;
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                double sum = 0;
                double[] a = _rows[_free[row]], b = _rows[_free[column]];
                for (var at = 0; at < Step.Length; at++)
                {
                    if (Step[at] > _low[at] && Step[at] < _high[at]) sum += a[at] * b[at] / _curvature[at];
                }
                _matrix[(row * count) + column] = sum;
            }
            trace += _matrix[(row * count) + row];
        }
        var added = (1e-10 * trace / count) + 1e-14;
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = _matrix[(row * count) + column] + (row == column ? added : 0);
                for (var at = 0; at < column; at++) sum -= _matrix[(row * count) + at] * _matrix[(column * count) + at];
                if (row == column && !(sum > 0)) sum = added;
                _matrix[(row * count) + column] = row == column ? Math.Sqrt(sum) : sum / _matrix[(column * count) + column];
            }
        }
        for (var row = 0; row < count; row++)
        {
            var sum = -_slope[_free[row]];
            for (var at = 0; at < row; at++) sum -= _matrix[(row * count) + at] * _move[at];
            _move[row] = sum / _matrix[(row * count) + row];
        }
        for (var row = count - 1; row >= 0; row--)
        {
            var sum = _move[row];
            for (var below = row + 1; below < count; below++) sum -= _matrix[(below * count) + row] * _move[below];
            _move[row] = sum / _matrix[(row * count) + row];
        }
    }

    /// <summary>Goes along the direction to where the dual stops rising, or to the first price that meets its bound.</summary>
    private bool Advance(int count)
    {
        var far = double.PositiveInfinity;
        for (var at = 0; at < count; at++)
        {
            var price = Prices[_free[at]];
            if (_move[at] < 0) far = Math.Min(far, price / -_move[at]);
            else if (_move[at] > 0) far = Math.Min(far, (_penalty - price) / _move[at]);
        }
        if (!(far > 0) || !double.IsFinite(far)) return false;
        var trial = (double[])Prices.Clone();
        double below = 0, above = far;
        // A full step of Newton's method is tried first; the dual is piecewise quadratic, and within a piece it is exact.
        var length = Math.Min(1, far);
        for (var halving = 0; halving < HalvingLimit; halving++)
        {
            var rise = Rise(trial, count, length);
            if (rise > 0) below = length;
            else above = length;
            if (rise == 0 || above - below <= 1e-13 * above) break;
            length = rise > 0 && below < far ? (above < far ? 0.5 * (below + above) : Math.Min(far, 4 * length)) : 0.5 * (below + above);
            if (below >= far) break;
        }
        length = below >= far ? far : 0.5 * (below + above);
        if (!(length > 0)) return false;
        for (var at = 0; at < count; at++)
        {
            var price = Prices[_free[at]] + (length * _move[at]);
            Prices[_free[at]] = price <= 1e-15 * _penalty ? 0 : Math.Min(price, _penalty);
        }
        return true;
    }

    /// <summary>How fast the dual still rises along the direction.</summary>
    private double Rise(double[] trial, int count, double length)
    {
        for (var at = 0; at < count; at++) trial[_free[at]] = Math.Clamp(Prices[_free[at]] + (length * _move[at]), 0, _penalty);
        Respond(trial, _slope);
        var rise = 0.0;
        for (var at = 0; at < count; at++) rise -= _slope[_free[at]] * _move[at];
        return rise;
    }
}
