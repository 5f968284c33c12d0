namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>The product of dense matrices, blocked and multi-threaded; the same bytes for any number of threads.</summary>
public static unsafe class MatrixProduct
{
    /// <summary>A B, as a new matrix.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n.</param>
    /// <param name="threads">Threads to use; 0 is every processor.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static DenseMatrix Multiply(DenseMatrix a, DenseMatrix b, int threads = 0)
    {
        if (a.Columns != b.Rows) throw new ArgumentException($"a {a.Rows} × {a.Columns} matrix cannot be multiplied with a {b.Rows} × {b.Columns} one", nameof(b));
        var c = new DenseMatrix(a.Rows, b.Columns);
        Blocks(a.Rows, b.Columns, a.Columns, 1, a.Values, 0, a.Columns, b.Values, 0, b.Columns, false, c.Values, 0, c.Columns, threads);
        return c;
    }

    /// <summary>
    /// C = or += α A B on blocks of row-major arrays, each given by its array, the offset of its first element and the distance between
    /// its rows. C must not overlap A or B.
    /// </summary>
    /// <exception cref="ArgumentException">A block reaches beyond its array.</exception>
    public static void Blocks(
        int m, int n, int k, double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
        bool accumulate, double[] c, int cOffset, int ldc, int threads = 0)
    {
        Check(a, aOffset, lda, m, k, nameof(a));
        Check(b, bOffset, ldb, k, n, nameof(b));
        Check(c, cOffset, ldc, m, n, nameof(c));
        fixed (double* pa = a, pb = b, pc = c)
        {
            BlockProduct.Run(m, n, k, alpha, pa + aOffset, lda, pb + bOffset, ldb, accumulate, pc + cOffset, ldc, Workers.Count(threads));
        }
    }

    private static void Check(double[] values, int offset, int ld, int rows, int columns, string name)
    {
        if (offset < 0 || ld < columns || (rows > 0 && columns > 0 && offset + (rows - 1L) * ld + columns > values.Length))
            throw new ArgumentException($"a block of {rows} × {columns} at {offset} with rows {ld} apart is not inside an array of {values.Length}", name);
    }
}
