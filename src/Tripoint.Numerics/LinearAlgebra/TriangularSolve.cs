using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// Solves with triangular blocks in place, by halving: nearly all the work is in the matrix product. Row-major blocks with leading
/// dimensions. "Lower" triangles have a unit diagonal that is not stored, as an LU factorisation leaves them.
/// </summary>
internal static unsafe class TriangularSolve
{
    private const int Base = 32;
    private const int ColumnChunk = 256;
    private const int RowChunk = 32;

    /// <summary>L X = B: X (n × columns) replaces B.</summary>
    public static void LowerLeft(int n, int columns, double* l, int ldl, double* b, int ldb, int threads)
    {
        if (n > Base)
        {
            var h = Half(n);
            LowerLeft(h, columns, l, ldl, b, ldb, threads);
            BlockProduct.Run(n - h, columns, h, -1, l + (long)h * ldl, ldl, b, ldb, true, b + (long)h * ldb, ldb, threads);
            LowerLeft(n - h, columns, l + (long)h * ldl + h, ldl, b + (long)h * ldb, ldb, threads);
            return;
        }
        ByColumns(columns, threads, (from, count) =>
        {
            for (var r = 1; r < n; r++)
            {
                for (var k = 0; k < r; k++) Subtract(l[(long)r * ldl + k], b + (long)k * ldb + from, b + (long)r * ldb + from, count);
            }
        });
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
            return;
        }
        ByColumns(columns, threads, (from, count) =>
        {
            for (var r = n - 1; r >= 0; r--)
            {
                for (var k = r + 1; k < n; k++) Subtract(u[(long)r * ldu + k], b + (long)k * ldb + from, b + (long)r * ldb + from, count);
                var pivot = u[(long)r * ldu + r];
                var row = b + (long)r * ldb + from;
                for (var c = 0; c < count; c++) row[c] /= pivot;
            }
        });
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
            return;
        }
        ByRows(rows, threads, r =>
        {
            var row = b + (long)r * ldb;
            for (var k = 0; k < n; k++)
            {
                row[k] /= u[(long)k * ldu + k];
                Subtract(row[k], u + (long)k * ldu + k + 1, row + k + 1, n - k - 1);
            }
        });
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
            return;
        }
        ByRows(rows, threads, r =>
        {
            var row = b + (long)r * ldb;
            for (var k = n - 1; k > 0; k--) Subtract(row[k], l + (long)k * ldl, row, k);
        });
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
        for (var c = 0; c < n; c++)
        {
            u[(long)c * ldu + c] = 1 / u[(long)c * ldu + c];
            for (var r = 0; r < c; r++)
            {
                var sum = 0.0;
                for (var k = r; k < c; k++) sum = Math.FusedMultiplyAdd(u[(long)r * ldu + k], u[(long)k * ldu + c], sum);
                u[(long)r * ldu + c] = -sum * u[(long)c * ldu + c];
            }
        }
    }

    /// <summary>A split point near the middle that is a multiple of the base size.</summary>
    public static int Half(int n) => (n / 2 + Base - 1) / Base * Base;

    /// <summary>y −= a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(double a, double* x, double* y, int count)
    {
        var at = 0;
        var minus = Vector256.Create(-a);
        for (; at + 4 <= count; at += 4) Vector256.Store(Vector256.FusedMultiplyAdd(minus, Vector256.Load(x + at), Vector256.Load(y + at)), y + at);
        for (; at < count; at++) y[at] = Math.FusedMultiplyAdd(-a, x[at], y[at]);
    }

    private static void ByColumns(int columns, int threads, Action<int, int> task) =>
        Workers.Run((columns + ColumnChunk - 1) / ColumnChunk, threads, chunk =>
        {
            var from = chunk * ColumnChunk;
            task(from, Math.Min(ColumnChunk, columns - from));
        });

    private static void ByRows(int rows, int threads, Action<int> task) =>
        Workers.Run((rows + RowChunk - 1) / RowChunk, rows < 4 * RowChunk ? 1 : threads, chunk =>
        {
            for (var r = chunk * RowChunk; r < Math.Min(rows, (chunk + 1) * RowChunk); r++) task(r);
        });
}
