using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Export similarity (Finger and Kreinin 1979, "A measure of 'export similarity' and its possible uses"): <c>S_ij = Σ_p min(x_ip, x_jp)</c> with
/// shares of exports. 1: the same mix, so the two compete; 0: nothing in common.
/// </summary>
public static class ExportSimilarity
{
    /// <summary>Similarity of every two economies: symmetric, economies × economies; 0 where either exports nothing.</summary>
    /// <param name="exports">Economies × products.</param>
    public static DenseMatrix Of(DenseMatrix exports) => ShareOverlap.Of(exports, exports);

    /// <summary>Of two economies: shares by product, each summing to one.</summary>
    public static double Of(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double common = 0;
        for (var p = 0; p < one.Length; p++) common += Math.Min(one[p], other[p]);
        return common;
    }
}
