using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// How likely an economy that is specialised in one product is so in another as well (Hidalgo et al. 2007, "The product space conditions the
/// development of nations"): <c>φ_pq = min(P(p | q), P(q | p)) = Σ_c M_cp M_cq / max(u_p, u_q)</c>, with u the ubiquity. From 0 to 1,
/// symmetric, 1 on the diagonal; 0 for a product in which nobody is specialised.
/// </summary>
public static class ProductProximity
{
    /// <summary>Proximities of all pairs: products × products. 200 MB for 5,000 products.</summary>
    public static DenseMatrix Of(SpecialisationMatrix specialisation)
    {
        var count = specialisation.Products;
        var proximity = new DenseMatrix(count, count);
        var inverse = specialisation.Ubiquity.Select(u => u > 0 ? 1.0 / u : 0).ToArray();
        Parallel.For(0, count, p => Fill(specialisation, inverse, p, proximity.Row(p)));
        return proximity;
    }

    /// <summary>Proximities of one product to all.</summary>
    public static double[] Of(SpecialisationMatrix specialisation, int product)
    {
        var row = new double[specialisation.Products];
        Fill(specialisation, [.. specialisation.Ubiquity.Select(u => u > 0 ? 1.0 / u : 0)], product, row);
        return row;
    }

    private static void Fill(SpecialisationMatrix specialisation, double[] inverse, int p, Span<double> row)
    {
        specialisation.ByProduct.CountCommon(p, row);
        var own = inverse[p];
        for (var q = 0; q < row.Length; q++) row[q] *= Math.Min(own, inverse[q]);
    }
}
