using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// How close a product is to what an economy already sells (Hidalgo et al. 2007): <c>d_cp = Σ_q M_cq φ_qp / Σ_q φ_qp</c>, from 0 to 1. The
/// product itself is left out of both sums, so that the figure means the same for a product an economy has and for one it has not.
/// </summary>
public static class ProductDensity
{
    /// <summary>Density of every economy and product: economies × products. One matrix product.</summary>
    /// <param name="specialisation">Who is specialised in what.</param>
    /// <param name="proximity">Products × products, of the same products.</param>
    /// <exception cref="ArgumentException">The proximities are of another number of products.</exception>
    public static DenseMatrix Of(SpecialisationMatrix specialisation, DenseMatrix proximity)
    {
        var count = specialisation.Products;
        if (proximity.Rows != count || proximity.Columns != count) throw new ArgumentException($"{proximity.Rows} × {proximity.Columns} proximities do not fit {count} products", nameof(proximity));
        var total = new double[count];
        for (var q = 0; q < count; q++)
        {
            var row = proximity.Row(q);
            for (var p = 0; p < count; p++) total[p] += row[p];
        }
        var density = MatrixProduct.Multiply(specialisation.Dense(), proximity);
        for (var c = 0; c < density.Rows; c++)
        {
            var row = density.Row(c);
            for (var p = 0; p < count; p++)
            {
                var self = proximity[p, p];
                var rest = total[p] - self;
                row[p] = rest > 1e-12 ? (row[p] - (specialisation[c, p] ? self : 0)) / rest : 0;
            }
        }
        return density;
    }
}
