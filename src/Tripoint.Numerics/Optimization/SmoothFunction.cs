namespace Tripoint.Numerics.Optimization;

/// <summary>A differentiable function of n numbers whose derivatives cost extra, so that they are asked for only where they are needed.</summary>
public abstract class SmoothFunction
{
    /// <summary>The value at a point; NaN or an infinity where it has none.</summary>
    /// <param name="x">The point, n.</param>
    public abstract double Value(ReadOnlySpan<double> x);

    /// <summary>The derivatives at the point whose value was asked for last.</summary>
    /// <param name="gradient">n; overwritten.</param>
    public abstract void Gradient(Span<double> gradient);
}
