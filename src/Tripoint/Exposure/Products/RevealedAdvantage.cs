using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Revealed comparative advantage (Balassa 1965, "Trade liberalisation and 'revealed' comparative advantage"): a product's share in an
/// economy's exports over its share in the world's, <c>RCA_cp = (x_cp / x_c) / (x_p / x)</c>. Above 1: the economy sells more of it than the
/// world does on average.
/// </summary>
public static class RevealedAdvantage
{
    /// <summary>RCA of every economy and product; 0 where there are no exports.</summary>
    /// <param name="exports">Economies × products, any one unit of value.</param>
    public static DenseMatrix Of(DenseMatrix exports)
    {
        double[] economy = new double[exports.Rows], product = new double[exports.Columns];
        double world = 0;
        for (var c = 0; c < exports.Rows; c++)
        {
            var row = exports.Row(c);
            for (var p = 0; p < row.Length; p++)
            {
                economy[c] += row[p];
                product[p] += row[p];
            }
            world += economy[c];
        }
        var advantage = new DenseMatrix(exports.Rows, exports.Columns);
        for (var c = 0; c < exports.Rows; c++)
        {
            if (economy[c] == 0) continue;
            Span<double> from = exports.Row(c), to = advantage.Row(c);
            var scale = world / economy[c];
            for (var p = 0; p < from.Length; p++) if (from[p] > 0) to[p] = from[p] / product[p] * scale;
        }
        return advantage;
    }
}
