using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>How far a member relies on one supplier for the goods of one sector.</summary>
/// <param name="Economy">The member that buys.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Supplier">The largest single supplier abroad.</param>
/// <param name="ImportShare">Its share of the member's imports of the sector.</param>
/// <param name="UseShare">Its share of all the member buys of the sector, domestic sales included.</param>
/// <param name="Imports">What it delivers, million US$ before tariff.</param>
/// <param name="FirstImportShare">Its share of imports in the first year of the history; null where there is none.</param>
public sealed record SectorReliance(
    Economy Economy, Sector Sector, Economy Supplier, double ImportShare, double UseShare, double Imports, double? FirstImportShare);
