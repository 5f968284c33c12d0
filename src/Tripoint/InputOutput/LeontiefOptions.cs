namespace Tripoint.InputOutput;

/// <summary>What is done with rows whose uses do not add up to the published output.</summary>
public enum ResidualTreatment
{
    /// <summary>Output is taken as the sum of the row's uses; the published figure is set aside.</summary>
    RecomputeOutput,

    /// <summary>Published output stands; the residual becomes final demand of the producing economy itself (a statistical discrepancy).</summary>
    DomesticFinalDemand,
}

/// <summary>How a <see cref="LeontiefSystem"/> is made.</summary>
public sealed record LeontiefOptions
{
    /// <summary>The treatment of row residuals; default: output is recomputed.</summary>
    public ResidualTreatment Residuals { get; init; } = ResidualTreatment.RecomputeOutput;

    /// <summary>
    /// A row whose residual exceeds this share of its output, and <see cref="RoundingAllowance"/> too, makes the table unusable. Default 1%.
    /// </summary>
    public double LargestResidualShare { get; init; } = 0.01;

    /// <summary>Million US$ that a row may miss whatever its output: cells truncated to whole millions add up. Default 500.</summary>
    public double RoundingAllowance { get; init; } = 500;

    /// <summary>Threads for the dense work; 0 is every processor. Figures do not depend on it.</summary>
    public int Threads { get; init; }
}
