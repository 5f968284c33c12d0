namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>When <see cref="BiproportionalFit"/> stops.</summary>
public sealed record BiproportionalFitOptions
{
    /// <summary>The largest relative miss of a row total that counts as fitted, and of the sums of the two sets of totals. Default 1e-12.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>Sweeps over rows and columns before it gives up. Default 20,000.</summary>
    public int MaxIterations { get; init; } = 20_000;
}
