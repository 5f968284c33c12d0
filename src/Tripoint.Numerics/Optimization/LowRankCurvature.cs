using System.Numerics.Tensors;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// A guess of second derivatives, σ diag(h) + Σ_k w_k a_k a_kᵀ, and the solution of systems with it on the variables that are free (Sherman,
/// Morrison and Woodbury). The second part is what penalties on nearly linear constraints add.
/// </summary>
internal sealed class LowRankCurvature
{
    private readonly double[] _diagonal, _matrix, _right;
    private readonly double[][] _rows;
    private readonly double[] _weights;

    /// <summary>Prepares the guess.</summary>
    /// <param name="diagonal">h, n, positive.</param>
    /// <param name="rows">a_k, each n.</param>
    /// <param name="weights">w_k, positive.</param>
    public LowRankCurvature(double[] diagonal, double[][] rows, double[] weights)
    {
        (_diagonal, _rows, _weights) = (diagonal, rows, weights);
        _matrix = new double[rows.Length * rows.Length];
        _right = new double[rows.Length];
    }

    /// <summary>σ that makes the guess agree with how the gradient changed over a step; 1 where the step tells nothing.</summary>
    /// <param name="step">The step, n.</param>
    /// <param name="change">How the gradient changed, n.</param>
    /// <param name="free">The variables that count.</param>
    /// <param name="work">n; overwritten.</param>
    public double Scale(ReadOnlySpan<double> step, ReadOnlySpan<double> change, ReadOnlySpan<bool> free, Span<double> work)
    {
        change.CopyTo(work);
        for (var k = 0; k < _rows.Length; k++) TensorPrimitives.MultiplyAdd(_rows[k], -_weights[k] * TensorPrimitives.Dot(_rows[k], step), work, work);
        double along = 0, length = 0;
        for (var at = 0; at < work.Length; at++)
        {
            if (!free[at]) continue;
            along += step[at] * work[at];
            length += work[at] * work[at] / _diagonal[at];
        }
        return along > 0 && length > 0 ? Math.Clamp(length / along, 1e-4, 1e4) : 1;
    }

    /// <summary>Overwrites v, zero on variables that are held, with the solution.</summary>
    /// <param name="v">n; overwritten.</param>
    /// <param name="free">The variables that may move.</param>
    /// <param name="scale">σ.</param>
    public void Solve(Span<double> v, ReadOnlySpan<bool> free, double scale)
    {
        for (var at = 0; at < v.Length; at++) v[at] = free[at] ? v[at] / (scale * _diagonal[at]) : 0;
        var k = _rows.Length;
        if (k == 0) return;
        for (var row = 0; row < k; row++)
        {
            _right[row] = TensorPrimitives.Dot<double>(_rows[row], v);
            for (var column = 0; column <= row; column++)
            {
                var sum = row == column ? 1 / _weights[row] : 0;
                for (var at = 0; at < v.Length; at++)
                {
                    if (free[at]) sum += _rows[row][at] * _rows[column][at] / (scale * _diagonal[at]);
                }
                _matrix[(row * k) + column] = sum;
            }
        }
        SolveSmall(k);
        for (var at = 0; at < v.Length; at++)
        {
            if (!free[at]) continue;
            var sum = 0.0;
            for (var row = 0; row < k; row++) sum += _rows[row][at] * _right[row];
            v[at] -= sum / (scale * _diagonal[at]);
        }
    }

    /// <summary>Cholesky of the small matrix, lower half, and both triangular solves.</summary>
    private void SolveSmall(int k)
    {
        for (var row = 0; row < k; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = _matrix[(row * k) + column];
                for (var at = 0; at < column; at++) sum -= _matrix[(row * k) + at] * _matrix[(column * k) + at];
                _matrix[(row * k) + column] = row == column ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / _matrix[(column * k) + column];
            }
            for (var at = 0; at < row; at++) _right[row] -= _matrix[(row * k) + at] * _right[at];
            _right[row] /= _matrix[(row * k) + row];
        }
        for (var row = k - 1; row >= 0; row--)
        {
            for (var below = row + 1; below < k; below++) _right[row] -= _matrix[(below * k) + row] * _right[below];
            _right[row] /= _matrix[(row * k) + row];
        }
    }
}
