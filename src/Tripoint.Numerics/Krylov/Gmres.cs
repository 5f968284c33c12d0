using System.Numerics.Tensors;

namespace Tripoint.Numerics.Krylov;

/// <summary>
/// GMRES (Saad and Schultz 1986) for A x = b with A known only by its products, restarted after a number of vectors; modified
/// Gram-Schmidt and Givens rotations. Allocates only at construction.
/// </summary>
public sealed class Gmres
{
    private readonly int _depth;
    private readonly double[][] _basis;
    private readonly double[] _hessenberg, _cosine, _sine, _right, _work, _coefficients;

    /// <summary>Prepares the basis.</summary>
    /// <param name="size">Length of x.</param>
    /// <param name="depth">Vectors kept before a restart, at least 1.</param>
    public Gmres(int size, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _depth = depth;
        _basis = new double[depth + 1][];
        for (var k = 0; k <= depth; k++) _basis[k] = new double[size];
        _hessenberg = new double[(depth + 1) * depth];
        _cosine = new double[depth];
        _sine = new double[depth];
        _right = new double[depth + 1];
        _work = new double[size];
        _coefficients = new double[depth];
    }

    /// <summary>Computes result = A x.</summary>
    public delegate void LinearMap(ReadOnlySpan<double> x, Span<double> result);

    /// <summary>Solves A x = b from the x given.</summary>
    /// <param name="product">The products with A.</param>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The first guess; overwritten with the solution.</param>
    /// <param name="tolerance">Largest ‖b − A x‖ relative to ‖b‖.</param>
    /// <param name="limit">Products allowed.</param>
    /// <returns>Whether it converged, the products used and the relative residual, recomputed from x.</returns>
    public (bool Converged, int Products, double Residual) Solve(LinearMap product, ReadOnlySpan<double> b, Span<double> x, double tolerance, int limit)
    {
        var size = TensorPrimitives.Norm(b);
        if (size == 0)
        {
            x.Clear();
            return (true, 0, 0);
        }
        var (used, residual) = (0, double.PositiveInfinity);
        while (used < limit)
        {
            product(x, _work);
            used++;
            TensorPrimitives.Subtract(b, _work, _basis[0]);
            var norm = TensorPrimitives.Norm<double>(_basis[0]);
            residual = norm / size;
            if (residual <= tolerance || !double.IsFinite(residual) || used >= limit) break;
            TensorPrimitives.Divide(_basis[0], norm, _basis[0]);
            Array.Clear(_right);
            _right[0] = norm;
            // A little further than asked, so that rounding does not cost another cycle.
            var kept = Cycle(product, size, 0.5 * tolerance, limit, ref used);
            Combine(x, kept);
        }
        return (residual <= tolerance, used, residual);
    }

    private int Cycle(LinearMap product, double size, double tolerance, int limit, ref int used)
    {
        var kept = 0;
        while (kept < _depth && used < limit)
        {
            var next = _basis[kept + 1];
            product(_basis[kept], next);
            used++;
            for (var k = 0; k <= kept; k++)
            {
                var h = TensorPrimitives.Dot<double>(_basis[k], next);
                _hessenberg[(k * _depth) + kept] = h;
                TensorPrimitives.MultiplyAdd(_basis[k], -h, next, next);
            }
            var norm = TensorPrimitives.Norm<double>(next);
            if (norm > 0) TensorPrimitives.Divide(next, norm, next);
            Rotate(kept, norm);
            kept++;
            if (Math.Abs(_right[kept]) <= tolerance * size || norm == 0) break;
        }
        return kept;
    }

    /// <summary>Applies the earlier rotations to the new column and adds one that removes its last entry.</summary>
    private void Rotate(int column, double below)
    {
        for (var k = 0; k < column; k++)
        {
            ref double upper = ref _hessenberg[(k * _depth) + column], lower = ref _hessenberg[((k + 1) * _depth) + column];
            (upper, lower) = ((_cosine[k] * upper) + (_sine[k] * lower), (_cosine[k] * lower) - (_sine[k] * upper));
        }
        ref var diagonal = ref _hessenberg[(column * _depth) + column];
        var length = Math.Sqrt((diagonal * diagonal) + (below * below));
        (_cosine[column], _sine[column]) = length == 0 ? (0, 1) : (diagonal / length, below / length);
        diagonal = length;
        _right[column + 1] = -_sine[column] * _right[column];
        _right[column] *= _cosine[column];
        if (column + 1 < _depth) _hessenberg[((column + 1) * _depth) + column] = 0;
    }

    private void Combine(Span<double> x, int kept)
    {
        for (var row = kept - 1; row >= 0; row--)
        {
            var sum = _right[row];
            for (var k = row + 1; k < kept; k++) sum -= _hessenberg[(row * _depth) + k] * _coefficients[k];
            var pivot = _hessenberg[(row * _depth) + row];
            _coefficients[row] = pivot == 0 ? 0 : sum / pivot;
        }
        for (var k = 0; k < kept; k++) TensorPrimitives.MultiplyAdd(_basis[k], _coefficients[k], x, x);
    }
}
