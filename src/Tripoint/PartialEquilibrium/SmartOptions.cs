namespace Tripoint.PartialEquilibrium;

/// <summary>SMART's three elasticities for one product in one market.</summary>
public sealed record SmartOptions
{
    /// <summary>Elasticity of import demand, negative; default −1.</summary>
    public double Demand { get; init; } = -1;

    /// <summary>Elasticity of substitution between suppliers, positive; default 1.5, as in WITS.</summary>
    public double Substitution { get; init; } = 1.5;

    /// <summary>Elasticity of export supply, positive; default infinite (suppliers' prices do not move), as in WITS.</summary>
    public double Supply { get; init; } = double.PositiveInfinity;
}
