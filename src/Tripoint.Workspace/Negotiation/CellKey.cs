namespace Tripoint.Workspace.Negotiation;

/// <summary>One tariff that is negotiated.</summary>
/// <param name="Giver">The party whose tariff it is.</param>
/// <param name="Partner">The party whose exports bear it.</param>
/// <param name="Sector">Code of the sector.</param>
/// <param name="Line">Code of the line; empty for the whole sector.</param>
public readonly record struct CellKey(string Giver, string Partner, string Sector, string Line = "")
{
    /// <summary>Which side a party has in it; null for a third.</summary>
    public DraftSide? SideOf(string partyId) => partyId.Length == 0 ? null : partyId == Giver ? DraftSide.Giver : partyId == Partner ? DraftSide.Partner : null;

    /// <summary>The party on a side.</summary>
    public string PartyOn(DraftSide side) => side == DraftSide.Giver ? Giver : Partner;
}
