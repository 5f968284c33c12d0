namespace Tripoint.PartialEquilibrium;

/// <summary>Gaussian elimination with partial pivoting on a small system in place: faster than a blocked factorisation at thirty unknowns.</summary>
internal static class SmallSolve
{
    /// <summary>Solves A x = b; both are overwritten and b holds x. A row without a pivot leaves its unknown at zero.</summary>
    /// <param name="a">n × n, row-major.</param>
    /// <param name="b">n values.</param>
    /// <param name="n">The order.</param>
    public static void InPlace(Span<double> a, Span<double> b, int n)
    {
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var r = k + 1; r < n; r++) if (Math.Abs(a[r * n + k]) > Math.Abs(a[pivot * n + k])) pivot = r;
            if (pivot != k)
            {
                for (var c = k; c < n; c++) (a[k * n + c], a[pivot * n + c]) = (a[pivot * n + c], a[k * n + c]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }
            if (a[k * n + k] == 0) continue;
            var inverse = 1 / a[k * n + k];
            for (var r = k + 1; r < n; r++)
            {
                var factor = a[r * n + k] * inverse;
                if (factor == 0) continue;
                Span<double> row = a.Slice(r * n + k, n - k), top = a.Slice(k * n + k, n - k);
                for (var c = 0; c < row.Length; c++) row[c] -= factor * top[c];
                b[r] -= factor * b[k];
            }
        }
        for (var k = n - 1; k >= 0; k--)
        {
            var sum = b[k];
            for (var c = k + 1; c < n; c++) sum -= a[k * n + c] * b[c];
            b[k] = a[k * n + k] == 0 ? 0 : sum / a[k * n + k];
        }
    }
}
