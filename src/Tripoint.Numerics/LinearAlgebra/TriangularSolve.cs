using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// Solves with triangular blocks in place, by halving: the work is in the matrix product, down to diagonal blocks of order
/// <see cref="Base"/>, which are inverted and multiplied. Row-major blocks with leading dimensions. "Lower" triangles have a unit diagonal
/// that is not stored, as an LU factorisation leaves them.
/// </summary>
internal static unsafe class TriangularSolve
{
    private const int Base = 64;

    /// <summary>With fewer right-hand sides than this, a diagonal block is solved directly instead of inverted.</summary>
    private const int Few = 16;

    /// <summary>L X = B: X (n × columns) replaces B.</summary>
    public static void LowerLeft(int n, int columns, double* l, int ldl, double* b, int ldb, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            LowerLeft(h, columns, l, ldl, b, ldb, threads);
            BlockProduct.Run(n - h, columns, h, -1, l + (long)h * ldl, ldl, b, ldb, true, b + (long)h * ldb, ldb, threads);
            LowerLeft(n - h, columns, l + (long)h * ldl + h, ldl, b + (long)h * ldb, ldb, threads);
        }
        else if (columns >= Few)
        {
            var inverse = stackalloc double[n * n];
            InvertUnitLower(n, l, ldl, inverse);
            MultiplyLeft(n, columns, inverse, b, ldb, threads);
        }
        else
        {
            for (var r = 1; r < n; r++)
            {
                for (var k = 0; k < r; k++) Subtract(l[(long)r * ldl + k], b + (long)k * ldb, b + (long)r * ldb, columns);
            }
        }
    }

    /// <summary>U X = B: X (n × columns) replaces B.</summary>
    public static void UpperLeft(int n, int columns, double* u, int ldu, double* b, int ldb, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            UpperLeft(n - h, columns, u + (long)h * ldu + h, ldu, b + (long)h * ldb, ldb, threads);
            BlockProduct.Run(h, columns, n - h, -1, u + h, ldu, b + (long)h * ldb, ldb, true, b, ldb, threads);
            UpperLeft(h, columns, u, ldu, b, ldb, threads);
        }
        else if (columns >= Few)
        {
            var inverse = stackalloc double[n * n];
            CopyUpper(n, u, ldu, inverse);
            InvertUpper(n, inverse, n, 1);
            MultiplyLeft(n, columns, inverse, b, ldb, threads);
        }
        else
        {
            for (var r = n - 1; r >= 0; r--)
            {
                for (var k = r + 1; k < n; k++) Subtract(u[(long)r * ldu + k], b + (long)k * ldb, b + (long)r * ldb, columns);
                for (var c = 0; c < columns; c++) b[(long)r * ldb + c] /= u[(long)r * ldu + r];
            }
        }
    }

    /// <summary>X U = B: X (rows × n) replaces B.</summary>
    public static void UpperRight(int rows, int n, double* u, int ldu, double* b, int ldb, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            UpperRight(rows, h, u, ldu, b, ldb, threads);
            BlockProduct.Run(rows, n - h, h, -1, b, ldb, u + h, ldu, true, b + h, ldb, threads);
            UpperRight(rows, n - h, u + (long)h * ldu + h, ldu, b + h, ldb, threads);
        }
        else if (rows >= Few)
        {
            var inverse = stackalloc double[n * n];
            CopyUpper(n, u, ldu, inverse);
            InvertUpper(n, inverse, n, 1);
            MultiplyRight(rows, n, inverse, b, ldb, threads);
        }
        else
        {
            for (var r = 0; r < rows; r++)
            {
                var row = b + (long)r * ldb;
                for (var k = 0; k < n; k++)
                {
                    row[k] /= u[(long)k * ldu + k];
                    Subtract(row[k], u + (long)k * ldu + k + 1, row + k + 1, n - k - 1);
                }
            }
        }
    }

    /// <summary>X L = B: X (rows × n) replaces B.</summary>
    public static void LowerRight(int rows, int n, double* l, int ldl, double* b, int ldb, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            LowerRight(rows, n - h, l + (long)h * ldl + h, ldl, b + h, ldb, threads);
            BlockProduct.Run(rows, h, n - h, -1, b + h, ldb, l + (long)h * ldl, ldl, true, b, ldb, threads);
            LowerRight(rows, h, l, ldl, b, ldb, threads);
        }
        else if (rows >= Few)
        {
            var inverse = stackalloc double[n * n];
            InvertUnitLower(n, l, ldl, inverse);
            MultiplyRight(rows, n, inverse, b, ldb, threads);
        }
        else
        {
            for (var r = 0; r < rows; r++)
            {
                for (var k = n - 1; k > 0; k--) Subtract(b[(long)r * ldb + k], l + (long)k * ldl, b + (long)r * ldb, k);
            }
        }
    }

    /// <summary>U⁻¹ in place of U (n × n, upper triangle; the rest is not touched).</summary>
    public static void InvertUpper(int n, double* u, int ldu, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            // The corner of the inverse is −U₁₁⁻¹ U₁₂ U₂₂⁻¹, taken while both diagonal blocks still hold U.
            for (var r = 0; r < h; r++)
            {
                for (var c = h; c < n; c++) u[(long)r * ldu + c] = -u[(long)r * ldu + c];
            }
            UpperLeft(h, n - h, u, ldu, u + h, ldu, threads);
            UpperRight(h, n - h, u + (long)h * ldu + h, ldu, u + h, ldu, threads);
            InvertUpper(h, u, ldu, threads);
            InvertUpper(n - h, u + (long)h * ldu + h, ldu, threads);
            return;
        }
        var given = stackalloc double[Base];
        for (var r = n - 1; r >= 0; r--)
        {
            // Row r of the inverse from the rows below it: x_r = (e_r − Σ_{k>r} u_rk x_k) / u_rr.
            var row = u + (long)r * ldu;
            var inverse = 1 / row[r];
            for (var k = r + 1; k < n; k++)
            {
                given[k] = row[k];
                row[k] = 0;
            }
            row[r] = 1;
            for (var k = r + 1; k < n; k++) Subtract(given[k], u + (long)k * ldu + k, row + k, n - k);
            for (var c = r; c < n; c++) row[c] *= inverse;
        }
    }

    /// <summary>y −= a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(double a, double* x, double* y, int count)
    {
        var at = 0;
        var minus = Vector256.Create(-a);
        for (; at + 4 <= count; at += 4) Vector256.Store(Vector256.FusedMultiplyAdd(minus, Vector256.Load(x + at), Vector256.Load(y + at)), y + at);
        for (; at < count; at++) y[at] = Math.FusedMultiplyAdd(-a, x[at], y[at]);
    }

    /// <summary>A split point near the middle that is a multiple of the base order.</summary>
    private static int Half(int n) => (n / 2 + Base - 1) / Base * Base;

    private static void InvertUnitLower(int n, double* l, int ldl, double* inverse)
    {
        new Span<double>(inverse, n * n).Clear();
        for (var r = 0; r < n; r++)
        {
            inverse[r * n + r] = 1;
            for (var k = 0; k < r; k++) Subtract(l[(long)r * ldl + k], inverse + k * n, inverse + r * n, k + 1);
        }
    }

    private static void CopyUpper(int n, double* u, int ldu, double* copy)
    {
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c < n; c++) copy[r * n + c] = c < r ? 0 : u[(long)r * ldu + c];
        }
    }

    /// <summary>B = T B.</summary>
    private static void MultiplyLeft(int n, int columns, double* t, double* b, int ldb, int threads)
    {
        var copy = ArrayPool<double>.Shared.Rent(n * columns);
        fixed (double* from = copy)
        {
            for (var r = 0; r < n; r++) new Span<double>(b + (long)r * ldb, columns).CopyTo(new Span<double>(from + (long)r * columns, columns));
            BlockProduct.Run(n, columns, n, 1, t, n, from, columns, false, b, ldb, threads);
        }
        ArrayPool<double>.Shared.Return(copy);
    }

    /// <summary>B = B T.</summary>
    private static void MultiplyRight(int rows, int n, double* t, double* b, int ldb, int threads)
    {
        var copy = ArrayPool<double>.Shared.Rent(rows * n);
        fixed (double* from = copy)
        {
            for (var r = 0; r < rows; r++) new Span<double>(b + (long)r * ldb, n).CopyTo(new Span<double>(from + (long)r * n, n));
            BlockProduct.Run(rows, n, n, 1, from, n, t, n, false, b, ldb, threads);
        }
        ArrayPool<double>.Shared.Return(copy);
    }
}
