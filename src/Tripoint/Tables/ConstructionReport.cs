using System.Collections.Immutable;

namespace Tripoint.Tables;

/// <summary>One step of re-balancing that was applied to the raw data.</summary>
/// <param name="Step">Short name, for example "RAS of the input coefficients".</param>
/// <param name="Reason">Why it was needed.</param>
/// <param name="MovedMusd">Sum of absolute changes, million US$.</param>
/// <param name="MovedShare">The same as a share of the total it was applied to.</param>
/// <param name="Largest">The largest single changes, one sentence each.</param>
public sealed record RebalancingStep(string Step, string Reason, double MovedMusd, double MovedShare, ImmutableArray<string> Largest);

/// <summary>One identity checked when a world table is built.</summary>
/// <param name="Identity">What was checked.</param>
/// <param name="Residual">The largest relative violation.</param>
/// <param name="Where">The economy and sector where it occurs.</param>
/// <param name="Tolerance">The largest residual accepted.</param>
public sealed record ResidualCheck(string Identity, double Residual, string Where, double Tolerance);

/// <summary>What was checked when a world table was built, and what re-balancing moved before.</summary>
public sealed record ConstructionReport(ImmutableArray<ResidualCheck> Checks, ImmutableArray<RebalancingStep> Rebalancing);
