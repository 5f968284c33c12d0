namespace Tripoint.Workspace.Disclosure;

/// <summary>A party to which an item is open by name.</summary>
public sealed class NamedParty
{
    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The party.</summary>
    public required string PartyId { get; init; }
}
