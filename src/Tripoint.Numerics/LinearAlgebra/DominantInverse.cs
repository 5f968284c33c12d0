namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// The inverse of a matrix whose diagonal dominates (a Leontief matrix I − A), by Gauss-Jordan elimination in blocks: 2 n³ operations, all
/// in products of full width, which is faster than <see cref="LuFactorization.Inverse"/>. Rows are exchanged inside a diagonal block but not
/// between blocks, so for a general matrix it may lose accuracy: <see cref="Residual"/> measures it.
/// </summary>
public static unsafe class DominantInverse
{
    private const int Width = 256;

    /// <summary>The inverse, as a new matrix.</summary>
    /// <param name="matrix">n × n, left as it is.</param>
    /// <param name="threads">Threads to use; 0 is every processor. The bytes do not depend on it.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="ArithmeticException">A diagonal block is singular.</exception>
    public static DenseMatrix Of(DenseMatrix matrix, int threads = 0)
    {
        if (matrix.Rows != matrix.Columns) throw new ArgumentException($"a {matrix.Rows} × {matrix.Columns} matrix has no inverse", nameof(matrix));
        int n = matrix.Rows, workers = Workers.Count(threads);
        var inverse = matrix.Copy();
        double[] columns = new double[n * Width], rows = new double[n * Width];
        fixed (double* m = inverse.Values, pc = columns, pr = rows)
        {
            double* column = pc, row = pr;
            for (var at = 0; at < n; at += Width)
            {
                var w = Math.Min(Width, n - at);
                var pivot = new DenseMatrix(w, w);
                for (var r = 0; r < n; r++)
                {
                    // The block column moves out; an identity in its place makes one product do the whole step.
                    var block = new Span<double>(m + (long)r * n + at, w);
                    var inside = r >= at && r < at + w;
                    if (inside) block.CopyTo(pivot.Row(r - at));
                    else block.CopyTo(new Span<double>(column + (long)r * w, w));
                    if (inside) new Span<double>(column + (long)r * w, w).Clear();
                    block.Clear();
                    if (inside) block[r - at] = 1;
                }
                new Span<double>(m + (long)at * n, w * n).CopyTo(new Span<double>(row, w * n));
                var inverted = LuFactorization.FactorInPlace(pivot, threads).Inverse(threads);
                fixed (double* p = inverted.Values) BlockProduct.Run(w, n, w, 1, p, w, row, n, false, m + (long)at * n, n, workers);
                new Span<double>(m + (long)at * n, w * n).CopyTo(new Span<double>(row, w * n));
                BlockProduct.Run(n, n, w, -1, column, w, row, n, true, m, n, workers);
            }
        }
        return inverse;
    }

    /// <summary>The largest element of |M (X 1) − 1|: how far X is from the inverse of M, at the cost of two passes over the data.</summary>
    public static double Residual(DenseMatrix matrix, DenseMatrix inverse)
    {
        var sums = new double[inverse.Rows];
        for (var r = 0; r < sums.Length; r++)
        {
            foreach (var value in inverse.Row(r)) sums[r] += value;
        }
        var worst = 0.0;
        for (var r = 0; r < matrix.Rows; r++)
        {
            var sum = -1.0;
            var row = matrix.Row(r);
            for (var c = 0; c < row.Length; c++) sum += row[c] * sums[c];
            worst = Math.Max(worst, Math.Abs(sum));
        }
        return worst;
    }
}
