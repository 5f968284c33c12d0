using Tripoint.Numerics.FixedPoints;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Numerics.Tests.FixedPoints;

public class AndersonAccelerationTests
{
    [Fact]
    public void A_linear_map_is_solved_in_as_many_steps_as_it_has_dimensions()
    {
        // In exact arithmetic it is GMRES on I − M (Walker and Ni 2011), which ends after n steps.
        const int n = 12;
        var (map, _) = Contraction(n, 0.95);
        var anderson = new AndersonAcceleration(n, n);
        anderson.Restart();
        double[] x = new double[n], image = new double[n];
        for (var step = 0; step < n + 2; step++)
        {
            map(x, image);
            anderson.Next(x, image);
        }
        map(x, image);
        for (var at = 0; at < n; at++) Assert.Equal(image[at], x[at], 1e-8);
    }

    [Fact]
    public void A_map_that_diverges_by_itself_is_solved()
    {
        const int n = 6;
        double[] x = new double[n], image = new double[n];
        var anderson = new AndersonAcceleration(n, n);
        anderson.Restart();
        for (var step = 0; step < 12; step++)
        {
            for (var at = 0; at < n; at++) image[at] = (-(1.5 + at) * x[at]) + 1;
            anderson.Next(x, image);
        }
        for (var at = 0; at < n; at++) Assert.Equal(1 / (2.5 + at), x[at], 1e-7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Damping_changes_the_way_and_not_the_solution(int depth)
    {
        const int n = 8;
        var (map, _) = Contraction(n, 0.6);
        double[] x = new double[n], image = new double[n];
        var anderson = new AndersonAcceleration(n, depth);
        anderson.Restart();
        for (var step = 0; step < 200; step++)
        {
            map(x, image);
            anderson.Next(x, image, 0.5);
        }
        map(x, image);
        for (var at = 0; at < n; at++) Assert.Equal(image[at], x[at], 1e-10);
    }

    /// <summary>x → M x + b with a random M scaled to a given norm.</summary>
    internal static (Action<double[], double[]> Map, double[] Matrix) Contraction(int n, double norm)
    {
        var random = new RandomStream("tests/contraction", 1);
        double[] matrix = new double[n * n], shift = new double[n];
        for (var at = 0; at < matrix.Length; at++) matrix[at] = random.NextNormal();
        var size = Math.Sqrt(matrix.Sum(v => v * v));
        for (var at = 0; at < matrix.Length; at++) matrix[at] *= norm / size;
        for (var at = 0; at < n; at++) shift[at] = random.NextNormal();
        return ((x, image) =>
        {
            for (var row = 0; row < n; row++)
            {
                image[row] = shift[row];
                for (var column = 0; column < n; column++) image[row] += matrix[(row * n) + column] * x[column];
            }
        }, matrix);
    }
}
