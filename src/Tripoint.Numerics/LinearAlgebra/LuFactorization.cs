using System.Runtime.CompilerServices;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// P M = L U with partial pivoting, by recursion on columns (Toledo 1997, "Locality of reference in LU decomposition with partial
/// pivoting"), so that nearly all the work is in the matrix product. Solves from the left (M X = B) and from the right (X M = R), and
/// gives the inverse on request. The same bytes for any number of threads.
/// </summary>
public sealed unsafe class LuFactorization
{
    private const int Base = 16;

    private readonly DenseMatrix _lu;
    private readonly int[] _pivots;

    private LuFactorization(DenseMatrix lu, int[] pivots)
    {
        _lu = lu;
        _pivots = pivots;
    }

    /// <summary>The order n.</summary>
    public int Order => _lu.Rows;

    /// <summary>Factors a square matrix, which is left as it is.</summary>
    /// <param name="matrix">n × n.</param>
    /// <param name="threads">Threads to use; 0 is every processor.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="ArithmeticException">The matrix is singular to working precision: a column without a pivot.</exception>
    public static LuFactorization Factor(DenseMatrix matrix, int threads = 0) => FactorInPlace(matrix.Copy(), threads);

    /// <summary>Factors a square matrix, whose array is used up.</summary>
    /// <inheritdoc cref="Factor"/>
    public static LuFactorization FactorInPlace(DenseMatrix matrix, int threads = 0)
    {
        if (matrix.Rows != matrix.Columns) throw new ArgumentException($"a {matrix.Rows} × {matrix.Columns} matrix has no LU factorisation here: it must be square", nameof(matrix));
        var pivots = new int[matrix.Rows];
        fixed (double* a = matrix.Values)
        {
            Panel(a, matrix.Rows, 0, matrix.Rows, pivots, Workers.Count(threads));
        }
        return new LuFactorization(matrix, pivots);
    }

    /// <summary>X with M X = B, as a new matrix.</summary>
    /// <param name="b">n × any number of right-hand sides.</param>
    /// <param name="threads">Threads to use; 0 is every processor.</param>
    public DenseMatrix Solve(DenseMatrix b, int threads = 0)
    {
        if (b.Rows != Order) throw new ArgumentException($"{b.Rows} rows do not fit a system of order {Order}", nameof(b));
        var x = b.Copy();
        fixed (double* lu = _lu.Values, px = x.Values)
        {
            SwapRows(px, x.Columns, 0, x.Columns, _pivots, 0, Order);
            TriangularSolve.LowerLeft(Order, x.Columns, lu, Order, px, x.Columns, Workers.Count(threads));
            TriangularSolve.UpperLeft(Order, x.Columns, lu, Order, px, x.Columns, Workers.Count(threads));
        }
        return x;
    }

    /// <summary>X with X M = R, as a new matrix: the row-vector side, for multipliers and other left products with the inverse.</summary>
    /// <param name="r">Any number of rows × n.</param>
    /// <param name="threads">Threads to use; 0 is every processor.</param>
    public DenseMatrix SolveRows(DenseMatrix r, int threads = 0)
    {
        if (r.Columns != Order) throw new ArgumentException($"{r.Columns} columns do not fit a system of order {Order}", nameof(r));
        var x = r.Copy();
        fixed (double* lu = _lu.Values, px = x.Values)
        {
            TriangularSolve.UpperRight(x.Rows, Order, lu, Order, px, Order, Workers.Count(threads));
            TriangularSolve.LowerRight(x.Rows, Order, lu, Order, px, Order, Workers.Count(threads));
        }
        SwapColumns(x, threads);
        return x;
    }

    /// <summary>One right-hand side of <see cref="Solve(DenseMatrix, int)"/>.</summary>
    public double[] Solve(double[] b) => Solve(new DenseMatrix(b.Length, 1, b)).Values;

    /// <summary>One row of <see cref="SolveRows(DenseMatrix, int)"/>.</summary>
    public double[] SolveRow(double[] r) => SolveRows(new DenseMatrix(1, r.Length, r)).Values;

    /// <summary>M⁻¹ = U⁻¹ L⁻¹ P, as a new matrix; 4/3 n³ operations after the factorisation's 2/3 n³.</summary>
    public DenseMatrix Inverse(int threads = 0)
    {
        int n = Order, workers = Workers.Count(threads);
        var inverse = new DenseMatrix(n, n);
        fixed (double* lu = _lu.Values, x = inverse.Values)
        {
            for (var r = 0; r < n; r++) _lu.Row(r)[r..].CopyTo(inverse.Row(r)[r..]);
            TriangularSolve.InvertUpper(n, x, n, workers);
            TriangularSolve.LowerRight(n, n, lu, n, x, n, workers);
        }
        SwapColumns(inverse, threads);
        return inverse;
    }

    /// <summary>Factors columns [at, at + width) from row <paramref name="at"/> down; swaps stay inside those columns.</summary>
    private static void Panel(double* a, int n, int at, int width, int[] pivots, int threads)
    {
        if (width <= Base)
        {
            Unblocked(a, n, at, width, pivots);
            return;
        }
        int h = Math.Max(Base, width / 2 / Base * Base), right = at + h, rest = width - h;
        Panel(a, n, at, h, pivots, threads);
        SwapRows(a, n, right, rest, pivots, at, right);
        double* diagonal = a + (long)at * n + at, above = a + (long)at * n + right, below = a + (long)right * n + at;
        TriangularSolve.LowerLeft(h, rest, diagonal, n, above, n, threads);
        BlockProduct.Run(n - right, rest, h, -1, below, n, above, n, true, a + (long)right * n + right, n, threads);
        Panel(a, n, right, rest, pivots, threads);
        SwapRows(a, n, at, h, pivots, right, at + width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unblocked(double* a, int n, int at, int width, int[] pivots)
    {
        var end = at + width;
        var (best, largest) = (at, -1.0);
        for (var r = at; r < n; r++)
        {
            var size = Math.Abs(a[(long)r * n + at]);
            if (size > largest) (best, largest) = (r, size);
        }
        for (var k = at; k < end; k++)
        {
            if (!(largest > 0) || !double.IsFinite(largest)) throw new ArithmeticException($"the matrix is singular: column {k} has no pivot");
            pivots[k] = best;
            if (best != k) Swap(a + (long)k * n + at, a + (long)best * n + at, width);
            var row = a + (long)k * n;
            var inverse = 1 / row[k];
            (best, largest) = (k + 1, -1.0);
            for (var r = k + 1; r < n; r++)
            {
                // The next column's pivot is looked for while its rows are at hand.
                var target = a + (long)r * n;
                var factor = target[k] *= inverse;
                TriangularSolve.Subtract(factor, row + k + 1, target + k + 1, end - k - 1);
                var size = k + 1 < end ? Math.Abs(target[k + 1]) : 0;
                if (size > largest) (best, largest) = (r, size);
            }
        }
    }

    private static void SwapRows(double* a, int ld, int column, int count, int[] pivots, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (pivots[k] != k) Swap(a + (long)k * ld + column, a + (long)pivots[k] * ld + column, count);
        }
    }

    private static void Swap(double* x, double* y, int count)
    {
        for (var at = 0; at < count; at++) (x[at], y[at]) = (y[at], x[at]);
    }

    private void SwapColumns(DenseMatrix x, int threads) => Workers.Run(x.Rows, x.Rows < 64 ? 1 : Workers.Count(threads), r =>
    {
        var row = x.Row(r);
        for (var k = Order - 1; k >= 0; k--)
        {
            if (_pivots[k] != k) (row[k], row[_pivots[k]]) = (row[_pivots[k]], row[k]);
        }
    });
}
