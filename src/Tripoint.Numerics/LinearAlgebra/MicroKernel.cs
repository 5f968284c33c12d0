using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// The innermost loop of the matrix product: a tile of <see cref="Rows"/> × <see cref="Columns"/> sums held in registers,
/// tile = Σ_p a_p b_pᵀ over packed strips of A and B. Both versions add in the same order with fused multiply-adds, so they give the
/// same bytes; Vector256 falls back to scalar code where the machine has neither.
/// </summary>
internal static unsafe class MicroKernel
{
    /// <summary>Rows of a tile (width of a packed strip of A).</summary>
    public const int Rows = 8;

    /// <summary>Columns of a tile (width of a packed strip of B).</summary>
    public const int Columns = 24;

    /// <summary>tile (Rows × Columns, leading dimension <paramref name="ldc"/>) = or += α Σ_p a_p b_pᵀ for p &lt; depth.</summary>
    public static void Run(int depth, double alpha, double* a, double* b, bool accumulate, double* c, int ldc, bool wide)
    {
        if (wide) Run512(depth, alpha, a, b, accumulate, c, ldc);
        else Run256(depth, alpha, a, b, accumulate, c, ldc);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512(int depth, double alpha, double* a, double* b, bool accumulate, double* c, int ldc)
    {
        Vector512<double> c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default;
        Vector512<double> c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        Vector512<double> c40 = default, c41 = default, c42 = default, c50 = default, c51 = default, c52 = default;
        Vector512<double> c60 = default, c61 = default, c62 = default, c70 = default, c71 = default, c72 = default;
        for (var p = 0; p < depth; p++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 8);
            var b2 = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
            x = Vector512.Create(a[1]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
            x = Vector512.Create(a[2]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
            x = Vector512.Create(a[3]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
            x = Vector512.Create(a[4]);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            c42 = Vector512.FusedMultiplyAdd(x, b2, c42);
            x = Vector512.Create(a[5]);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            c52 = Vector512.FusedMultiplyAdd(x, b2, c52);
            x = Vector512.Create(a[6]);
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            c62 = Vector512.FusedMultiplyAdd(x, b2, c62);
            x = Vector512.Create(a[7]);
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
            c72 = Vector512.FusedMultiplyAdd(x, b2, c72);
            a += Rows;
            b += Columns;
        }
        Store(c, c00, c01, c02, alpha, accumulate);
        Store(c + ldc, c10, c11, c12, alpha, accumulate);
        Store(c + 2L * ldc, c20, c21, c22, alpha, accumulate);
        Store(c + 3L * ldc, c30, c31, c32, alpha, accumulate);
        Store(c + 4L * ldc, c40, c41, c42, alpha, accumulate);
        Store(c + 5L * ldc, c50, c51, c52, alpha, accumulate);
        Store(c + 6L * ldc, c60, c61, c62, alpha, accumulate);
        Store(c + 7L * ldc, c70, c71, c72, alpha, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector512<double> s0, Vector512<double> s1, Vector512<double> s2, double alpha, bool accumulate)
    {
        var scale = Vector512.Create(alpha);
        if (accumulate)
        {
            Vector512.Store(Vector512.FusedMultiplyAdd(scale, s0, Vector512.Load(c)), c);
            Vector512.Store(Vector512.FusedMultiplyAdd(scale, s1, Vector512.Load(c + 8)), c + 8);
            Vector512.Store(Vector512.FusedMultiplyAdd(scale, s2, Vector512.Load(c + 16)), c + 16);
        }
        else
        {
            Vector512.Store(scale * s0, c);
            Vector512.Store(scale * s1, c + 8);
            Vector512.Store(scale * s2, c + 16);
        }
    }

    /// <summary>The same tile in pieces of 4 × 8, which fit sixteen registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run256(int depth, double alpha, double* a, double* b, bool accumulate, double* c, int ldc)
    {
        for (var row = 0; row < Rows; row += 4)
        {
            for (var column = 0; column < Columns; column += 8) Piece256(depth, alpha, a + row, b + column, accumulate, c + (long)row * ldc + column, ldc);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Piece256(int depth, double alpha, double* a, double* b, bool accumulate, double* c, int ldc)
    {
        Vector256<double> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (var p = 0; p < depth; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 4);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            a += Rows;
            b += Columns;
        }
        Store(c, c00, c01, alpha, accumulate);
        Store(c + ldc, c10, c11, alpha, accumulate);
        Store(c + 2L * ldc, c20, c21, alpha, accumulate);
        Store(c + 3L * ldc, c30, c31, alpha, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector256<double> s0, Vector256<double> s1, double alpha, bool accumulate)
    {
        var scale = Vector256.Create(alpha);
        if (accumulate)
        {
            Vector256.Store(Vector256.FusedMultiplyAdd(scale, s0, Vector256.Load(c)), c);
            Vector256.Store(Vector256.FusedMultiplyAdd(scale, s1, Vector256.Load(c + 4)), c + 4);
        }
        else
        {
            Vector256.Store(scale * s0, c);
            Vector256.Store(scale * s1, c + 4);
        }
    }
}
