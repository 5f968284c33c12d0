using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Intra-industry trade (Grubel and Lloyd 1975): <c>GL = 1 − Σ_p |x_p − m_p| / Σ_p (x_p + m_p)</c>. 1: two-way trade in the same products; 0:
/// each sells what the other does not. It rises as products are lumped together: compare only at the same level of detail.
/// </summary>
public static class IntraIndustry
{
    /// <summary>Of one product: an economy's exports and imports. 0 without trade.</summary>
    public static double Of(double exports, double imports) => exports + imports > 0 ? 1 - Math.Abs(exports - imports) / (exports + imports) : 0;

    /// <summary>Of one importer and product with the outside world.</summary>
    public static double Of(in ImportCell cell) => Of(cell.OwnExports, cell.Imports);

    /// <summary>Of an economy's trade with the world over all products: economies × products in both.</summary>
    public static double[] Of(DenseMatrix exports, DenseMatrix imports)
    {
        var index = new double[exports.Rows];
        for (var c = 0; c < index.Length; c++)
        {
            double difference = 0, total = 0;
            for (var p = 0; p < exports.Columns; p++)
            {
                difference += Math.Abs(exports[c, p] - imports[c, p]);
                total += exports[c, p] + imports[c, p];
            }
            index[c] = total > 0 ? 1 - difference / total : 0;
        }
        return index;
    }

    /// <summary>Of every two economies over all products: symmetric, economies × economies; 0 where they do not trade.</summary>
    public static DenseMatrix Of(ProductTrade trade, int period)
    {
        var n = trade.Economies.Length;
        // Whole numbers of blocks are added up in their own order below, so that the threads leave no trace.
        const int Block = 256;
        var blocks = (trade.Products.Length + Block - 1) / Block;
        var parts = new (double[] Two, double[] All)[blocks];
        Parallel.For(0, blocks, block =>
        {
            double[] two = new double[n * n], all = new double[n * n], flow = new double[n * n];
            for (var p = block * Block; p < Math.Min(trade.Products.Length, (block + 1) * Block); p++)
            {
                var rows = trade.Rows(period, p);
                for (var at = 0; at < rows.Length; at++) flow[rows.Exporter[at] * n + rows.Importer[at]] = rows.Value[at];
                for (var at = 0; at < rows.Length; at++)
                {
                    int i = rows.Exporter[at], j = rows.Importer[at];
                    // Two-way trade is twice the smaller flow; each pair is met from both sides, or from one where nothing comes back.
                    two[i * n + j] += Math.Min(rows.Value[at], flow[j * n + i]);
                    all[i * n + j] += rows.Value[at];
                }
                for (var at = 0; at < rows.Length; at++) flow[rows.Exporter[at] * n + rows.Importer[at]] = 0;
            }
            parts[block] = (two, all);
        });
        double[] both = new double[n * n], total = new double[n * n];
        foreach (var (two, all) in parts) for (var at = 0; at < n * n; at++) (both[at], total[at]) = (both[at] + two[at], total[at] + all[at]);
        var index = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = total[i * n + j] + total[j * n + i];
                index[i, j] = sum > 0 ? (both[i * n + j] + both[j * n + i]) / sum : 0;
            }
        }
        return index;
    }
}
