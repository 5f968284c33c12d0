using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>A material for which a member rests on one supplier, and who could stand in.</summary>
/// <param name="Member">The member.</param>
/// <param name="Product">The product.</param>
/// <param name="Name">What it is.</param>
/// <param name="Imports">Imports, million US$.</param>
/// <param name="Supplier">The largest supplier.</param>
/// <param name="Share">Its share of imports.</param>
/// <param name="Alternatives">The first of the ranking.</param>
/// <param name="HalfYear">The share of the gap that others deliver after half a year.</param>
/// <param name="Never">The share that cannot be replaced within two years.</param>
/// <param name="Inside">The share of the gap that other members could add.</param>
public sealed record Replacement(
    Economy Member, Hs6 Product, LocalizedName Name, double Imports, Economy Supplier, double Share, ImmutableArray<Economy> Alternatives, double HalfYear, double Never, double Inside);
