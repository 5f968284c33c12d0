using System.Collections.Immutable;

namespace Tripoint.Sourcing;

/// <summary>Limits that cannot be kept together. Dropping any one of them, and only these, would make the rest agree.</summary>
/// <param name="Contract">The quantity that must be contracted.</param>
/// <param name="Attainable">The largest quantity that all limits allow.</param>
/// <param name="Limits">An irreducible set of limits in conflict with the demand.</param>
public sealed record PlanConflict(double Contract, double Attainable, ImmutableArray<PlanLimit> Limits);
