using CsCheck;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Numerics.Tests.LinearAlgebra;

public class SignedBiproportionalFitTests
{
    /// <summary>
    /// A matrix with both signs and attainable sums: those of a scaling of it with the multipliers drawn. Cells are zero or of one order of magnitude: a
    /// negative cell of 1e-8 alone against a whole row converges slower than any limit worth setting.
    /// </summary>
    private static readonly Gen<(double[] A, double[] U, double[] V)> s_feasible =
        from m in Gen.Int[2, 6]
        from n in Gen.Int[2, 6]
        from a in Gen.Int[-60, 200].Select(k => k / 20.0).Array[m * n]
        from r in Gen.Double[0.5, 2].Array[m]
        from s in Gen.Double[0.5, 2].Array[n]
        select Sums(a, r, s);

    [Fact]
    public void Sums_are_met_signs_kept_and_the_defining_form_holds() => s_feasible.Sample(problem =>
    {
        var (a, u, v) = problem;
        int m = u.Length, n = v.Length;
        var fit = SignedBiproportionalFit.Solve(a, u, v, new SignedFitOptions { MaxIterations = 100_000, Tolerance = 1e-11 });

        Assert.Equal(SignedFitStatus.Converged, fit.Status);
        var scale = u.Concat(v).Max(Math.Abs);
        for (var i = 0; i < m; i++) Assert.Equal(u[i], Enumerable.Range(0, n).Sum(j => fit.Values[i * n + j]), 1e-9 * scale);
        for (var j = 0; j < n; j++) Assert.Equal(v[j], Enumerable.Range(0, m).Sum(i => fit.Values[i * n + j]), 1e-9 * scale);
        for (var c = 0; c < a.Length; c++)
        {
            Assert.Equal(Math.Sign(a[c]), Math.Sign(fit.Values[c]));
            double r = fit.RowMultipliers[c / n], s = fit.ColumnMultipliers[c % n];
            Assert.Equal(a[c] >= 0 ? r * a[c] * s : a[c] / (r * s), fit.Values[c], 1e-12 * scale);
        }
    }, iter: 1000);

    [Fact]
    public void A_matrix_that_has_its_sums_already_is_left_alone()
    {
        double[] a = [7, 3, -5, 2, 9, 8];
        var fit = SignedBiproportionalFit.Solve(a, new double[] { 5, 19 }, new double[] { 9, 12, 3 });

        Assert.Equal(SignedFitStatus.Converged, fit.Status);
        for (var c = 0; c < a.Length; c++) Assert.Equal(a[c], fit.Values[c], 1e-10);
    }

    [Fact]
    public void Rows_alone_move_no_more_than_they_missed_where_all_is_positive()
    {
        double[] a = [4, 6, 0, 1, 1, 2];
        var fit = SignedBiproportionalFit.SolveRows(a, new double[] { 11, 4 });

        Assert.Equal(SignedFitStatus.Converged, fit.Status);
        Assert.Equal(11, fit.Values[0] + fit.Values[1], 1e-12);
        Assert.Equal([1.0, 1.0, 2.0], fit.Values[3..]);
        Assert.Equal(1, fit.Values.Zip(a).Sum(p => Math.Abs(p.First - p.Second)), 1e-12);
    }

    [Fact]
    public void A_row_without_positive_entries_cannot_sum_to_a_positive_number() =>
        Assert.Equal(SignedFitStatus.Infeasible, SignedBiproportionalFit.Solve(new double[] { -1, -2, 3, 4 }, new double[] { 5, 7 }, new double[] { 6, 6 }).Status);

    [Fact]
    public void Sums_that_differ_in_total_do_not_converge() =>
        Assert.NotEqual(SignedFitStatus.Converged, SignedBiproportionalFit.Solve(new double[] { 1, 2, 3, 4 }, new double[] { 5, 7 }, new double[] { 6, 9 }).Status);

    private static (double[], double[], double[]) Sums(double[] a, double[] r, double[] s)
    {
        int m = r.Length, n = s.Length;
        // Every row and column has something positive.
        for (var k = 0; k < Math.Max(m, n); k++) a[k % m * n + k % n] = Math.Abs(a[k % m * n + k % n]) + 1;
        double[] u = new double[m], v = new double[n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var x = a[i * n + j] >= 0 ? r[i] * a[i * n + j] * s[j] : a[i * n + j] / (r[i] * s[j]);
                u[i] += x;
                v[j] += x;
            }
        }
        return (a, u, v);
    }
}
