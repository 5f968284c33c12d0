using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Numerics.Regression;

/// <summary>A fitted Poisson model with row and column effects.</summary>
/// <param name="Coefficients">K coefficients β.</param>
/// <param name="Mean">Rows × columns fitted values; also for cells that did not count.</param>
/// <param name="RowEffects">exp(a), one a row; 0 for a row without any.</param>
/// <param name="ColumnEffects">exp(b), one a column; 0 for a column without any.</param>
/// <param name="Residual">The largest score of a regressor over its scale, recomputed from the answer.</param>
/// <param name="Steps">Newton steps.</param>
/// <param name="Converged">Whether the last step was small enough.</param>
public sealed record TwoWayPoissonResult(
    double[] Coefficients, DenseMatrix Mean, double[] RowEffects, double[] ColumnEffects, double Residual, int Steps, bool Converged);
