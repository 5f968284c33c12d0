namespace Tripoint.Equilibrium;

/// <summary>Settings of the equilibrium model. The defaults are those of the command line.</summary>
public sealed record EquilibriumOptions
{
    /// <summary>What happens to deficits. Default: <see cref="DeficitClosure.FixedShare"/>.</summary>
    public DeficitClosure Deficits { get; init; } = DeficitClosure.FixedShare;

    /// <summary>How far factors move. Default: <see cref="Horizon.LongRun"/>.</summary>
    public Horizon Horizon { get; init; } = Horizon.LongRun;

    /// <summary>Largest residual of the certificate that counts as solved. Default: 1e-10.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Iterations before the status becomes <see cref="SolveStatus.IterationLimit"/>. Default: 2000.</summary>
    public int IterationLimit { get; init; } = 2000;
}
