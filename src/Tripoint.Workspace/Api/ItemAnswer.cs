using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Api;

/// <summary>An item as the API gives it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The party it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Audience">To whom it is open.</param>
/// <param name="Named">The parties named.</param>
/// <param name="EmbargoedUntil">Until when only the owner sees it.</param>
/// <param name="WithdrawnAt">Since when only the owner sees it.</param>
/// <param name="Version">Its version.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="Text">A note's text; null for other kinds and in lists.</param>
public sealed record ItemAnswer(
    string Id, ItemKind Kind, string Owner, string Title, Audience Audience, IReadOnlyList<string> Named,
    DateTimeOffset? EmbargoedUntil, DateTimeOffset? WithdrawnAt, int Version, DateTimeOffset ChangedAt, string? Text = null)
{
    internal static ItemAnswer Of(Item item, string? text = null) => new(item.Id, item.Kind, item.OwnerId, item.Title, item.Audience,
        [.. item.Named.Select(n => n.PartyId).Order(StringComparer.Ordinal)], item.EmbargoedUntil, item.WithdrawnAt, item.Version, item.ChangedAt, text);
}

/// <summary>A note to be made or changed.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
/// <param name="Version">The version that was read, when it is changed.</param>
public sealed record NoteRequest(string Title, string Text, int Version = 0);

/// <summary>To whom an item is to be opened.</summary>
/// <param name="Audience">Own, Named, Members or Public.</param>
/// <param name="Named">The parties, for Named.</param>
/// <param name="EmbargoedUntil">Until when only the owner sees it.</param>
/// <param name="Version">The version that was read.</param>
public sealed record AudienceRequest(Audience Audience, IReadOnlyList<string>? Named, DateTimeOffset? EmbargoedUntil, int Version);

/// <summary>Withdraws an item or opens it again.</summary>
/// <param name="Withdrawn">Whether it is to be withdrawn.</param>
/// <param name="Version">The version that was read.</param>
public sealed record WithdrawRequest(bool Withdrawn, int Version);
