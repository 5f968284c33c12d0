using CsCheck;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Numerics.Tests.Optimization;

public class BoundedMinimizerTests
{
    [Fact]
    public void Rosenbrocks_valley_is_followed_to_its_end()
    {
        var n = 20;
        var start = Enumerable.Range(0, n).Select(at => at % 2 == 0 ? -1.2 : 1.0).ToArray();
        var found = BoundedMinimizer.Minimize(TestFunction.Rosenbrock(), start, Filled(n, double.NegativeInfinity), Filled(n, double.PositiveInfinity), new BoundedOptions { Tolerance = 1e-18 }, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.All(found.X, x => Assert.Equal(1, x, 1e-6));
    }

    [Fact]
    public void A_bound_that_cuts_the_valley_holds_and_the_conditions_hold_there()
    {
        // Lowest for x1 ≤ 0.5: x2 = 0.25.
        var found = BoundedMinimizer.Minimize(TestFunction.Rosenbrock(), [-1.2, 1], [-2, -2], [0.5, 2], new BoundedOptions { Tolerance = 1e-18 }, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, found.X[0]);
        Assert.Equal(0.25, found.X[1], 1e-7);
        Assert.True(found.Gradient[0] < 0);
        Assert.True(found.ProjectedGradient < 1e-6);
    }

    [Fact]
    public void Convex_quadratics_within_bounds_satisfy_the_first_order_conditions()
    {
        var cases = from n in Gen.Int[1, 12]
                    from a in Gen.Double[-1, 1].Array[n * n]
                    from b in Gen.Double[-3, 3].Array[n]
                    from low in Gen.Double[-1, 0].Array[n]
                    from width in Gen.Double[0, 2].Array[n]
                    select (n, a, b, low, high: low.Zip(width, (l, w) => l + w).ToArray());
        cases.Sample(
            c =>
            {
                // ½ |A x|² + ½·0.1 |x|² − b x
                var function = new TestFunction(
                    x => (0.5 * Rows(c.n, c.a, x).Sum(v => v * v)) + (0.05 * x.Sum(v => v * v)) - x.Zip(c.b, (p, q) => p * q).Sum(),
                    x =>
                    {
                        var r = Rows(c.n, c.a, x);
                        return [.. Enumerable.Range(0, c.n).Select(k => Enumerable.Range(0, c.n).Sum(row => c.a[(row * c.n) + k] * r[row]) + (0.1 * x[k]) - c.b[k])];
                    });
                var found = BoundedMinimizer.Minimize(function, new double[c.n], c.low, c.high, new BoundedOptions { Tolerance = 1e-16 });
                return found.ProjectedGradient < 1e-5 && found.X.Zip(c.low, (x, l) => x >= l).All(ok => ok) && found.X.Zip(c.high, (x, h) => x <= h).All(ok => ok);
            },
            iter: 300);
    }

    [Fact]
    public void Bounds_that_cross_are_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => BoundedMinimizer.Minimize(TestFunction.Rosenbrock(), [0, 0], [1, 0], [0, 1], cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("variable 0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_evaluation_limit_ends_a_search_and_says_so()
    {
        var found = BoundedMinimizer.Minimize(TestFunction.Rosenbrock(), [-1.2, 1], [-5, -5], [5, 5], new BoundedOptions { EvaluationLimit = 5 }, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.EvaluationLimit, found.Status);
        Assert.Equal(5, found.Evaluations);
    }

    private static double[] Rows(int n, double[] a, double[] x) => [.. Enumerable.Range(0, n).Select(row => Enumerable.Range(0, n).Sum(k => a[(row * n) + k] * x[k]))];

    private static double[] Filled(int n, double value) => [.. Enumerable.Repeat(value, n)];
}
