namespace Tripoint.Equilibrium;

/// <summary>Results over draws of the trade elasticities: an interval for each figure of each economy.</summary>
public sealed record EquilibriumDraws
{
    /// <summary>The result at the point estimates.</summary>
    public required EquilibriumResult Point { get; init; }

    /// <summary>Draws × J: the elasticities drawn.</summary>
    public required double[][] Elasticity { get; init; }

    /// <summary>How many draws did not converge; they are left out of the intervals.</summary>
    public required int NotConverged { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.WelfareExact"/>.</summary>
    public required EquilibriumInterval[] WelfareExact { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.WelfareFirstOrder"/>.</summary>
    public required EquilibriumInterval[] WelfareFirstOrder { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.TermsOfTrade"/>.</summary>
    public required EquilibriumInterval[] TermsOfTrade { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.VolumeOfTrade"/>.</summary>
    public required EquilibriumInterval[] VolumeOfTrade { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.RealWage"/>.</summary>
    public required EquilibriumInterval[] RealWage { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.Exports"/>.</summary>
    public required EquilibriumInterval[] Exports { get; init; }

    /// <summary>N: <see cref="EquilibriumResult.Imports"/>.</summary>
    public required EquilibriumInterval[] Imports { get; init; }
}
