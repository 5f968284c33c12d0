using System.Collections.Immutable;

namespace Tripoint.Sourcing;

/// <summary>A plan: how much to contract from whom, what it costs and what risk stays.</summary>
/// <param name="Status">How planning ended.</param>
/// <param name="Quantity">By supplier, in the order of the data; empty where the limits conflict.</param>
/// <param name="Stock">The stock held.</param>
/// <param name="Cost">Landed cost, ramp and stock.</param>
/// <param name="Risk">The shortages that stay.</param>
/// <param name="Objective">Cost + λ·CVaR.</param>
/// <param name="Residual">The largest of: violation of a limit as a share of demand, and relative gap between objective and bound. Recomputed from the answer.</param>
/// <param name="Iterations">Steps of the simplex method, or nodes of a mixed-integer search.</param>
/// <param name="Conflict">Which limits cannot be kept together; null where a plan was found.</param>
public sealed record SourcingPlan(
    PlanStatus Status, ImmutableArray<double> Quantity, double Stock, double Cost, ShortageRisk Risk, double Objective, double Residual, int Iterations, PlanConflict? Conflict = null);
