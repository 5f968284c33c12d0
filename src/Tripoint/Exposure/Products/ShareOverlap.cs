using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>Σ_p min(a_ip, b_jp) of two sets of shares; for shares that sum to one it equals 1 − ½ Σ_p |a_ip − b_jp|.</summary>
internal static class ShareOverlap
{
    /// <summary>Rows of a against rows of b, each brought to shares first; 0 where a row is empty.</summary>
    public static DenseMatrix Of(DenseMatrix a, DenseMatrix b)
    {
        DenseMatrix one = Shares(a), other = ReferenceEquals(a, b) ? one : Shares(b);
        var overlap = new DenseMatrix(a.Rows, b.Rows);
        Parallel.For(0, a.Rows, i =>
        {
            for (var j = 0; j < b.Rows; j++) overlap[i, j] = Common(one.Row(i), other.Row(j));
        });
        return overlap;
    }

    private static double Common(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Always four partial sums, so that the bytes do not depend on the width of the processor's vectors.
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        var at = 0;
        for (; at + 4 <= a.Length; at += 4)
        {
            s0 += Math.Min(a[at], b[at]);
            s1 += Math.Min(a[at + 1], b[at + 1]);
            s2 += Math.Min(a[at + 2], b[at + 2]);
            s3 += Math.Min(a[at + 3], b[at + 3]);
        }
        for (; at < a.Length; at++) s0 += Math.Min(a[at], b[at]);
        return s0 + s1 + (s2 + s3);
    }

    private static DenseMatrix Shares(DenseMatrix values)
    {
        var shares = values.Copy();
        for (var r = 0; r < shares.Rows; r++)
        {
            var row = shares.Row(r);
            double total = 0;
            foreach (var value in row) total += value;
            if (total > 0) for (var p = 0; p < row.Length; p++) row[p] /= total;
        }
        return shares;
    }
}
