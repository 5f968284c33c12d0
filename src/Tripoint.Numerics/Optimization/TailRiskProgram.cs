namespace Tripoint.Numerics.Optimization;

/// <summary>
/// A linear programme with a tail risk: minimise Σ_j C_j(x_j) + λ·CVaR_β(max(0, d − a_ω·x)) subject to G x ≥ g, x ≥ 0, where each C_j is
/// convex, piecewise linear and not negative, given by pieces of a width and a slope. CVaR_β is the mean of the worst 1 − β of the
/// probability (Rockafellar and Uryasev 2000). Arrays are read, not copied.
/// </summary>
/// <param name="Columns">J: the number of variables.</param>
/// <param name="PieceStart">Pieces of variable j stand at PieceStart[j] … PieceStart[j+1] − 1. Length J + 1; every variable has a piece.</param>
/// <param name="PieceSlope">Cost of a unit within a piece; rises from piece to piece of a variable; not negative.</param>
/// <param name="PieceWidth">Units that a piece holds; only a variable's last may be infinite.</param>
/// <param name="Rows">K: the number of rows G x ≥ g.</param>
/// <param name="RowStart">Entries of row k stand at RowStart[k] … RowStart[k+1] − 1. Length K + 1.</param>
/// <param name="RowColumn">The variable of an entry.</param>
/// <param name="RowValue">The coefficient of an entry.</param>
/// <param name="RowBound">g, length K.</param>
/// <param name="Scenarios">Ω: the number of scenarios.</param>
/// <param name="Available">a_ωj: scenario × variable, length ΩJ.</param>
/// <param name="Probability">Of each scenario; they sum to one.</param>
/// <param name="Need">d.</param>
/// <param name="Weight">λ, not negative.</param>
/// <param name="Beta">β in [0, 1).</param>
public sealed record TailRiskProgram(
    int Columns,
    int[] PieceStart,
    double[] PieceSlope,
    double[] PieceWidth,
    int Rows,
    int[] RowStart,
    int[] RowColumn,
    double[] RowValue,
    double[] RowBound,
    int Scenarios,
    double[] Available,
    double[] Probability,
    double Need,
    double Weight,
    double Beta)
{
    /// <summary>Σ_j C_j(x_j); infinite where a variable exceeds its pieces by more than rounding.</summary>
    public double CostOf(ReadOnlySpan<double> x)
    {
        double cost = 0;
        for (var j = 0; j < Columns; j++)
        {
            var left = x[j];
            for (var p = PieceStart[j]; p < PieceStart[j + 1] && left > 0; p++)
            {
                var part = Math.Min(left, PieceWidth[p]);
                cost += part * PieceSlope[p];
                left -= part;
            }
            if (left > 1e-7 * (1 + Math.Abs(x[j]))) return double.PositiveInfinity;
        }
        return cost;
    }

    /// <summary>The largest violation of G x ≥ g and x ≥ 0; 0 where there is none.</summary>
    public double ViolationOf(ReadOnlySpan<double> x)
    {
        double worst = 0;
        for (var k = 0; k < Rows; k++)
        {
            var sum = -RowBound[k];
            for (var e = RowStart[k]; e < RowStart[k + 1]; e++) sum += RowValue[e] * x[RowColumn[e]];
            worst = Math.Max(worst, -sum);
        }
        foreach (var value in x) worst = Math.Max(worst, -value);
        return worst;
    }

    /// <summary>Shortages max(0, d − a_ω·x) by scenario, into a span of length Ω.</summary>
    public void Shortages(ReadOnlySpan<double> x, Span<double> shortage)
    {
        for (var w = 0; w < Scenarios; w++)
        {
            var row = Available.AsSpan(w * Columns, Columns);
            double sum = 0;
            for (var j = 0; j < row.Length; j++) sum += row[j] * x[j];
            shortage[w] = Math.Max(0, Need - sum);
        }
    }
}
