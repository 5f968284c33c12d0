namespace Tripoint.Equilibrium.Core;

/// <summary>How factors move and what can be substituted: the numbers behind a <see cref="Horizon"/>.</summary>
/// <param name="MobileShare">μ: the part of value added that mobile factors earn; 1 is the long run, 0 the short run.</param>
/// <param name="ValueAddedElasticity">ε between value added and the bundle of inputs.</param>
/// <param name="InputElasticity">σ between inputs.</param>
/// <param name="FinalElasticity">σ_F between final goods.</param>
internal readonly record struct Technology(double MobileShare, double ValueAddedElasticity, double InputElasticity, double FinalElasticity)
{
    /// <summary>Cobb-Douglas throughout.</summary>
    public bool IsCobbDouglas => ValueAddedElasticity == 1 && InputElasticity == 1 && FinalElasticity == 1;

    /// <summary>Whether labour is fully mobile.</summary>
    public bool IsLongRun => MobileShare == 1;
}
