using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Log;

/// <summary>
/// Reads the record for a viewer. Everyone may have every link of the chain; the contents of an entry are opened to the person who acted, to the party whose
/// item it is, and, for what was done openly (made, changed, shared, withdrawn, stated), to whoever sees the item. Entries without an item are opened
/// to the people of the same party, and to administrators.
/// </summary>
public sealed class LogReader(RoomStore store)
{
    private static readonly LogAction[] s_open = [LogAction.Made, LogAction.Changed, LogAction.Shared, LogAction.Withdrew, LogAction.Stated];

    /// <summary>The entries that a viewer may read, the latest first.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="itemId">Only what concerns an item; null for all.</param>
    /// <param name="before">Only entries with a smaller number; null from the latest.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImmutableArray<LogEntry>> ReadAsync(Viewer viewer, string? itemId, long? before, int count, CancellationToken cancellation)
    {
        await using var db = store.Open(viewer);
        var entries = Readable(db);
        if (itemId is not null) entries = entries.Where(e => e.ItemId == itemId);
        if (before is { } number) entries = entries.Where(e => e.Number < number);
        return [.. await entries.AsNoTracking().OrderByDescending(e => e.Number).Take(count).ToListAsync(cancellation)];
    }

    /// <summary>The query for the entries that the viewer of a context may read.</summary>
    internal static IQueryable<LogEntry> Readable(RoomContext db)
    {
        var viewer = db.Viewer;
        if (viewer.IsRoom) return db.LogEntries;
        string person = viewer.PersonId, party = viewer.PartyId;
        bool signedIn = viewer.IsSignedIn, hasParty = viewer.HasParty, administers = viewer.IsAdministrator;
        var items = db.Items; // filtered by the disclosure rule
        return db.LogEntries.Where(e =>
            (signedIn && e.PersonId == person)
            || (e.ItemId != "" && hasParty && e.OwnerId == party && items.Any(i => i.Id == e.ItemId))
            || (e.ItemId != "" && s_open.Contains(e.Action) && items.Any(i => i.Id == e.ItemId))
            || (e.ItemId == "" && ((hasParty && e.PartyId == party) || administers)));
    }
}
