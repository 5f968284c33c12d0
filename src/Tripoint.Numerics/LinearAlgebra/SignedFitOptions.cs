namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>When <see cref="SignedBiproportionalFit"/> stops.</summary>
public sealed record SignedFitOptions
{
    /// <summary>The largest deviation of a row or column sum accepted, relative to the largest wanted sum. Default 1e-12.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The largest number of passes over rows and columns. Default 2000.</summary>
    public int MaxIterations { get; init; } = 2000;
}
