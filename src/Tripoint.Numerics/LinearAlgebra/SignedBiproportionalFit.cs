namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// GRAS: scales the rows and columns of a matrix with negative entries to given sums, keeping every sign and every zero. With P the
/// positive part and N the absolute negative part of A, the answer is x_ij = r_i p_ij s_j − n_ij / (r_i s_j), where each r_i is the
/// positive root of r_i² Σ_j p_ij s_j − r_i u_i − Σ_j n_ij / s_j = 0, and likewise s_j. Junius and Oosterhaven (2003), "The solution of
/// updating or regionalizing a matrix with both positive and negative entries", Economic Systems Research 15(1); corrected by Lenzen, Wood
/// and Gallego (2007), "Some comments on the GRAS method", ibid. 19(4); rows or columns without positive entries as in Temurshoev, Miller
/// and Bouwmeester (2013), ibid. 25(3). It minimises the information gain Σ |a_ij| z_ij (ln z_ij − 1) over z_ij = x_ij / a_ij. Without
/// negative entries it is plain RAS.
/// </summary>
public static class SignedBiproportionalFit
{
    /// <summary>Scales a copy of the matrix.</summary>
    /// <param name="matrix">A, row-major, <paramref name="rowSums"/>.Length × <paramref name="columnSums"/>.Length; finite.</param>
    /// <param name="rowSums">u, the wanted sums of the rows.</param>
    /// <param name="columnSums">v, the wanted sums of the columns; Σ u = Σ v up to rounding, or the fit cannot converge.</param>
    /// <param name="options">When to stop.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static SignedFitResult Solve(
        ReadOnlyMemory<double> matrix, ReadOnlyMemory<double> rowSums, ReadOnlyMemory<double> columnSums, SignedFitOptions? options = null)
    {
        int rows = rowSums.Length, columns = columnSums.Length;
        if (matrix.Length != (long)rows * columns)
            throw new ArgumentException($"the matrix has {matrix.Length} values, not {rows} × {columns}", nameof(matrix));
        options ??= new SignedFitOptions();
        double[] r = new double[rows], s = new double[columns];
        Array.Fill(r, 1);
        Array.Fill(s, 1);
        var scale = Scale(rowSums.Span, columnSums.Span);

        var residual = double.PositiveInfinity;
        var status = SignedFitStatus.IterationLimit;
        var iteration = 0;
        while (iteration < options.MaxIterations)
        {
            iteration++;
            UpdateRows(matrix, rowSums, r, s);
            residual = UpdateColumns(matrix, columnSums, r, s, scale);
            if (!double.IsFinite(residual))
            {
                status = SignedFitStatus.Infeasible;
                break;
            }
            if (residual <= options.Tolerance)
            {
                status = SignedFitStatus.Converged;
                break;
            }
        }

        var values = new double[matrix.Length];
        Parallel.For(0, rows, i => ScaleRow(matrix.Span.Slice(i * columns, columns), r[i], s, values.AsSpan(i * columns, columns)));
        residual = Residual(values, rowSums.Span, columnSums.Span, scale);
        if (Array.Exists(r, v => !(v >= 0))) status = SignedFitStatus.Infeasible;
        if (status == SignedFitStatus.Converged && !(residual <= 10 * options.Tolerance)) status = SignedFitStatus.Infeasible;
        return new SignedFitResult(values, r, s, status, iteration, residual);
    }

    // r_i = (u + √(u² + 4 P N)) / 2P; −N/u where there is nothing positive; 1 for an empty row.
    private static double Root(double positive, double negative, double wanted)
    {
        if (positive > 0)
        {
            var root = Math.Sqrt(wanted * wanted + 4 * positive * negative);
            // For a wanted sum below zero the textbook form cancels: 2N / (√… − u) is the same root.
            return wanted >= 0 ? (wanted + root) / (2 * positive) : 2 * negative / (root - wanted);
        }
        return negative > 0 ? -negative / wanted : 1;
    }

    private static void UpdateRows(ReadOnlyMemory<double> matrix, ReadOnlyMemory<double> rowSums, double[] r, double[] s)
    {
        var columns = s.Length;
        Parallel.For(0, r.Length, i =>
        {
            double positive = 0, negative = 0;
            var row = matrix.Span.Slice(i * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                if (row[j] > 0) positive += row[j] * s[j];
                else if (row[j] < 0) negative -= row[j] / s[j];
            }
            r[i] = Root(positive, negative, rowSums.Span[i]);
        });
    }

    // Columns are gathered over fixed blocks of rows, added in order: the same bits whatever the number of threads.
    private static double UpdateColumns(ReadOnlyMemory<double> matrix, ReadOnlyMemory<double> columnSums, double[] r, double[] s, double scale)
    {
        const int Block = 128;
        int rows = r.Length, columns = s.Length, blocks = (rows + Block - 1) / Block;
        double[] positive = new double[blocks * columns], negative = new double[blocks * columns];
        Parallel.For(0, blocks, b =>
        {
            var p = positive.AsSpan(b * columns, columns);
            var n = negative.AsSpan(b * columns, columns);
            for (var i = b * Block; i < Math.Min(rows, (b + 1) * Block); i++)
            {
                var row = matrix.Span.Slice(i * columns, columns);
                double up = r[i], down = 1 / r[i];
                for (var j = 0; j < columns; j++)
                {
                    if (row[j] > 0) p[j] += row[j] * up;
                    else if (row[j] < 0) n[j] -= row[j] * down;
                }
            }
        });
        var worst = 0.0;
        for (var j = 0; j < columns; j++)
        {
            double p = 0, n = 0;
            for (var b = 0; b < blocks; b++)
            {
                p += positive[b * columns + j];
                n += negative[b * columns + j];
            }
            // How far the columns are off after the rows were met: when this vanishes, both hold.
            var off = Math.Abs(p * s[j] - n / s[j] - columnSums.Span[j]) / scale;
            worst = off >= worst || double.IsNaN(off) ? off : worst;
            s[j] = Root(p, n, columnSums.Span[j]);
            if (!(s[j] > 0 || (s[j] == 0 && n == 0))) worst = double.NaN;
        }
        return worst;
    }

    private static void ScaleRow(ReadOnlySpan<double> row, double r, double[] s, Span<double> result)
    {
        for (var j = 0; j < row.Length; j++) result[j] = row[j] >= 0 ? r * row[j] * s[j] : row[j] / (r * s[j]);
    }

    private static double Scale(ReadOnlySpan<double> rowSums, ReadOnlySpan<double> columnSums)
    {
        var largest = 0.0;
        foreach (var sum in rowSums) largest = Math.Max(largest, Math.Abs(sum));
        foreach (var sum in columnSums) largest = Math.Max(largest, Math.Abs(sum));
        return largest > 0 ? largest : 1;
    }

    private static double Residual(double[] values, ReadOnlySpan<double> rowSums, ReadOnlySpan<double> columnSums, double scale)
    {
        var columns = columnSums.Length;
        var sums = new double[columns];
        var worst = 0.0;
        for (var i = 0; i < rowSums.Length; i++)
        {
            var sum = 0.0;
            var row = values.AsSpan(i * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                sum += row[j];
                sums[j] += row[j];
            }
            worst = Math.Max(worst, Math.Abs(sum - rowSums[i]) / scale);
        }
        for (var j = 0; j < columns; j++) worst = Math.Max(worst, Math.Abs(sums[j] - columnSums[j]) / scale);
        return worst;
    }
}
