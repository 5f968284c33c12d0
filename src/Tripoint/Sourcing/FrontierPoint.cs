namespace Tripoint.Sourcing;

/// <summary>A corner of the frontier between cost and risk.</summary>
/// <param name="RiskWeight">A λ at which this plan is the best.</param>
/// <param name="Plan">The plan.</param>
public sealed record FrontierPoint(double RiskWeight, SourcingPlan Plan);
