using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Numerics.Randomness;
using Tripoint.Numerics.Regression;

namespace Tripoint.Numerics.Tests.Regression;

public class TwoWayPoissonTests
{
    private const int N = 25;

    private static (DenseMatrix Y, DenseMatrix[] Z, bool[] Uses) Simulated(ulong seed, double noise)
    {
        var stream = new RandomStream("test/ppml", seed);
        double[] a = [.. Enumerable.Range(0, N).Select(_ => stream.NextNormal())], b = [.. Enumerable.Range(0, N).Select(_ => stream.NextNormal())];
        DenseMatrix y = new(N, N), distance = new(N, N), border = new(N, N);
        var uses = new bool[N * N];
        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < N; j++)
            {
                distance[i, j] = 7 + stream.NextNormal();
                border[i, j] = stream.NextUniform() < 0.1 ? 1 : 0;
                y[i, j] = Math.Exp(a[i] + b[j] - 0.9 * distance[i, j] + 0.4 * border[i, j] + noise * stream.NextNormal());
                uses[i * N + j] = i != j;
            }
        }
        return (y, [distance, border], uses);
    }

    [Fact]
    public void The_truth_is_found_where_there_is_no_noise()
    {
        var (y, z, uses) = Simulated(1, 0);
        var fit = TwoWayPoisson.Fit(y, z, uses);
        Assert.True(fit.Converged);
        Assert.Equal(-0.9, fit.Coefficients[0], 7);
        Assert.Equal(0.4, fit.Coefficients[1], 7);
        for (var at = 0; at < N * N; at++) if (uses[at]) Assert.Equal(1, fit.Mean.Values[at] / y.Values[at], 6);
    }

    [Fact]
    public void The_likelihood_equations_hold_at_the_answer()
    {
        var (y, z, uses) = Simulated(2, 0.8);
        var fit = TwoWayPoisson.Fit(y, z, uses);
        Assert.True(fit.Converged);
        Assert.InRange(fit.Residual, 0, 1e-8);
        for (var i = 0; i < N; i++)
        {
            double row = 0, fitted = 0, column = 0, fittedColumn = 0;
            for (var j = 0; j < N; j++)
            {
                if (i == j) continue;
                (row, fitted, column, fittedColumn) = (row + y[i, j], fitted + fit.Mean[i, j], column + y[j, i], fittedColumn + fit.Mean[j, i]);
            }
            Assert.Equal(1, fitted / row, 9);
            Assert.Equal(1, fittedColumn / column, 9);
        }
    }

    [Fact]
    public void Zeros_are_data_and_an_empty_row_is_fitted_with_zero()
    {
        var (y, z, uses) = Simulated(3, 0.5);
        for (var j = 0; j < N; j++) y[4, j] = 0;
        y[7, 8] = 0;
        var fit = TwoWayPoisson.Fit(y, z, uses);
        Assert.True(fit.Converged);
        Assert.All(fit.Mean.Row(4).ToArray(), m => Assert.Equal(0, m));
        Assert.True(fit.Mean[7, 8] > 0);
    }

    [Fact]
    public void Two_regressors_that_say_the_same_are_not_told_apart() =>
        Assert.False(TwoWayPoisson.Fit(Simulated(4, 0.1).Y, [new DenseMatrix(N, N), new DenseMatrix(N, N)], Simulated(4, 0.1).Uses).Converged);
}
