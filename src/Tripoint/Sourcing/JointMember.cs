using System.Collections.Immutable;

namespace Tripoint.Sourcing;

/// <summary>A buyer in a joint plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alone">Its plan alone.</param>
/// <param name="Quantity">What it receives by supplier in the joint plan.</param>
/// <param name="Stock">The stock it holds in the joint plan.</param>
/// <param name="Saving">Its part of the saving (Shapley value), in money.</param>
public sealed record JointMember(string Name, SourcingPlan Alone, ImmutableArray<double> Quantity, double Stock, double Saving);
