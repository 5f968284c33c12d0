namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>An eigenvector with the check that it is one.</summary>
/// <param name="Vector">Of unit length.</param>
/// <param name="Value">The eigenvalue.</param>
/// <param name="Residual">‖A v − λ v‖ / λ, recomputed from the answer.</param>
/// <param name="Tolerance">The residual that was asked for.</param>
public sealed record EigenvectorResult(double[] Vector, double Value, double Residual, double Tolerance)
{
    /// <summary>Whether the residual is within the tolerance.</summary>
    public bool Converged => Residual <= Tolerance;
}
