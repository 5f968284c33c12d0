using CsCheck;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Numerics.Tests.LinearAlgebra;

public class BiproportionalFitTests
{
    private static readonly Gen<(int M, int N, double[] Prior, double[] Target)> s_problems =
        from m in Gen.Int[1, 8]
        from n in Gen.Int[1, 8]
        from prior in Gen.Double[0.01, 100].Array[m * n]
        from target in Gen.Double[0.01, 100].Array[m * n]
        select (m, n, prior, target);

    [Fact]
    public void A_positive_prior_meets_any_totals_of_equal_sum() => s_problems.Sample(p =>
    {
        var (rows, columns) = Totals(p.Target, p.M, p.N);
        var fit = BiproportionalFit.Solve(p.Prior, rows, columns);
        Assert.Equal(BiproportionalFitStatus.Converged, fit.Status);
        Assert.Empty(fit.Infeasibility);
        var (fittedRows, fittedColumns) = Totals(fit.Values, p.M, p.N);
        for (var i = 0; i < p.M; i++) Assert.Equal(rows[i], fittedRows[i], 1e-9 * rows[i]);
        for (var j = 0; j < p.N; j++) Assert.Equal(columns[j], fittedColumns[j], 1e-9 * columns[j]);
    });

    [Fact]
    public void The_answer_is_the_prior_times_row_and_column_factors() => s_problems.Sample(p =>
    {
        var (rows, columns) = Totals(p.Target, p.M, p.N);
        var fit = BiproportionalFit.Solve(p.Prior, rows, columns);
        for (var i = 0; i < p.M; i++)
        {
            for (var j = 0; j < p.N; j++)
            {
                var value = fit.Values[i * p.N + j];
                Assert.Equal(fit.RowFactors[i] * p.Prior[i * p.N + j] * fit.ColumnFactors[j], value, 1e-9 * value);
            }
        }
    });

    [Fact]
    public void No_other_matrix_with_these_totals_is_closer_to_the_prior_in_information() => s_problems.Sample(p =>
    {
        // Moving along a rectangle keeps all totals; at the minimum of Σ x ln(x/a) − x the directional derivative is zero.
        if (p.M < 2 || p.N < 2) return;
        var (rows, columns) = Totals(p.Target, p.M, p.N);
        var x = BiproportionalFit.Solve(p.Prior, rows, columns).Values;
        double Slope(int i, int j) => Math.Log(x[i * p.N + j] / p.Prior[i * p.N + j]);
        Assert.Equal(0, Slope(0, 0) - Slope(0, 1) - Slope(1, 0) + Slope(1, 1), 1e-8);
    });

    [Fact]
    public void A_prior_that_meets_its_totals_is_left_as_it_is()
    {
        double[] prior = [1, 2, 3, 4];
        var fit = BiproportionalFit.Solve(prior, [3, 7], [4, 6]);
        Assert.Equal(prior, fit.Values);
        Assert.Equal(1, fit.Iterations);
    }

    [Fact]
    public void Zeros_stay_zero_and_zero_totals_empty_their_lines()
    {
        var fit = BiproportionalFit.Solve([0, 2, 3, 4, 5, 6, 7, 8, 9], [4, 6, 0], [5, 5, 0]);
        Assert.True(fit.Converged);
        Assert.Equal(0, fit.Values[0]);
        Assert.All([2, 5, 6, 7, 8], at => Assert.Equal(0, fit.Values[at]));
        Assert.Equal(4, fit.Values[1], 1e-9);
    }

    [Fact]
    public void Totals_that_differ_in_sum_are_infeasible()
    {
        var fit = BiproportionalFit.Solve([1, 1], [2], [1, 2]);
        Assert.Equal(BiproportionalFitStatus.TotalsDiffer, fit.Status);
        Assert.Contains("differ in sum", fit.Infeasibility, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_support_is_named()
    {
        var fit = BiproportionalFit.Solve([1, 1, 0, 0], [1, 1], [1, 1]);
        Assert.Equal((BiproportionalFitStatus.RowWithoutSupport, 1), (fit.Status, fit.Row));
        Assert.Contains("row 1", fit.Infeasibility, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_support_is_named()
    {
        var fit = BiproportionalFit.Solve([1, 0, 1, 0], [1, 1], [1, 1]);
        Assert.Equal((BiproportionalFitStatus.ColumnWithoutSupport, 1), (fit.Status, fit.Column));
        Assert.Contains("column 1", fit.Infeasibility, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_that_make_the_totals_impossible_end_without_convergence_and_name_a_row()
    {
        // Rows 0 and 1 can only sell to column 0, whose total is smaller than theirs together.
        var fit = BiproportionalFit.Solve([1, 0, 1, 0, 1, 1], [2, 2, 1], [3, 2], new BiproportionalFitOptions { MaxIterations = 500 });
        Assert.Equal(BiproportionalFitStatus.NotConverged, fit.Status);
        Assert.InRange(fit.Row, 0, 2);
        Assert.Contains("impossible", fit.Infeasibility, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    public void A_prior_or_total_that_is_no_quantity_is_refused(double bad)
    {
        Assert.Throws<ArgumentException>(() => BiproportionalFit.Solve([bad], [1], [1]));
        Assert.Throws<ArgumentException>(() => BiproportionalFit.Solve([1], [bad], [1]));
        Assert.Throws<ArgumentException>(() => BiproportionalFit.Solve([1], [1], [bad]));
    }

    [Fact]
    public void A_prior_of_the_wrong_length_is_refused() => Assert.Throws<ArgumentException>(() => BiproportionalFit.Solve([1, 2, 3], [1, 1], [1, 1]));

    private static (double[] Rows, double[] Columns) Totals(double[] x, int m, int n)
    {
        double[] rows = new double[m], columns = new double[n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                rows[i] += x[i * n + j];
                columns[j] += x[i * n + j];
            }
        }
        return (rows, columns);
    }
}
