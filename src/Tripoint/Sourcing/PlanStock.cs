namespace Tripoint.Sourcing;

/// <summary>A stock that may be held against failures: it is there in every scenario and meets no demand of ordinary times.</summary>
/// <param name="UnitCost">What holding a unit over the period costs (capital, storage, decay). Zero or more.</param>
/// <param name="Limit">The most that can be held.</param>
public sealed record PlanStock(double UnitCost, double Limit);
