namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// The eigenvector of the largest eigenvalue of a symmetric positive semidefinite matrix, by repeated squaring: A, A², A⁴, … so that after k
/// squarings the other eigenvectors are damped by (λ₂/λ₁) to the power 2ᵏ. For matrices of a few hundred rows the products cost less than
/// a tridiagonal reduction would.
/// </summary>
public static class LeadingEigenvector
{
    private const int Squarings = 40;

    /// <summary>Finds the vector of unit length; its first largest element is positive.</summary>
    /// <param name="matrix">n × n, symmetric, no negative eigenvalues.</param>
    /// <param name="start">A vector with some part along the answer.</param>
    /// <param name="tolerance">Largest ‖A v − λ v‖ / λ accepted; default 1e-12.</param>
    /// <param name="threads">Threads to use; 0 is every processor.</param>
    /// <exception cref="ArgumentException">The matrix is not square or the start does not fit.</exception>
    public static EigenvectorResult Find(DenseMatrix matrix, double[] start, double tolerance = 1e-12, int threads = 0)
    {
        var n = matrix.Rows;
        if (matrix.Columns != n) throw new ArgumentException($"a {n} × {matrix.Columns} matrix has no eigenvectors: it must be square", nameof(matrix));
        if (start.Length != n) throw new ArgumentException($"a start of {start.Length} values does not fit a matrix of order {n}", nameof(start));
        var power = matrix.Copy();
        double[] vector = start;
        double value = 0, residual = double.PositiveInfinity;
        for (var squaring = 0; squaring <= Squarings; squaring++)
        {
            vector = Unit(Times(power, start));
            if (vector.Length == 0) break;
            var image = Times(matrix, vector);
            value = Dot(vector, image);
            double off = 0;
            for (var at = 0; at < n; at++) off += (image[at] - value * vector[at]) * (image[at] - value * vector[at]);
            residual = value > 0 ? Math.Sqrt(off) / value : double.PositiveInfinity;
            if (residual <= tolerance) break;
            power = MatrixProduct.Multiply(power, power, threads);
            Scale(power);
        }
        if (vector.Length == 0) return new EigenvectorResult(start, 0, double.PositiveInfinity, tolerance);
        var largest = 0;
        for (var at = 1; at < n; at++) if (Math.Abs(vector[at]) > Math.Abs(vector[largest])) largest = at;
        if (vector[largest] < 0) for (var at = 0; at < n; at++) vector[at] = -vector[at];
        return new EigenvectorResult(vector, value, residual, tolerance);
    }

    private static double[] Times(DenseMatrix a, double[] x)
    {
        var y = new double[a.Rows];
        for (var r = 0; r < a.Rows; r++) y[r] = Dot(a.Row(r), x);
        return y;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var at = 0; at < a.Length; at++) sum += a[at] * b[at];
        return sum;
    }

    private static double[] Unit(double[] x)
    {
        var length = Math.Sqrt(Dot(x, x));
        if (!(length > 0)) return [];
        for (var at = 0; at < x.Length; at++) x[at] /= length;
        return x;
    }

    private static void Scale(DenseMatrix a)
    {
        double largest = 0;
        foreach (var value in a.Values) largest = Math.Max(largest, Math.Abs(value));
        if (largest > 0) for (var at = 0; at < a.Values.Length; at++) a.Values[at] /= largest;
    }
}
