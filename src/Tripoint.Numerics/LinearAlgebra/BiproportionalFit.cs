using System.Runtime.CompilerServices;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// Biproportional fitting (RAS, iterative proportional fitting): finds x_ij = r_i a_ij s_j with given row and column totals. Among all
/// non-negative matrices with these totals it is the one that minimises Σ x ln(x/a); it keeps every zero of the prior.
/// Source: Bacharach (1965), "Estimating nonnegative matrices from marginal data", International Economic Review 6(3); Miller and Blair
/// (2009), Input-Output Analysis, section 7.4.
/// </summary>
public static class BiproportionalFit
{
    /// <summary>Fits a prior to its totals.</summary>
    /// <param name="prior">a, m × n row-major, finite and not negative.</param>
    /// <param name="rowTotals">The m totals of the rows, finite and not negative.</param>
    /// <param name="columnTotals">The n totals of the columns, finite and not negative; their sum is that of the row totals.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a value is negative or not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BiproportionalFitResult Solve(
        ReadOnlySpan<double> prior, ReadOnlySpan<double> rowTotals, ReadOnlySpan<double> columnTotals, BiproportionalFitOptions? options = null)
    {
        options ??= new BiproportionalFitOptions();
        int m = rowTotals.Length, n = columnTotals.Length;
        if (prior.Length != m * n) throw new ArgumentException($"The prior has {prior.Length} values; {m} × {n} are needed.", nameof(prior));
        Check(prior, nameof(prior));
        Check(rowTotals, nameof(rowTotals));
        Check(columnTotals, nameof(columnTotals));

        double[] x = prior.ToArray(), r = new double[m], s = new double[n];
        double rowSum = Sum(rowTotals), columnSum = Sum(columnTotals);
        if (Math.Abs(rowSum - columnSum) > options.Tolerance * Math.Max(rowSum, columnSum))
            return Refused(BiproportionalFitStatus.TotalsDiffer, -1, -1, Math.Abs(rowSum - columnSum) / Math.Max(rowSum, columnSum));
        for (var i = 0; i < m; i++)
        {
            if (rowTotals[i] > 0 && !Supported(x.AsSpan(i * n, n), columnTotals)) return Refused(BiproportionalFitStatus.RowWithoutSupport, i, -1, 1);
        }
        for (var j = 0; j < n; j++)
        {
            if (columnTotals[j] > 0 && !ColumnSupported(x, rowTotals, n, j)) return Refused(BiproportionalFitStatus.ColumnWithoutSupport, -1, j, 1);
        }

        Array.Fill(r, 1.0);
        Array.Fill(s, 1.0);
        var columns = new double[n];
        var worst = (Residual: double.PositiveInfinity, Row: -1);
        for (var iteration = 1; iteration <= options.MaxIterations; iteration++)
        {
            Array.Clear(columns);
            for (var i = 0; i < m; i++)
            {
                var row = x.AsSpan(i * n, n);
                var factor = Factor(rowTotals[i], Sum(row));
                r[i] *= factor;
                for (var j = 0; j < n; j++)
                {
                    row[j] *= factor;
                    columns[j] += row[j];
                }
            }
            for (var j = 0; j < n; j++)
            {
                columns[j] = Factor(columnTotals[j], columns[j]);
                s[j] *= columns[j];
            }
            worst = (0, -1);
            for (var i = 0; i < m; i++)
            {
                var row = x.AsSpan(i * n, n);
                var sum = 0.0;
                for (var j = 0; j < n; j++)
                {
                    row[j] *= columns[j];
                    sum += row[j];
                }
                var residual = rowTotals[i] > 0 ? Math.Abs(sum - rowTotals[i]) / rowTotals[i] : sum;
                if (residual > worst.Residual) worst = (residual, i);
            }
            if (worst.Residual <= options.Tolerance)
                return new BiproportionalFitResult(x, r, s, BiproportionalFitStatus.Converged, iteration, worst.Residual, worst.Row, -1);
        }
        return new BiproportionalFitResult(x, r, s, BiproportionalFitStatus.NotConverged, options.MaxIterations, worst.Residual, worst.Row, -1);

        BiproportionalFitResult Refused(BiproportionalFitStatus status, int row, int column, double residual) => new(x, r, s, status, 0, residual, row, column);
    }

    private static double Factor(double target, double sum) => target == 0 ? 0 : sum > 0 ? target / sum : 1;

    private static bool Supported(ReadOnlySpan<double> row, ReadOnlySpan<double> columnTotals)
    {
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] > 0 && columnTotals[j] > 0) return true;
        }
        return false;
    }

    private static bool ColumnSupported(double[] x, ReadOnlySpan<double> rowTotals, int n, int column)
    {
        for (var i = 0; i < rowTotals.Length; i++)
        {
            if (x[i * n + column] > 0 && rowTotals[i] > 0) return true;
        }
        return false;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }

    private static void Check(ReadOnlySpan<double> values, string name)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (!(values[at] >= 0 && double.IsFinite(values[at])))
                throw new ArgumentException($"The value {values[at]} at {at} is not a finite number that is not negative.", name);
        }
    }
}
