namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>The outcome of a biproportional fit.</summary>
/// <param name="Values">x, m × n row-major. Column totals are met exactly up to rounding; row totals up to <paramref name="Residual"/>.</param>
/// <param name="RowFactors">r, m: x_ij = r_i a_ij s_j.</param>
/// <param name="ColumnFactors">s, n.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Iterations">Sweeps made.</param>
/// <param name="Residual">The largest relative miss of a row total, recomputed from <paramref name="Values"/>.</param>
/// <param name="Row">The row that is missed most, or that has no support; −1 where there is none.</param>
/// <param name="Column">The column that has no support; −1 where there is none.</param>
public sealed record BiproportionalFitResult(
    double[] Values, double[] RowFactors, double[] ColumnFactors, BiproportionalFitStatus Status, int Iterations, double Residual, int Row, int Column)
{
    /// <summary>Whether all totals are met.</summary>
    public bool Converged => Status == BiproportionalFitStatus.Converged;

    /// <summary>One sentence on what makes the fit impossible; empty when it converged.</summary>
    public string Infeasibility => Status switch
    {
        BiproportionalFitStatus.Converged => "",
        BiproportionalFitStatus.TotalsDiffer => $"the row totals and the column totals differ in sum by {Residual:G3} of the larger",
        BiproportionalFitStatus.RowWithoutSupport => $"row {Row} must have a total, but the prior has no positive cell for it to stand in",
        BiproportionalFitStatus.ColumnWithoutSupport => $"column {Column} must have a total, but the prior has no positive cell for it to stand in",
        _ => $"after {Iterations} sweeps row {Row} still misses its total by {Residual:G3}: the zeros of the prior may make the totals impossible",
    };
}
