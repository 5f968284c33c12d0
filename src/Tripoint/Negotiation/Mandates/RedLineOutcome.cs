namespace Tripoint.Negotiation.Mandates;

/// <summary>What became of one red line.</summary>
/// <param name="Line">The red line.</param>
/// <param name="Holds">Whether it is kept, to a tolerance of 1e-9.</param>
/// <param name="Value">The figure judged (a fraction): the worst sector's change, the change of welfare, or the deepest cut of a tariff that may not move.</param>
/// <param name="Limit">The smallest figure allowed.</param>
/// <param name="Where">The sector, or the partner and sector, where it is worst; empty for welfare.</param>
/// <param name="Touched">Codes of every sector or flow that breaks it, worst first.</param>
public sealed record RedLineOutcome(RedLine Line, bool Holds, double Value, double Limit, string Where, System.Collections.Immutable.ImmutableArray<string> Touched)
{
    /// <summary>How far inside the limit the figure is; negative where the line is crossed.</summary>
    public double Margin => Value - Limit;
}
