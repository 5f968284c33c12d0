using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Numerics.Tests.LinearAlgebra;

public class LeadingEigenvectorTests
{
    [Fact]
    public void A_known_two_by_two_matrix()
    {
        // [2 1; 1 2] has value 3 along (1, 1).
        var found = LeadingEigenvector.Find(new DenseMatrix(2, 2, [2, 1, 1, 2]), [1, 0]);
        Assert.True(found.Converged);
        Assert.Equal(3, found.Value, 12);
        Assert.All(found.Vector, x => Assert.Equal(Math.Sqrt(0.5), x, 10));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    public void A_random_Gram_matrix_is_mapped_along_the_vector(int n)
    {
        var stream = new RandomStream("test/eigen", 7);
        var b = new DenseMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => stream.NextNormal())]);
        var a = MatrixProduct.Multiply(b, b.Transposed());
        var found = LeadingEigenvector.Find(a, [.. Enumerable.Range(0, n).Select(_ => stream.NextNormal())], 1e-10);
        Assert.True(found.Converged);
        var image = MatrixProduct.Multiply(a, new DenseMatrix(n, 1, found.Vector)).Values;
        for (var at = 0; at < n; at++) Assert.Equal(found.Value * found.Vector[at], image[at], 6);
        // It is the largest: no Rayleigh quotient exceeds it.
        for (var draw = 0; draw < 50; draw++)
        {
            var x = new DenseMatrix(n, 1, [.. Enumerable.Range(0, n).Select(_ => stream.NextNormal())]);
            var y = MatrixProduct.Multiply(a, x);
            Assert.True(x.Values.Zip(y.Values, (p, q) => p * q).Sum() / x.Values.Sum(v => v * v) <= found.Value * (1 + 1e-9));
        }
    }

    [Fact]
    public void Common_bits_are_counted_for_any_width()
    {
        var stream = new RandomStream("test/bits", 3);
        foreach (var columns in new[] { 5, 64, 200, 256, 300 })
        {
            var bits = new BitRows(9, columns);
            var plain = new bool[9, columns];
            for (var r = 0; r < 9; r++) for (var c = 0; c < columns; c++) bits[r, c] = plain[r, c] = stream.NextUniform() < 0.4;
            var counts = new double[9];
            for (var r = 0; r < 9; r++)
            {
                bits.CountCommon(r, counts);
                for (var o = 0; o < 9; o++) Assert.Equal(Enumerable.Range(0, columns).Count(c => plain[r, c] && plain[o, c]), counts[o]);
                Assert.Equal(counts[r], bits.Count(r));
            }
        }
    }
}
