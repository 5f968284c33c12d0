namespace Tripoint.Tests.InputOutput;

/// <summary>Dense algebra written as plainly as possible, to check the real one against.</summary>
internal static class Dense
{
    public static double[][] IdentityLess(double[][] a) => [.. a.Select((row, r) => row.Select((value, c) => (r == c ? 1 : 0) - value).ToArray())];

    /// <summary>Gauss-Jordan elimination with row exchanges.</summary>
    public static double[][] Inverse(double[][] matrix)
    {
        var n = matrix.Length;
        var m = matrix.Select((row, r) => row.Concat(Enumerable.Range(0, n).Select(c => c == r ? 1.0 : 0.0)).ToArray()).ToArray();
        for (var k = 0; k < n; k++)
        {
            var best = k;
            for (var r = k + 1; r < n; r++)
            {
                if (Math.Abs(m[r][k]) > Math.Abs(m[best][k])) best = r;
            }
            (m[k], m[best]) = (m[best], m[k]);
            var pivot = m[k];
            var scale = pivot[k];
            for (var c = 0; c < 2 * n; c++) pivot[c] /= scale;
            Parallel.For(0, n, r =>
            {
                var row = m[r];
                var factor = row[k];
                if (r == k || factor == 0) return;
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(pivot.AsSpan(k), -factor, row.AsSpan(k), row.AsSpan(k));
            });
        }
        return [.. m.Select(row => row[n..])];
    }
}
