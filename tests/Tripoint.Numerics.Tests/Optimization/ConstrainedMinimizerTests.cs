using CsCheck;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Numerics.Tests.Optimization;

/// <summary>Both searches under constraints, on the same problems.</summary>
public class ConstrainedMinimizerTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Nocedal_and_Wright_example_12_1_has_its_known_multiplier(bool sequential)
    {
        // min x + y inside the circle of radius √2: (−1, −1) with λ = ½ (there with the constraint 2 − x² − y² ≥ 0).
        var circle = new TestFunctions(
            x => [x[0] + x[1], 2 - (x[0] * x[0]) - (x[1] * x[1])],
            x => [[1, 1], [-2 * x[0], -2 * x[1]]]);
        var found = Minimize(sequential, circle, [0.5, 0.2], [-5, -5], [5, 5]);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(-1, found.X[0], 1e-5);
        Assert.Equal(-1, found.X[1], 1e-5);
        Assert.Equal(0.5, found.Multipliers[0], 1e-4);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_constraint_that_does_not_bind_has_no_price(bool sequential)
    {
        // Hock and Schittkowski (1981), problem 35: min 9 − 8x − 6y − 4z + 2x² + 2y² + z² + 2xy + 2xz, x + y + 2z ≤ 3, all ≥ 0: 1/9 at (4/3, 7/9, 4/9).
        var beale = new TestFunctions(
            x => [9 - (8 * x[0]) - (6 * x[1]) - (4 * x[2]) + (2 * x[0] * x[0]) + (2 * x[1] * x[1]) + (x[2] * x[2]) + (2 * x[0] * x[1]) + (2 * x[0] * x[2]), 3 - x[0] - x[1] - (2 * x[2]), 100 - x[0]],
            x => [[-8 + (4 * x[0]) + (2 * x[1]) + (2 * x[2]), -6 + (4 * x[1]) + (2 * x[0]), -4 + (2 * x[2]) + (2 * x[0])], [-1, -1, -2], [-1, 0, 0]]);
        var found = Minimize(sequential, beale, [0.5, 0.5, 0.5], [0, 0, 0], [10, 10, 10]);
        Assert.Equal(1 / 9.0, found.Value, 1e-6);
        Assert.Equal(4 / 3.0, found.X[0], 1e-4);
        Assert.Equal(2 / 9.0, found.Multipliers[0], 1e-3);
        Assert.Equal(0, found.Multipliers[1]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Constraints_that_contradict_each_other_are_called_infeasible(bool sequential)
    {
        var apart = new TestFunctions(x => [x[0] * x[0], x[0] - 1, -x[0] - 1], x => [[2 * x[0]], [1], [-1]]);
        var found = Minimize(sequential, apart, [0.3], [-5], [5]);
        Assert.Equal(MinimizeStatus.Infeasible, found.Status);
        Assert.True(found.Violation > 0.5);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_least_of_several_functions_is_made_as_large_as_possible(bool sequential)
    {
        // max s with s ≤ f_k: minimise −s. f1 = −(x−1)², f2 = −(x+1)²: x = 0, s = −1, prices one half each.
        var maximin = new TestFunctions(
            x => [-x[1], -((x[0] - 1) * (x[0] - 1)) - x[1], -((x[0] + 1) * (x[0] + 1)) - x[1]],
            x => [[0, -1], [-2 * (x[0] - 1), -1], [-2 * (x[0] + 1), -1]]);
        var found = Minimize(sequential, maximin, [3, 0], [-5, -50], [5, 50]);
        Assert.Equal(0, found.X[0], 1e-4);
        Assert.Equal(-1, found.X[1], 1e-5);
        Assert.Equal(0.5, found.Multipliers[0], 1e-3);
        Assert.Equal(0.5, found.Multipliers[1], 1e-3);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_Rosen_Suzuki_problem_has_its_known_answer(bool sequential)
    {
        // Hock and Schittkowski (1981), problem 43: −44 at (0, 1, 2, −1); the first and the third constraint bind, with prices 1 and 2.
        var rosen = new TestFunctions(
            x =>
            [
                (x[0] * x[0]) + (x[1] * x[1]) + (2 * x[2] * x[2]) + (x[3] * x[3]) - (5 * x[0]) - (5 * x[1]) - (21 * x[2]) + (7 * x[3]),
                8 - (x[0] * x[0]) - (x[1] * x[1]) - (x[2] * x[2]) - (x[3] * x[3]) - x[0] + x[1] - x[2] + x[3],
                10 - (x[0] * x[0]) - (2 * x[1] * x[1]) - (x[2] * x[2]) - (2 * x[3] * x[3]) + x[0] + x[3],
                5 - (2 * x[0] * x[0]) - (x[1] * x[1]) - (x[2] * x[2]) - (2 * x[0]) + x[1] + x[3],
            ],
            x =>
            [
                [(2 * x[0]) - 5, (2 * x[1]) - 5, (4 * x[2]) - 21, (2 * x[3]) + 7],
                [(-2 * x[0]) - 1, (-2 * x[1]) + 1, (-2 * x[2]) - 1, (-2 * x[3]) + 1],
                [(-2 * x[0]) + 1, -4 * x[1], -2 * x[2], (-4 * x[3]) + 1],
                [(-4 * x[0]) - 2, (-2 * x[1]) + 1, -2 * x[2], 1],
            ]);
        var found = Minimize(sequential, rosen, [0, 0, 0, 0], [-9, -9, -9, -9], [9, 9, 9, 9]);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(-44, found.Value, 1e-5);
        Assert.Equal(1, found.Multipliers[0], 1e-2);
        Assert.Equal(0, found.Multipliers[1], 1e-6);
        Assert.Equal(2, found.Multipliers[2], 1e-2);
    }

    [Fact]
    public void First_order_conditions_hold_wherever_a_search_by_steps_says_that_it_converged() =>
        Gen.Select(Gen.Double[-1, 1].Array[6], Gen.Double[-1, 1].Array[6].Array[4], Gen.Double[0.05, 1].Array[4], Gen.Double[0, 2].Array[6]).Sample((goal, rows, room, bend) =>
        {
            // A goal that is linear or bends a little, four conditions that the origin keeps with room to spare, some of them curved.
            var problem = new TestFunctions(
                x => [x.Take(6).Select((v, at) => (goal[at] * v) + (0.1 * bend[at] * v * v)).Sum(), .. rows.Select((row, k) => room[k] + row.Select((a, at) => (a * x[at]) - (0.2 * k * x[at] * x[at])).Sum())],
                x => [[.. goal.Select((g, at) => g + (0.2 * bend[at] * x[at]))], .. rows.Select((row, k) => row.Select((a, at) => a - (0.4 * k * x[at])).ToArray())]);
            double[] low = [-1, -1, -1, -1, -1, -1], high = [1, 1, 1, 1, 1, 1];
            var found = Minimize(true, problem, new double[6], low, high);
            Assert.Equal(MinimizeStatus.Converged, found.Status);
            Assert.InRange(found.Violation, 0, 1e-7);
            double[] slope = new double[6], weights = [1, .. found.Multipliers.Select(m => -m)];
            problem.Values(found.X, new double[5]);
            problem.Gradient(weights, slope);
            Assert.All(found.Multipliers.Zip(found.Constraints), pair => Assert.InRange(pair.First * Math.Abs(pair.Second), 0, 1e-4));
            Assert.InRange(BoundedMinimizer.ProjectedGradient(found.X, slope, low, high), 0, 1e-3);
        }, iter: 100);

    private static ConstrainedResult Minimize(bool sequential, VectorFunction function, double[] start, double[] low, double[] high) => sequential
        ? SequentialQuadratic.Minimize(function, start, low, high, cancellation: TestContext.Current.CancellationToken)
        : ConstrainedMinimizer.Minimize(function, start, low, high, cancellation: TestContext.Current.CancellationToken);

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
