using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Sourcing;

/// <summary>An alternative supplier with everything that was looked at. Values are thousand US$ a year.</summary>
/// <param name="Economy">The supplier.</param>
/// <param name="BoughtNow">What the importer buys from it.</param>
/// <param name="Exports">What it sells to all.</param>
/// <param name="Spare">What its best share of recent years would be today, less what it sells.</param>
/// <param name="Growth">A year's growth at its trend.</param>
/// <param name="Redirectable">The part of its sales to others that could be redirected.</param>
/// <param name="OwnShare">The part of its sales that it does not itself import; what it could add is reduced to it.</param>
/// <param name="Supply">What it could add for this importer.</param>
/// <param name="UnitValue">US$ a tonne that it is paid by this importer, or by all; null: no quantities.</param>
/// <param name="LandedCost">Price, freight and duty against a price of one: US$ a tonne where unit values are known for it, else a multiple of the price.</param>
/// <param name="Tariff">The ad valorem tariff; null: unknown.</param>
/// <param name="HasAgreement">Whether a trade agreement between the two is in force.</param>
/// <param name="DistanceKm">Kilometres; null: unknown.</param>
/// <param name="Connectivity">Liner shipping connectivity; null: unknown.</param>
/// <param name="UpstreamShare">The share of what it has that comes directly from the suppliers to be replaced; null: its imports are unknown.</param>
/// <param name="UpstreamReliance">The share of its inputs that comes from them through all tiers; null: unknown.</param>
/// <param name="VoteDistance">Distance of votes; null: unknown.</param>
/// <param name="Weeks">Weeks until the first additional delivery.</param>
/// <param name="Factors">Scores by factor, 0 to 1; NaN: unknown and left out.</param>
/// <param name="Score">The weighted geometric mean of the known factors.</param>
public sealed record Alternative(
    Economy Economy, double BoughtNow, double Exports, double Spare, double Growth, double Redirectable, double OwnShare, double Supply,
    double? UnitValue, double LandedCost, double? Tariff, bool HasAgreement, double? DistanceKm, double? Connectivity, double? UpstreamShare, double? UpstreamReliance,
    double? VoteDistance, double Weeks, ImmutableArray<double> Factors, double Score);
