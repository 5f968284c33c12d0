namespace Tripoint.Scenarios;

/// <summary>Equal annual steps from the base to the change's full value: after k of n years, k/n of the way.</summary>
/// <param name="Start">The year of the first step.</param>
/// <param name="Years">The number of equal steps, one a year; at least 1.</param>
public sealed record PhaseIn(int Start, int Years)
{
    /// <summary>The year of the last step.</summary>
    public int End => Start + Years - 1;

    /// <summary>How far the change has come in a year, between 0 (not begun) and 1 (in full); null asks for the end.</summary>
    public double Share(int? year) => year is not { } y ? 1 : Math.Clamp((y - Start + 1) / (double)Years, 0, 1);
}
