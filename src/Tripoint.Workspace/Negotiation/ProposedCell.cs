namespace Tripoint.Workspace.Negotiation;

/// <summary>A position that somebody wants to put on the table.</summary>
/// <param name="Key">The tariff.</param>
/// <param name="Rate">The rate when complete, a fraction; null to withdraw.</param>
/// <param name="Staging">How fast.</param>
/// <param name="Seen">The version of the own side's position that the person looked at; 0 where there was none.</param>
/// <param name="SeenOther">For an acceptance, the version of the other side's position that is accepted; otherwise null.</param>
public sealed record ProposedCell(CellKey Key, double? Rate, string Staging, int Seen, int? SeenOther = null);
