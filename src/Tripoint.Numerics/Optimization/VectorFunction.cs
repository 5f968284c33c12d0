namespace Tripoint.Numerics.Optimization;

/// <summary>
/// Several differentiable functions of the same n numbers, computed together, whose derivatives are cheap in any one combination (one adjoint
/// solve) and dear one by one.
/// </summary>
public abstract class VectorFunction
{
    /// <summary>How many functions.</summary>
    public abstract int Count { get; }

    /// <summary>The values at a point.</summary>
    /// <param name="x">The point, n.</param>
    /// <param name="values">Count; overwritten.</param>
    /// <returns>Whether the functions have values there.</returns>
    public abstract bool Values(ReadOnlySpan<double> x, Span<double> values);

    /// <summary>Σ_k weight_k ∇f_k at the point whose values were asked for last.</summary>
    /// <param name="weights">Count.</param>
    /// <param name="gradient">n; overwritten.</param>
    public abstract void Gradient(ReadOnlySpan<double> weights, Span<double> gradient);
}
