using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Numerics.FixedPoints;

/// <summary>
/// Anderson acceleration (type II) of a fixed-point iteration x ← G(x), Anderson (1965), Walker and Ni (2011): the next iterate is the
/// combination of the last images whose residuals f = G(x) − x cancel best in least squares,
/// x⁺ = g − ΔG·argmin‖f − ΔF·c‖. Allocates only at construction; each vector of the history is read twice a step.
/// </summary>
public sealed class AndersonAcceleration
{
    private readonly int _depth;
    private readonly double[][] _deltaImage, _deltaResidual;
    private readonly double[] _lastImage, _lastResidual, _residual, _gram, _factor, _right, _scale;
    private int _kept, _newest;
    private bool _hasLast;

    /// <summary>Prepares the history.</summary>
    /// <param name="size">Length of x.</param>
    /// <param name="depth">Differences kept, at least 1.</param>
    public AndersonAcceleration(int size, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _depth = depth;
        _deltaImage = Allocate(depth, size);
        _deltaResidual = Allocate(depth, size);
        _lastImage = new double[size];
        _lastResidual = new double[size];
        _residual = new double[size];
        _gram = new double[depth * depth];
        _factor = new double[depth * depth];
        _right = new double[depth];
        _scale = new double[depth];
    }

    /// <summary>Forgets the history.</summary>
    public void Restart() => (_kept, _newest, _hasLast) = (0, -1, false);

    /// <summary>Takes x and its image g = G(x); overwrites x with the next iterate.</summary>
    /// <param name="x">The iterate; overwritten.</param>
    /// <param name="image">G(x).</param>
    /// <param name="damping">Part of the residual that is followed, in (0, 1]; 1 is the undamped step.</param>
    public void Next(Span<double> x, ReadOnlySpan<double> image, double damping = 1)
    {
        Span<double> f = _residual;
        TensorPrimitives.Subtract(image, x, f);
        if (_hasLast) Remember(image, f);
        image.CopyTo(_lastImage);
        f.CopyTo(_lastResidual);
        _hasLast = true;

        image.CopyTo(x);
        if (damping < 1) TensorPrimitives.MultiplyAdd(f, damping - 1, x, x);
        if (_kept == 0 || !Solve()) return;
        Combine(_deltaImage, -1, x);
        if (damping < 1) Combine(_deltaResidual, 1 - damping, x);
    }

    private static double[][] Allocate(int depth, int size)
    {
        var rows = new double[depth][];
        for (var k = 0; k < depth; k++) rows[k] = new double[size];
        return rows;
    }

    /// <summary>Keeps the newest differences; updates the products of residual differences with each other and with f.</summary>
    private void Remember(ReadOnlySpan<double> image, ReadOnlySpan<double> f)
    {
        _newest = (_newest + 1) % _depth;
        _kept = Math.Min(_kept + 1, _depth);
        var fresh = _deltaResidual[_newest];
        TensorPrimitives.Subtract(image, _lastImage, _deltaImage[_newest]);
        TensorPrimitives.Subtract(f, _lastResidual, fresh);
        for (var k = 0; k < _kept; k++)
        {
            var (product, right) = Products(_deltaResidual[k], fresh, f);
            _gram[(k * _depth) + _newest] = product;
            _gram[(_newest * _depth) + k] = product;
            _right[k] = right;
        }
    }

    /// <summary>x += scale Σ_k c_k row_k, four rows a pass.</summary>
    private void Combine(double[][] rows, double scale, Span<double> x)
    {
        var k = 0;
        for (; k + 4 <= _kept; k += 4) AddFour(rows, k, scale, x);
        for (; k < _kept; k++) TensorPrimitives.MultiplyAdd(rows[k], scale * _right[k], x, x);
    }

    private void AddFour(double[][] rows, int k, double scale, Span<double> x)
    {
        ref var rx = ref MemoryMarshal.GetReference(x);
        ref var r0 = ref MemoryMarshal.GetReference<double>(rows[k]);
        ref var r1 = ref MemoryMarshal.GetReference<double>(rows[k + 1]);
        ref var r2 = ref MemoryMarshal.GetReference<double>(rows[k + 2]);
        ref var r3 = ref MemoryMarshal.GetReference<double>(rows[k + 3]);
        double c0 = scale * _right[k], c1 = scale * _right[k + 1], c2 = scale * _right[k + 2], c3 = scale * _right[k + 3];
        Vector256<double> v0 = Vector256.Create(c0), v1 = Vector256.Create(c1), v2 = Vector256.Create(c2), v3 = Vector256.Create(c3);
        nuint at = 0, length = (nuint)x.Length;
        for (; at + 4 <= length; at += 4)
        {
            var even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref r0, at), v0, Vector256.LoadUnsafe(ref rx, at));
            var odd = Vector256.LoadUnsafe(ref r1, at) * v1;
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref r2, at), v2, even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref r3, at), v3, odd);
            (even + odd).StoreUnsafe(ref rx, at);
        }
        for (; at < length; at++)
        {
            var slot = (int)at;
            x[slot] += (c0 * rows[k][slot]) + (c1 * rows[k + 1][slot]) + (c2 * rows[k + 2][slot]) + (c3 * rows[k + 3][slot]);
        }
    }

    /// <summary>(a·b, a·c) in one pass over a.</summary>
    private static (double Ab, double Ac) Products(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        ref var ra = ref MemoryMarshal.GetReference(a);
        ref var rb = ref MemoryMarshal.GetReference(b);
        ref var rc = ref MemoryMarshal.GetReference(c);
        Vector256<double> b0 = default, b1 = default, c0 = default, c1 = default;
        nuint at = 0, length = (nuint)a.Length;
        for (; at + 8 <= length; at += 8)
        {
            Vector256<double> a0 = Vector256.LoadUnsafe(ref ra, at), a1 = Vector256.LoadUnsafe(ref ra, at + 4);
            b0 = Vector256.FusedMultiplyAdd(a0, Vector256.LoadUnsafe(ref rb, at), b0);
            c0 = Vector256.FusedMultiplyAdd(a0, Vector256.LoadUnsafe(ref rc, at), c0);
            b1 = Vector256.FusedMultiplyAdd(a1, Vector256.LoadUnsafe(ref rb, at + 4), b1);
            c1 = Vector256.FusedMultiplyAdd(a1, Vector256.LoadUnsafe(ref rc, at + 4), c1);
        }
        double sumB = Vector256.Sum(b0 + b1), sumC = Vector256.Sum(c0 + c1);
        for (; at < length; at++)
        {
            sumB += a[(int)at] * b[(int)at];
            sumC += a[(int)at] * c[(int)at];
        }
        return (sumB, sumC);
    }

    /// <summary>Least squares by Cholesky of the scaled, slightly regularised normal equations; false where it breaks down.</summary>
    private bool Solve()
    {
        const double regularisation = 1e-15;
        for (var k = 0; k < _kept; k++)
        {
            var size = Math.Sqrt(_gram[(k * _depth) + k]);
            _scale[k] = size > 0 ? 1 / size : 0;
            _right[k] *= _scale[k];
        }
        for (var row = 0; row < _kept; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = (_gram[(row * _depth) + column] * _scale[row] * _scale[column]) + (row == column ? regularisation : 0);
                for (var k = 0; k < column; k++) sum -= _factor[(row * _depth) + k] * _factor[(column * _depth) + k];
                if (row == column)
                {
                    // A direction that adds nothing new gets a huge pivot, which takes it out of the combination.
                    _factor[(row * _depth) + row] = sum > 4 * regularisation ? Math.Sqrt(sum) : 1e30;
                }
                else
                {
                    _factor[(row * _depth) + column] = sum / _factor[(column * _depth) + column];
                }
            }
            for (var k = 0; k < row; k++) _right[row] -= _factor[(row * _depth) + k] * _right[k];
            _right[row] /= _factor[(row * _depth) + row];
        }
        for (var row = _kept - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < _kept; k++) _right[row] -= _factor[(k * _depth) + row] * _right[k];
            _right[row] /= _factor[(row * _depth) + row];
            if (!double.IsFinite(_right[row])) return false;
        }
        for (var k = 0; k < _kept; k++) _right[k] *= _scale[k];
        return true;
    }
}
