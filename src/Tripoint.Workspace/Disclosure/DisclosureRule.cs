using System.Linq.Expressions;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Disclosure;

/// <summary>
/// Who sees an item: the one place where it is decided. The same expression is compiled for pages and API and translated to SQL for every query.
/// </summary>
public static class DisclosureRule
{
    /// <summary>
    /// The owner's people see their own items; a mandate only their heads and negotiators. Others see an item once its embargo is over, until it is
    /// withdrawn, when it is public, open to all members and they are one, or names their party.
    /// </summary>
    public static readonly Expression<Func<Viewer, Item, DateTimeOffset, bool>> Expression = (viewer, item, now) =>
        viewer.IsRoom
        || (viewer.HasParty && item.OwnerId == viewer.PartyId && (item.Kind != ItemKind.Mandate || viewer.Role >= PersonRole.Negotiator))
        || (item.Kind != ItemKind.Mandate
            && item.WithdrawnAt == null
            && (item.EmbargoedUntil == null || item.EmbargoedUntil <= now)
            && (item.Audience == Audience.Public
                || (item.Audience == Audience.Members && viewer.IsMember)
                || (item.Audience == Audience.Named && viewer.HasParty && item.Named.Any(n => n.PartyId == viewer.PartyId))));

    private static readonly Func<Viewer, Item, DateTimeOffset, bool> s_compiled = Expression.Compile();

    /// <summary>Whether a viewer sees an item. Its <see cref="Item.Named"/> must have been loaded.</summary>
    public static bool MaySee(Viewer viewer, Item item, DateTimeOffset now) => s_compiled(viewer, item, now);

    /// <summary>Whether a viewer may change what an item holds: its owner's analysts and above; an offer or mandate its negotiators and heads.</summary>
    public static bool MayChange(Viewer viewer, Item item) => MayMake(viewer, item.Kind) && item.OwnerId == viewer.PartyId && item.WithdrawnAt is null;

    /// <summary>Whether a viewer may make an item of a kind for the own party.</summary>
    public static bool MayMake(Viewer viewer, ItemKind kind) =>
        viewer.Is(kind is ItemKind.Offer or ItemKind.Mandate ? PersonRole.Negotiator : PersonRole.Analyst);

    /// <summary>Whether a viewer may open an item to others, set its embargo or withdraw it: its owner's negotiators and heads. Mandates are never opened.</summary>
    public static bool MayShare(Viewer viewer, Item item) =>
        viewer.Is(PersonRole.Negotiator) && item.OwnerId == viewer.PartyId && item.Kind != ItemKind.Mandate;
}
