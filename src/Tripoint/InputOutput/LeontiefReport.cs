using System.Collections.Immutable;

namespace Tripoint.InputOutput;

/// <summary>What was found in an input-output table and what was done about it when a Leontief system was made of it.</summary>
public sealed record LeontiefReport
{
    /// <summary>What was done with row residuals, one sentence.</summary>
    public required string ResidualTreatment { get; init; }

    /// <summary>Largest |output − uses| of a row as published, million US$.</summary>
    public required double LargestResidual { get; init; }

    /// <summary>The row of <see cref="LargestResidual"/>, for example <c>CHN c14</c>.</summary>
    public required string LargestResidualRow { get; init; }

    /// <summary>Σ |residual| over all rows, million US$.</summary>
    public required double TotalResidual { get; init; }

    /// <summary>Sectors without output, for example <c>LUX c19</c>: their coefficients are zero and they take part in nothing.</summary>
    public required ImmutableArray<string> ZeroOutput { get; init; }

    /// <summary>Inputs bought by sectors without output, moved to their economy's final demand, million US$.</summary>
    public required double MovedInputs { get; init; }

    /// <summary>Sectors whose inputs exceed their output, with their value added in million US$; kept as published.</summary>
    public required ImmutableArray<string> NegativeValueAdded { get; init; }

    /// <summary>Negative cells of final demand (stocks drawn down), kept as published.</summary>
    public required int NegativeFinalCells { get; init; }

    /// <summary>The report as sentences for notes and logs.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return FormattableString.Invariant($"{ResidualTreatment} Largest residual {LargestResidual:0.#} million US$ ({LargestResidualRow}), {TotalResidual:0} in all.");
        if (ZeroOutput.Length > 0) yield return FormattableString.Invariant($"{ZeroOutput.Length} sectors have no output and take part in nothing: {string.Join(", ", ZeroOutput)}{(MovedInputs > 0 ? FormattableString.Invariant($"; {MovedInputs:0.#} million US$ of their inputs were moved to final demand") : "")}.");
        if (NegativeValueAdded.Length > 0) yield return $"Value added is negative in {string.Join(", ", NegativeValueAdded)}; kept as published.";
        if (NegativeFinalCells > 0) yield return FormattableString.Invariant($"{NegativeFinalCells} cells of final demand are negative (stocks drawn down); kept as published.");
    }
}
