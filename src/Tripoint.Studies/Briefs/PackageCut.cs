using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>A tariff cut of a package that a member wants from a partner.</summary>
/// <param name="Receiver">Whose goods meet the tariff.</param>
/// <param name="Giver">Whose tariff it is.</param>
/// <param name="Sector">The sector.</param>
/// <param name="From">The rate today, fraction.</param>
/// <param name="To">The rate in the package.</param>
/// <param name="Trade">The flow of the base, million US$.</param>
/// <param name="Worth">What the cut brings the receiver, million US$ a year: its part of the gain while all cuts grow together (Aumann and Shapley 1974).</param>
/// <param name="WorthToGiver">What it brings its giver; negative where it costs.</param>
public sealed record PackageCut(Economy Receiver, Economy Giver, Sector Sector, double From, double To, double Trade, double Worth, double WorthToGiver);
