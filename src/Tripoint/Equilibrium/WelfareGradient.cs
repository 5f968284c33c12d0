namespace Tripoint.Equilibrium;

/// <summary>
/// Derivatives of one economy's <see cref="EquilibriumResult.WelfareExact"/> at a solution, the base held fixed: what a small change of each
/// policy would do to it. Flow arrays are J × N × N (sector, importer, exporter), own arrays N × J.
/// </summary>
public sealed record WelfareGradient
{
    /// <summary>The economy whose welfare it is.</summary>
    public required int Economy { get; init; }

    /// <summary>To τ'_ni^j: change of welfare (fraction) per unit of tariff (1 is 100 percentage points).</summary>
    public required double[] Tariff { get; init; }

    /// <summary>To ln d̂_ni^j: per log point of iceberg cost.</summary>
    public required double[] Barrier { get; init; }

    /// <summary>To ρ'_ni^j, the exporter's tax.</summary>
    public required double[] ExportTax { get; init; }

    /// <summary>To the importer's rent rate.</summary>
    public required double[] ImporterRent { get; init; }

    /// <summary>To ln Â_n^j.</summary>
    public required double[] Productivity { get; init; }

    /// <summary>To s'_n^j.</summary>
    public required double[] Subsidy { get; init; }

    /// <summary>J: to θ_j.</summary>
    public required double[] Elasticity { get; init; }

    /// <summary>Relative residual of the transposed system that was solved.</summary>
    public required double Residual { get; init; }

    /// <summary>Products with the transposed system that were needed.</summary>
    public required int Products { get; init; }
}
