using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Economic and product complexity (Hidalgo and Hausmann 2009; Hausmann et al. 2014, "The atlas of economic complexity"). The ECI is the
/// eigenvector of the second largest eigenvalue of <c>D⁻¹ M U⁻¹ Mᵀ</c> (economies × economies: a few hundred, where others take the product
/// side), D diversity, U ubiquity; the PCI is <c>U⁻¹ Mᵀ ECI</c>. Both are brought to mean 0 and standard deviation 1 (over the economies and
/// products that have any), and signed so that complexity goes with diversity.
/// </summary>
/// <remarks>
/// Solved through the symmetric <c>S = D^−½ M U⁻¹ Mᵀ D^−½</c>, whose first eigenvector is known, D^½ 1 with value 1, and taken out. Trade data
/// show what is exported, not what is produced, nor who adds the value.
/// </remarks>
public sealed record EconomicComplexity
{
    /// <summary>N complexities of economies; NaN for one specialised in nothing.</summary>
    public required double[] Economies { get; init; }

    /// <summary>P complexities of products; NaN for one nobody is specialised in.</summary>
    public required double[] Products { get; init; }

    /// <summary>The second eigenvalue.</summary>
    public required double Eigenvalue { get; init; }

    /// <summary>‖S v − λ v‖ / λ of the answer.</summary>
    public required double Residual { get; init; }

    /// <summary>Whether the residual is below 1e-9: a value that hardly stands out from the next gives no ranking.</summary>
    public bool Converged => Residual <= 1e-9;

    /// <summary>Complexity of every economy and product.</summary>
    public static EconomicComplexity Of(SpecialisationMatrix specialisation)
    {
        int n = specialisation.Economies, count = specialisation.Products;
        var side = Side(specialisation);
        var root = specialisation.Diversity.Select(d => Math.Sqrt(d)).ToArray();
        double links = specialisation.Diversity.Sum();
        for (var a = 0; a < n; a++)
        {
            // S less its first eigenvector: D^½ 1 / √Σd.
            for (var b = 0; b < n; b++)
                side[a, b] = root[a] > 0 && root[b] > 0 ? side[a, b] / (root[a] * root[b]) - root[a] * root[b] / links : 0;
        }
        var start = new double[n];
        for (var c = 0; c < n; c++) start[c] = root[c] > 0 ? Math.Cos(1 + 2.0 * c) + root[c] : 0;
        var found = LeadingEigenvector.Find(side, start, 1e-12);
        var economies = new double[n];
        for (var c = 0; c < n; c++) economies[c] = root[c] > 0 ? found.Vector[c] / root[c] : double.NaN;
        if (Correlation(economies, specialisation.Diversity) < 0) for (var c = 0; c < n; c++) economies[c] = -economies[c];
        var products = new double[count];
        for (var p = 0; p < count; p++)
        {
            double sum = 0;
            for (var c = 0; c < n; c++) if (specialisation[c, p]) sum += economies[c];
            products[p] = specialisation.Ubiquity[p] > 0 ? sum / specialisation.Ubiquity[p] : double.NaN;
        }
        Standardise(economies);
        Standardise(products);
        return new EconomicComplexity { Economies = economies, Products = products, Eigenvalue = found.Value, Residual = found.Residual };
    }

    /// <summary>M U⁻¹ Mᵀ: one sum over products of the pairs of economies specialised in each.</summary>
    private static DenseMatrix Side(SpecialisationMatrix specialisation)
    {
        int n = specialisation.Economies, count = specialisation.Products;
        // M scaled by 1/√u on both sides: a matrix product instead of a walk over pairs.
        var scaled = specialisation.Dense();
        var scale = specialisation.Ubiquity.Select(u => u > 0 ? 1 / Math.Sqrt(u) : 0).ToArray();
        for (var c = 0; c < n; c++)
        {
            var row = scaled.Row(c);
            for (var p = 0; p < count; p++) row[p] *= scale[p];
        }
        return MatrixProduct.Multiply(scaled, scaled.Transposed());
    }

    private static double Correlation(double[] values, int[] diversity)
    {
        double mean = 0, known = 0, sum = 0;
        for (var c = 0; c < values.Length; c++)
        {
            if (double.IsNaN(values[c])) continue;
            mean += diversity[c];
            known++;
        }
        mean /= Math.Max(1, known);
        for (var c = 0; c < values.Length; c++) if (!double.IsNaN(values[c])) sum += values[c] * (diversity[c] - mean);
        return sum;
    }

    private static void Standardise(double[] values)
    {
        double sum = 0, squares = 0, known = 0;
        foreach (var value in values.Where(v => !double.IsNaN(v))) (sum, known) = (sum + value, known + 1);
        if (known == 0) return;
        var mean = sum / known;
        foreach (var value in values.Where(v => !double.IsNaN(v))) squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / known);
        for (var at = 0; at < values.Length; at++) values[at] = deviation > 0 ? (values[at] - mean) / deviation : values[at] - mean;
    }
}
