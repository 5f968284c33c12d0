using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>An input whose want held production back in the economies looked at.</summary>
/// <param name="Product">The product's index.</param>
/// <param name="Loss">Output that capacity and orders would have allowed, million US$ over all days.</param>
/// <param name="Share">Its share of all output lost that way.</param>
public sealed record Bottleneck(int Product, double Loss, double Share);

/// <summary>One lever's answer.</summary>
/// <param name="Setting">The smallest setting that keeps the loss within the target; null where none does.</param>
/// <param name="Loss">The loss with it; where there is none, the smallest loss found.</param>
/// <param name="LossOneStepLess">The loss one step below, above the target; null where no setting is needed or none suffices.</param>
public sealed record BridgeLever(double? Setting, double Loss, double? LossOneStepLess);

/// <summary>What would have kept a loss within a target. Losses are fractions of base output over the days simulated.</summary>
/// <param name="Economies">Indices of the economies looked at.</param>
/// <param name="Target">The largest loss accepted.</param>
/// <param name="Loss">The loss as it is.</param>
/// <param name="Bottlenecks">The inputs that account for nearly all output lost for want of inputs, largest first.</param>
/// <param name="ExtraDays">Days of the bottleneck inputs held on top of what is held, by all users in the economies looked at; whole days up to 365.</param>
/// <param name="SubstitutionPerDay">Speed at which buyers everywhere turn to other sources of the bottleneck inputs; steps of 1/1024 up to 1.</param>
public sealed record BridgeResult(
    ImmutableArray<int> Economies, double Target, double Loss, ImmutableArray<Bottleneck> Bottlenecks, BridgeLever ExtraDays, BridgeLever SubstitutionPerDay);
