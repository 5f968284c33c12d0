using CsCheck;
using Tripoint.Exposure.Products;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Tests.Exposure.Products;

public class ProductSpaceTests
{
    private static readonly Gen<DenseMatrix> s_exports = Gen.Select(Gen.Int[3, 12], Gen.Int[4, 40])
        .SelectMany((n, p) => Gen.Frequency((2, Gen.Const(0.0)), (3, Gen.Double[0.01, 1000])).Array[n * p].Select(x => new DenseMatrix(n, p, x)));

    [Fact]
    public void Advantage_is_a_ratio_of_shares_by_hand()
    {
        // Economy 0 sells 30 of 40 in product 0; the world sells 40 of 100.
        var rca = RevealedAdvantage.Of(new DenseMatrix(2, 2, [30, 10, 10, 50]));
        Assert.Equal(30.0 / 40 / (40.0 / 100), rca[0, 0], 12);
        Assert.Equal(50.0 / 60 / (60.0 / 100), rca[1, 1], 12);
    }

    [Fact]
    public void Advantages_weighted_by_the_world_average_to_one() => s_exports.Sample(exports =>
    {
        var rca = RevealedAdvantage.Of(exports);
        var total = exports.Values.Sum();
        for (var c = 0; c < exports.Rows; c++)
        {
            if (exports.Row(c).ToArray().Sum() == 0) continue;
            double mean = 0;
            for (var p = 0; p < exports.Columns; p++) mean += rca[c, p] * Enumerable.Range(0, exports.Rows).Sum(k => exports[k, p]) / total;
            Assert.Equal(1, mean, 9);
        }
    }, iter: 100);

    [Fact]
    public void Proximity_is_the_smaller_conditional_probability() => s_exports.Sample(exports =>
    {
        var m = new SpecialisationMatrix(RevealedAdvantage.Of(exports));
        var proximity = ProductProximity.Of(m);
        for (var p = 0; p < m.Products; p++)
        {
            Assert.Equal(proximity.Row(p).ToArray(), ProductProximity.Of(m, p));
            for (var q = 0; q < m.Products; q++)
            {
                double both = Enumerable.Range(0, m.Economies).Count(c => m[c, p] && m[c, q]);
                var expected = m.Ubiquity[p] == 0 || m.Ubiquity[q] == 0 ? 0 : Math.Min(both / m.Ubiquity[p], both / m.Ubiquity[q]);
                Assert.Equal(expected, proximity[p, q], 12);
            }
        }
    }, iter: 50);

    [Fact]
    public void Density_is_one_for_an_economy_that_sells_everything_and_zero_for_none()
    {
        var advantage = new DenseMatrix(4, 3, [2, 2, 2, 0, 0, 0, 2, 0, 2, 0, 2, 2]);
        var m = new SpecialisationMatrix(advantage);
        var proximity = ProductProximity.Of(m);
        var density = ProductDensity.Of(m, proximity);
        for (var p = 0; p < 3; p++)
        {
            Assert.Equal(1, density[0, p], 12);
            Assert.Equal(0, density[1, p], 12);
        }
        // Economy 2 sells products 0 and 2: for product 1, φ_01 + φ_21 over itself.
        Assert.Equal((proximity[0, 1] + proximity[2, 1]) / (proximity[0, 1] + proximity[2, 1]), density[2, 1], 12);
        Assert.Equal(proximity[2, 0] / (proximity[1, 0] + proximity[2, 0]), density[2, 0], 12);
    }

    [Fact]
    public void Complexity_solves_the_eigenproblem_of_the_atlas() => s_exports.Sample(exports =>
    {
        var m = new SpecialisationMatrix(RevealedAdvantage.Of(exports));
        var complexity = EconomicComplexity.Of(m);
        if (!complexity.Converged) return;
        // Recomputed: ECI is a fixed direction of D⁻¹ M U⁻¹ Mᵀ up to the shift of standardising.
        var eci = complexity.Economies;
        var image = new double[m.Economies];
        for (var c = 0; c < m.Economies; c++)
        {
            for (var p = 0; p < m.Products; p++)
            {
                if (!m[c, p]) continue;
                for (var k = 0; k < m.Economies; k++) if (m[k, p]) image[c] += eci[k] / m.Ubiquity[p] / m.Diversity[c];
            }
        }
        // With eci = (v − μ)/s and T 1 = 1: T eci = λ eci + (λ − 1) μ/s, a line with slope λ.
        var known = Enumerable.Range(0, m.Economies).Where(c => !double.IsNaN(eci[c])).ToArray();
        var shift = known.Average(c => image[c] - complexity.Eigenvalue * eci[c]);
        foreach (var c in known) Assert.Equal(complexity.Eigenvalue * eci[c] + shift, image[c], 6);
        Assert.Equal(0, known.Average(c => eci[c]), 9);
        Assert.Equal(1, known.Average(c => eci[c] * eci[c]), 6);
    }, iter: 60);

    [Fact]
    public void A_nested_world_ranks_by_diversity_and_rarity()
    {
        // Economy c sells products 0 … c: the most diverse sells the rarest.
        const int N = 8;
        var advantage = new DenseMatrix(N, N);
        for (var c = 0; c < N; c++) for (var p = 0; p <= c; p++) advantage[c, p] = 2;
        var complexity = EconomicComplexity.Of(new SpecialisationMatrix(advantage));
        Assert.True(complexity.Converged);
        for (var c = 1; c < N; c++) Assert.True(complexity.Economies[c] > complexity.Economies[c - 1]);
        for (var p = 1; p < N; p++) Assert.True(complexity.Products[p] > complexity.Products[p - 1]);
    }
}
