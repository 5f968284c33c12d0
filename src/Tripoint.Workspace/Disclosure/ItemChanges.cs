using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Disclosure;

/// <summary>What can be done with any item. Areas call these within their own changes, so that rule, version and record are the same everywhere.</summary>
public static class ItemChanges
{
    /// <summary>The longest title.</summary>
    public const int TitleLimit = 200;

    /// <summary>Makes an item for the viewer's party, open to that party alone.</summary>
    /// <param name="write">The change.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="title">Its title.</param>
    /// <exception cref="NotPermittedException">The viewer's role does not allow that kind.</exception>
    /// <exception cref="BadInputException">The title is empty or too long.</exception>
    public static Item Make(this RoomWrite write, ItemKind kind, string title)
    {
        if (!DisclosureRule.MayMake(write.By, kind)) throw new NotPermittedException("role");
        var item = new Item
        {
            Id = RowId.New(),
            Kind = kind,
            OwnerId = write.By.PartyId,
            Title = CheckedTitle(title),
            CreatedById = write.By.PersonId,
            CreatedAt = write.Now,
            ChangedById = write.By.PersonId,
            ChangedAt = write.Now,
        };
        write.Db.Items.Add(item);
        write.Log(LogAction.Made, item, new { kind, item.Title });
        write.Tell("items");
        return item;
    }

    /// <summary>Finds an item the viewer sees.</summary>
    /// <exception cref="NotPermittedException">There is none, or it is not open to the viewer: the two are not told apart.</exception>
    public static async Task<Item> FindAsync(this RoomWrite write, string itemId, CancellationToken cancellation = default) =>
        await write.Db.Items.Include(i => i.Named).SingleOrDefaultAsync(i => i.Id == itemId, cancellation) ?? throw new NotPermittedException("unavailable");

    /// <summary>Says that what an item holds was changed; its version goes up.</summary>
    /// <param name="write">The change.</param>
    /// <param name="item">The item, tracked.</param>
    /// <param name="version">The version the change was made on.</param>
    /// <param name="title">A new title; null to keep it.</param>
    /// <param name="details">More for the record.</param>
    /// <exception cref="NotPermittedException">The viewer may not change it.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The item has another version by now.</exception>
    public static void Change(this RoomWrite write, Item item, int version, string? title = null, object? details = null)
    {
        if (!DisclosureRule.MayChange(write.By, item)) throw new NotPermittedException(item.OwnerId == write.By.PartyId ? "role" : "not-owner");
        if (title is not null) item.Title = CheckedTitle(title);
        Touch(write, item, version);
        write.Log(LogAction.Changed, item, details ?? new { item.Version, item.Title });
    }

    /// <summary>Opens an item to others, or to fewer.</summary>
    /// <param name="write">The change.</param>
    /// <param name="item">The item, tracked, with its named parties.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="named">The parties named; kept as they are when the audience is another.</param>
    /// <param name="embargoedUntil">Until when only the owner sees it; null for at once.</param>
    /// <exception cref="NotPermittedException">The viewer may not share it.</exception>
    /// <exception cref="BadInputException">No party was named, or the embargo ends in the past.</exception>
    public static void Share(this RoomWrite write, Item item, int version, Audience audience, ImmutableArray<string> named, DateTimeOffset? embargoedUntil)
    {
        if (!DisclosureRule.MayShare(write.By, item)) throw new NotPermittedException(item.OwnerId == write.By.PartyId ? "role" : "not-owner");
        if (audience == Audience.Named)
        {
            if (named.Length == 0) throw new NotPermittedException("nobody-named");
            item.Named.RemoveAll(n => !named.Contains(n.PartyId, StringComparer.Ordinal));
            foreach (var party in named.Except(item.Named.Select(n => n.PartyId), StringComparer.Ordinal)) item.Named.Add(new NamedParty { ItemId = item.Id, PartyId = party });
        }
        item.Audience = audience;
        item.EmbargoedUntil = embargoedUntil;
        Touch(write, item, version);
        write.Log(LogAction.Shared, item, new { audience, Named = audience == Audience.Named ? [.. item.Named.Select(n => n.PartyId).Order(StringComparer.Ordinal)] : Array.Empty<string>(), embargoedUntil });
    }

    /// <summary>Withdraws an item: from now on only its owner sees it. Nothing is erased, and it can be opened again.</summary>
    public static void Withdraw(this RoomWrite write, Item item, int version, bool withdrawn = true)
    {
        if (!DisclosureRule.MayShare(write.By, item)) throw new NotPermittedException(item.OwnerId == write.By.PartyId ? "role" : "not-owner");
        item.WithdrawnAt = withdrawn ? write.Now : null;
        Touch(write, item, version);
        write.Log(withdrawn ? LogAction.Withdrew : LogAction.Shared, item, new { withdrawn });
    }

    /// <summary>Writes into the record that the viewer read an item, once for each version. Reading one's own party's items is not recorded.</summary>
    public static async Task SawAsync(this RoomStore store, Viewer viewer, Item item, CancellationToken cancellation = default)
    {
        if (!viewer.IsSignedIn || viewer.PartyId == item.OwnerId) return;
        var version = $"{{\"version\":{item.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}";
        await using (var db = store.Open(viewer))
        {
            if (await db.LogEntries.AnyAsync(e => e.ItemId == item.Id && e.PersonId == viewer.PersonId && e.Action == LogAction.Saw && e.Details == version, cancellation)) return;
        }
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.Saw, item, new { item.Version });
            return Task.CompletedTask;
        }, cancellation);
    }

    private static void Touch(RoomWrite write, Item item, int version)
    {
        // The version read by the person, not the one just read from the database, is what must still hold.
        write.Db.Entry(item).Property(i => i.Version).OriginalValue = version;
        item.Version = version + 1;
        item.ChangedAt = write.Now;
        item.ChangedById = write.By.PersonId;
        write.Tell("items");
        write.Tell($"items/{item.Id}");
    }

    private static string CheckedTitle(string title)
    {
        var trimmed = title.Trim();
        return trimmed.Length is > 0 and <= TitleLimit && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new BadInputException("the title is empty, too long or has control characters", "title", "1 to 200 characters");
    }
}
