using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Numerics.Regression;

/// <summary>
/// Poisson pseudo-maximum likelihood with row and column effects, <c>E[y_ij] = exp(a_i + b_j + Σ_k β_k z_ijk)</c> (Santos Silva and Tenreyro
/// 2006; Gourieroux, Monfort and Trognon 1984), for a few regressors on a matrix of a few hundred rows. Given β the effects are found by
/// bringing exp(βz) to the margins of y, which is their likelihood equation (Fally 2015); β moves by Newton's step on the score with the
/// regressors freed of both effects by weighted alternating projections.
/// </summary>
public static class TwoWayPoisson
{
    private const int MaxSteps = 100, MaxProjections = 2000;

    /// <summary>Fits the model on the cells that count.</summary>
    /// <param name="y">Rows × columns, zero or more.</param>
    /// <param name="z">K regressors, each rows × columns.</param>
    /// <param name="uses">Whether a cell counts, row-major; a cell that does not has a fitted value all the same.</param>
    /// <param name="tolerance">Largest change of a coefficient accepted as the last; default 1e-10.</param>
    /// <exception cref="ArgumentException">Shapes do not fit.</exception>
    public static TwoWayPoissonResult Fit(DenseMatrix y, IReadOnlyList<DenseMatrix> z, bool[] uses, double tolerance = 1e-10)
    {
        int rows = y.Rows, columns = y.Columns, k = z.Count;
        if (uses.Length != rows * columns || z.Any(x => x.Rows != rows || x.Columns != columns)) throw new ArgumentException($"the regressors do not fit {rows} × {columns} values", nameof(z));
        var margins = new Margins(y, uses);
        var beta = new double[k];
        var mean = new DenseMatrix(rows, columns);
        var effects = (Row: Filled(rows), Column: Filled(columns));
        double change = double.PositiveInfinity;
        var steps = 0;
        for (; steps < MaxSteps && !(change <= tolerance); steps++)
        {
            margins.Balance(z, beta, effects, mean);
            var free = z.Select(x => Project(x, mean, uses)).ToArray();
            var information = new DenseMatrix(k, k);
            var score = new double[k];
            for (var at = 0; at < uses.Length; at++)
            {
                if (!uses[at]) continue;
                var residual = y.Values[at] - mean.Values[at];
                for (var a = 0; a < k; a++)
                {
                    score[a] += free[a].Values[at] * residual;
                    for (var b = 0; b < k; b++) information[a, b] += mean.Values[at] * free[a].Values[at] * free[b].Values[at];
                }
            }
            double[] step;
            try
            {
                step = LuFactorization.FactorInPlace(information, 1).Solve(score);
            }
            catch (ArithmeticException)
            {
                return new TwoWayPoissonResult(beta, mean, effects.Row, effects.Column, double.PositiveInfinity, steps, false);
            }
            change = 0;
            for (var a = 0; a < k; a++)
            {
                var limited = Math.Clamp(step[a], -2, 2);
                beta[a] += limited;
                change = Math.Max(change, Math.Abs(limited));
            }
        }
        margins.Balance(z, beta, effects, mean);
        var residualScore = Residual(y, z, mean, uses);
        return new TwoWayPoissonResult(beta, mean, effects.Row, effects.Column, residualScore, steps, change <= tolerance);
    }

    /// <summary>max_k |Σ z_k (y − μ)| / Σ |z_k| μ, recomputed from the answer.</summary>
    private static double Residual(DenseMatrix y, IReadOnlyList<DenseMatrix> z, DenseMatrix mean, bool[] uses)
    {
        double largest = 0;
        foreach (var x in z)
        {
            double score = 0, scale = 0;
            for (var at = 0; at < uses.Length; at++)
            {
                if (!uses[at]) continue;
                score += x.Values[at] * (y.Values[at] - mean.Values[at]);
                scale += Math.Abs(x.Values[at]) * mean.Values[at];
            }
            if (scale > 0) largest = Math.Max(largest, Math.Abs(score) / scale);
        }
        return largest;
    }

    /// <summary>z less its weighted projection on row and column effects.</summary>
    private static DenseMatrix Project(DenseMatrix z, DenseMatrix weight, bool[] uses)
    {
        var free = z.Copy();
        double[] rowWeight = new double[z.Rows], columnWeight = new double[z.Columns], row = new double[z.Rows], column = new double[z.Columns];
        for (var at = 0; at < uses.Length; at++)
        {
            if (!uses[at]) continue;
            rowWeight[at / z.Columns] += weight.Values[at];
            columnWeight[at % z.Columns] += weight.Values[at];
        }
        for (var round = 0; round < MaxProjections; round++)
        {
            Array.Clear(row);
            for (var at = 0; at < uses.Length; at++) if (uses[at]) row[at / z.Columns] += weight.Values[at] * free.Values[at];
            for (var r = 0; r < row.Length; r++) row[r] = rowWeight[r] > 0 ? row[r] / rowWeight[r] : 0;
            Array.Clear(column);
            for (var at = 0; at < uses.Length; at++) if (uses[at]) column[at % z.Columns] += weight.Values[at] * (free.Values[at] - row[at / z.Columns]);
            double moved = 0;
            for (var c = 0; c < column.Length; c++)
            {
                column[c] = columnWeight[c] > 0 ? column[c] / columnWeight[c] : 0;
                moved = Math.Max(moved, Math.Abs(column[c]));
            }
            for (var r = 0; r < row.Length; r++) moved = round == 0 ? Math.Max(moved, 1) : Math.Max(moved, Math.Abs(row[r]));
            for (var at = 0; at < uses.Length; at++) free.Values[at] -= row[at / z.Columns] + column[at % z.Columns];
            if (moved < 1e-12) break;
        }
        return free;
    }

    private static double[] Filled(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>The row and column sums that the effects must meet.</summary>
    private sealed class Margins
    {
        private readonly double[] _row, _column;
        private readonly bool[] _uses;

        public Margins(DenseMatrix y, bool[] uses)
        {
            (_row, _column, _uses) = (new double[y.Rows], new double[y.Columns], uses);
            for (var at = 0; at < uses.Length; at++)
            {
                if (!uses[at]) continue;
                _row[at / y.Columns] += y.Values[at];
                _column[at % y.Columns] += y.Values[at];
            }
        }

        public void Balance(IReadOnlyList<DenseMatrix> z, double[] beta, (double[] Row, double[] Column) effects, DenseMatrix mean)
        {
            int rows = _row.Length, columns = _column.Length;
            var kernel = new double[rows * columns];
            for (var at = 0; at < kernel.Length; at++)
            {
                double index = 0;
                for (var k = 0; k < beta.Length; k++) index += beta[k] * z[k].Values[at];
                kernel[at] = Math.Exp(index);
            }
            double[] rowSum = new double[rows], columnSum = new double[columns];
            for (var round = 0; round < MaxProjections; round++)
            {
                Array.Clear(rowSum);
                for (var at = 0; at < kernel.Length; at++) if (_uses[at]) rowSum[at / columns] += kernel[at] * effects.Column[at % columns];
                double moved = 0;
                for (var r = 0; r < rows; r++)
                {
                    var next = rowSum[r] > 0 ? _row[r] / rowSum[r] : 0;
                    moved = Math.Max(moved, next > 0 ? Math.Abs(effects.Row[r] / next - 1) : 0);
                    effects.Row[r] = next;
                }
                Array.Clear(columnSum);
                for (var at = 0; at < kernel.Length; at++) if (_uses[at]) columnSum[at % columns] += kernel[at] * effects.Row[at / columns];
                for (var c = 0; c < columns; c++) effects.Column[c] = columnSum[c] > 0 ? _column[c] / columnSum[c] : 0;
                if (moved < 1e-13) break;
            }
            for (var at = 0; at < kernel.Length; at++) mean.Values[at] = kernel[at] * effects.Row[at / columns] * effects.Column[at % columns];
        }
    }
}
