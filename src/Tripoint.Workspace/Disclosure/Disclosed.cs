namespace Tripoint.Workspace.Disclosure;

/// <summary>
/// A row that is open to whom its item is open. Every query for a kind derived from this is filtered by <see cref="DisclosureRule"/> in the database
/// (see <see cref="Storage.RoomContext"/>); nothing has to be remembered at the place of the query.
/// </summary>
public abstract class Disclosed
{
    /// <summary>The item that decides who sees the row.</summary>
    public required string ItemId { get; init; }

    /// <summary>The item.</summary>
    public Item Item { get; init; } = null!;
}
