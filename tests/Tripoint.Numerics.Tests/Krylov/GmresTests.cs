using Tripoint.Numerics.Krylov;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Numerics.Tests.Krylov;

public class GmresTests
{
    [Theory]
    [InlineData(30, 30)]
    [InlineData(30, 7)]
    [InlineData(1, 1)]
    public void The_residual_recomputed_is_the_one_promised(int n, int depth)
    {
        var random = new RandomStream("tests/gmres", 2);
        double[] matrix = new double[n * n], b = new double[n], x = new double[n], left = new double[n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++) matrix[(row * n) + column] = 0.08 * random.NextNormal();
            matrix[(row * n) + row] += 1;
            b[row] = random.NextNormal();
        }
        void Product(ReadOnlySpan<double> v, Span<double> result)
        {
            for (var row = 0; row < n; row++)
            {
                result[row] = 0;
                for (var column = 0; column < n; column++) result[row] += matrix[(row * n) + column] * v[column];
            }
        }

        var (converged, products, residual) = new Gmres(n, depth).Solve(Product, b, x, 1e-11, 400);
        Assert.True(converged);
        Assert.InRange(products, 1, 400);
        Product(x, left);
        var gap = Math.Sqrt(left.Zip(b, (l, r) => (l - r) * (l - r)).Sum()) / Math.Sqrt(b.Sum(v => v * v));
        Assert.True(gap <= 2e-11);
        Assert.Equal(gap, residual, 1e-11);
    }

    [Fact]
    public void Nothing_asked_is_nothing_answered()
    {
        double[] x = [3, 4];
        var (converged, products, _) = new Gmres(2, 2).Solve((v, result) => v.CopyTo(result), [0, 0], x, 1e-10, 10);
        Assert.True(converged);
        Assert.Equal(0, products);
        Assert.Equal([0, 0], x);
    }

    [Fact]
    public void A_singular_system_that_cannot_be_solved_is_reported()
    {
        var (converged, _, residual) = new Gmres(2, 2).Solve((v, result) => (result[0], result[1]) = (v[0], 0), [1, 1], new double[2], 1e-10, 10);
        Assert.False(converged);
        Assert.True(residual > 0.1);
    }
}
