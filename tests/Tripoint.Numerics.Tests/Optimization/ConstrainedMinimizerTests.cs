using Tripoint.Numerics.Optimization;

namespace Tripoint.Numerics.Tests.Optimization;

public class ConstrainedMinimizerTests
{
    [Fact]
    public void Nocedal_and_Wright_example_12_1_has_its_known_multiplier()
    {
        // min x + y inside the circle of radius √2: (−1, −1) with λ = ½ (there with the constraint 2 − x² − y² ≥ 0).
        var circle = new TestFunctions(
            x => [x[0] + x[1], 2 - (x[0] * x[0]) - (x[1] * x[1])],
            x => [[1, 1], [-2 * x[0], -2 * x[1]]]);
        var found = ConstrainedMinimizer.Minimize(circle, [0.5, 0.2], [-5, -5], [5, 5], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(-1, found.X[0], 1e-5);
        Assert.Equal(-1, found.X[1], 1e-5);
        Assert.Equal(0.5, found.Multipliers[0], 1e-4);
    }

    [Fact]
    public void A_constraint_that_does_not_bind_has_no_price()
    {
        // Hock and Schittkowski (1981), problem 35: min 9 − 8x − 6y − 4z + 2x² + 2y² + z² + 2xy + 2xz, x + y + 2z ≤ 3, all ≥ 0: 1/9 at (4/3, 7/9, 4/9).
        var beale = new TestFunctions(
            x => [9 - (8 * x[0]) - (6 * x[1]) - (4 * x[2]) + (2 * x[0] * x[0]) + (2 * x[1] * x[1]) + (x[2] * x[2]) + (2 * x[0] * x[1]) + (2 * x[0] * x[2]), 3 - x[0] - x[1] - (2 * x[2]), 100 - x[0]],
            x => [[-8 + (4 * x[0]) + (2 * x[1]) + (2 * x[2]), -6 + (4 * x[1]) + (2 * x[0]), -4 + (2 * x[2]) + (2 * x[0])], [-1, -1, -2], [-1, 0, 0]]);
        var found = ConstrainedMinimizer.Minimize(beale, [0.5, 0.5, 0.5], [0, 0, 0], [10, 10, 10], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1 / 9.0, found.Value, 1e-6);
        Assert.Equal(4 / 3.0, found.X[0], 1e-4);
        Assert.Equal(2 / 9.0, found.Multipliers[0], 1e-3);
        Assert.Equal(0, found.Multipliers[1]);
    }

    [Fact]
    public void Constraints_that_contradict_each_other_are_called_infeasible()
    {
        var apart = new TestFunctions(x => [x[0] * x[0], x[0] - 1, -x[0] - 1], x => [[2 * x[0]], [1], [-1]]);
        var found = ConstrainedMinimizer.Minimize(apart, [0.3], [-5], [5], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Infeasible, found.Status);
        Assert.True(found.Violation > 0.5);
    }

    [Fact]
    public void The_least_of_several_functions_is_made_as_large_as_possible()
    {
        // max s with s ≤ f_k: minimise −s. f1 = −(x−1)², f2 = −(x+1)²: x = 0, s = −1, prices one half each.
        var maximin = new TestFunctions(
            x => [-x[1], -((x[0] - 1) * (x[0] - 1)) - x[1], -((x[0] + 1) * (x[0] + 1)) - x[1]],
            x => [[0, -1], [-2 * (x[0] - 1), -1], [-2 * (x[0] + 1), -1]]);
        var found = ConstrainedMinimizer.Minimize(maximin, [3, 0], [-5, -50], [5, 50], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, found.X[0], 1e-4);
        Assert.Equal(-1, found.X[1], 1e-5);
        Assert.Equal(0.5, found.Multipliers[0], 1e-3);
        Assert.Equal(0.5, found.Multipliers[1], 1e-3);
    }

    private sealed class TestFunctions(Func<double[], double[]> values, Func<double[], double[][]> gradients) : VectorFunction
    {
        private double[] _last = [];

        public override int Count { get; } = values(new double[8]).Length;

        public override bool Values(ReadOnlySpan<double> x, Span<double> result)
        {
            _last = x.ToArray();
            values(_last).CopyTo(result);
            return true;
        }

        public override void Gradient(ReadOnlySpan<double> weights, Span<double> gradient)
        {
            var rows = gradients(_last);
            gradient.Clear();
            for (var k = 0; k < rows.Length; k++)
            {
                for (var at = 0; at < gradient.Length; at++) gradient[at] += weights[k] * rows[k][at];
            }
        }
    }
}
