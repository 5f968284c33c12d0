using Tripoint.Codes;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>A tariff of a proposal.</summary>
/// <param name="Importer">Whose tariff.</param>
/// <param name="Exporter">On whose products.</param>
/// <param name="Sector">The sector's code.</param>
/// <param name="Standing">Today's rate, fraction.</param>
/// <param name="Proposed">The rate proposed, fraction.</param>
public sealed record ProposedRate(Economy Importer, Economy Exporter, string Sector, double Standing, double Proposed);
