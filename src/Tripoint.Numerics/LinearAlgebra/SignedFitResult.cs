namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>How a signed biproportional fit ended.</summary>
public enum SignedFitStatus
{
    /// <summary>Every sum is met within the tolerance.</summary>
    Converged,

    /// <summary>The sums come closer but are not met: raise the limit, or the sums of rows and of columns differ in total.</summary>
    IterationLimit,

    /// <summary>No scaling meets the sums: for example a row whose entries are all negative must not sum to a positive number.</summary>
    Infeasible,
}

/// <summary>The fitted matrix and how well it fits.</summary>
/// <param name="Values">X, row-major, in the shape of the input.</param>
/// <param name="RowMultipliers">r, one a row.</param>
/// <param name="ColumnMultipliers">s, one a column.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Iterations">Passes over rows and columns.</param>
/// <param name="Residual">The largest deviation of a sum, recomputed from <paramref name="Values"/>, relative to the largest wanted sum.</param>
public sealed record SignedFitResult(
    double[] Values, double[] RowMultipliers, double[] ColumnMultipliers, SignedFitStatus Status, int Iterations, double Residual);
