namespace Tripoint.Sourcing;

/// <summary>A supplier's minimum lot: the columns together are either zero or between two quantities, as shares of all demand.</summary>
internal sealed record PlanLot(int[] Columns, double Least, double Most);
