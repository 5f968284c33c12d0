using System.Collections.Immutable;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>A point of the Pareto frontier.</summary>
/// <param name="Shares">The direction: how the ideal gains were to be shared out; adds up to one.</param>
/// <param name="Package">The package.</param>
public sealed record FrontierPoint(ImmutableArray<double> Shares, FoundPackage Package);
