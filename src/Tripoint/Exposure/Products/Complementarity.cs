using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Trade complementarity (Michaely 1996, "Trade preferential agreements in Latin America", World Bank Policy Research Working Paper 1583): how
/// well what an exporter sells fits what an importer buys, <c>C_ij = 1 − ½ Σ_p |m_jp − x_ip|</c>, with x shares of i's exports and m shares of
/// j's imports. 1: the same mix; 0: nothing in common.
/// </summary>
public static class Complementarity
{
    /// <summary>Complementarity of every exporter (row) and importer (column); 0 where either trades nothing.</summary>
    /// <param name="exports">Economies × products.</param>
    /// <param name="imports">Economies × products.</param>
    public static DenseMatrix Of(DenseMatrix exports, DenseMatrix imports) => ShareOverlap.Of(exports, imports);

    /// <summary>Of one exporter and one importer: shares by product, each summing to one.</summary>
    public static double Of(ReadOnlySpan<double> exportShares, ReadOnlySpan<double> importShares)
    {
        double difference = 0;
        for (var p = 0; p < exportShares.Length; p++) difference += Math.Abs(importShares[p] - exportShares[p]);
        return 1 - difference / 2;
    }
}
