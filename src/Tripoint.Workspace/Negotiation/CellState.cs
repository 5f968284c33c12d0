namespace Tripoint.Workspace.Negotiation;

/// <summary>What stands on the table for one tariff.</summary>
/// <param name="Offer">The giver's last position; null where there never was one.</param>
/// <param name="Request">The partner's last position; null where there never was one.</param>
public sealed record CellState(DraftPosition? Offer, DraftPosition? Request)
{
    /// <summary>Nothing was ever said about it.</summary>
    public static CellState Empty { get; } = new(null, null);

    /// <summary>Whether both sides have the same on the table.</summary>
    public bool IsAgreed => Offer?.Rate is { } offered && Request?.Rate is { } requested && offered == requested && Offer.Staging == Request.Staging;

    /// <summary>Whether something is on the table that is not agreed: the text stands in brackets.</summary>
    public bool IsOpen => !IsAgreed && (Offer?.Rate is not null || Request?.Rate is not null);

    /// <summary>The position of a side.</summary>
    public DraftPosition? Of(DraftSide side) => side == DraftSide.Giver ? Offer : Request;

    /// <summary>The same with another position of a side.</summary>
    public CellState With(DraftSide side, DraftPosition position) => side == DraftSide.Giver ? this with { Offer = position } : this with { Request = position };
}
