namespace Tripoint.Equilibrium;

/// <summary>How contributions were worked out.</summary>
public enum ContributionMethod
{
    /// <summary>Shapley value over all orders of the changes, exact.</summary>
    Shapley,

    /// <summary>Integral along the straight path from the base to the whole policy (Aumann and Shapley 1974).</summary>
    Path,

    /// <summary>Shapley value over a seeded sample of orders.</summary>
    SampledShapley,
}

/// <summary>What each change of a policy contributes to each economy's result. Over the changes the entries add up to the total.</summary>
public sealed record PolicyContributions
{
    /// <summary>How they were worked out.</summary>
    public required ContributionMethod Method { get; init; }

    /// <summary>The result of all changes together.</summary>
    public required EquilibriumResult Total { get; init; }

    /// <summary>Changes × N: parts of <see cref="EquilibriumResult.WelfareExact"/>.</summary>
    public required double[][] WelfareExact { get; init; }

    /// <summary>Changes × N: parts of <see cref="EquilibriumResult.RealWage"/>.</summary>
    public required double[][] RealWage { get; init; }

    /// <summary>Changes × N: parts of <see cref="EquilibriumResult.Exports"/>.</summary>
    public required double[][] Exports { get; init; }

    /// <summary>Changes × N: parts of <see cref="EquilibriumResult.Imports"/>.</summary>
    public required double[][] Imports { get; init; }

    /// <summary>Solves that were needed.</summary>
    public required int Solves { get; init; }
}
