using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>Whose value added is inside one member's exports; the three shares add up to one.</summary>
/// <param name="Exporter">The member.</param>
/// <param name="Importer">The buyer; null: the other members together.</param>
/// <param name="Gross">Gross exports, million US$.</param>
/// <param name="Domestic">Share of the exporter's own value added.</param>
/// <param name="Members">Share of the other members' value added.</param>
/// <param name="Others">Share of everybody else's value added.</param>
public sealed record ExportOrigin(Economy Exporter, Economy? Importer, double Gross, double Domestic, double Members, double Others);
