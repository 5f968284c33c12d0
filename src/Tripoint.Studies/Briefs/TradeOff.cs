using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// A curve on the Pareto frontier: Nash bargains whose weight moves from one member to another, the weights of all others standing. No package
/// gives the one more without taking from the other or from somebody else.
/// </summary>
/// <param name="First">The member that gains along the curve.</param>
/// <param name="Second">The member that loses along it.</param>
/// <param name="Gains">The two's gains, fractions; the bargain with equal weights is among them.</param>
/// <param name="Bargain">The position of that bargain.</param>
public sealed record TradeOff(Economy First, Economy Second, ImmutableArray<(double First, double Second)> Gains, int Bargain);
