using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// Reads negotiations. Moves are only ever added, so the draft of the last reading is kept and only what came since is read; it is handed out only after a query as the
/// viewer has found the negotiation open to that viewer.
/// </summary>
public sealed class TalksReader(RoomStore store, RoomSignals signals)
{
    private readonly ConcurrentDictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Told, TalksView View)> _views = new(StringComparer.Ordinal);

    /// <summary>A negotiation; null where there is none or it is not open to the viewer.</summary>
    public async Task<TalksView?> ReadAsync(Viewer viewer, string id, CancellationToken cancellation = default)
    {
        // Every change of a negotiation, and of parties, tells its topic: what was read since the last time holds for whoever may see it.
        var told = signals.Told(TalksDesk.Topic(id)) + signals.Told("people");
        await using var db = store.Open(viewer);
        var talks = await TalksAsync(db, id, cancellation);
        if (talks is null) return null;
        if (_views.TryGetValue(id, out var known) && known.Told == told) return known.View with { Talks = talks };
        var view = await FillAsync(db, talks, cancellation);
        _views[id] = (told, view);
        return view;
    }

    /// <summary>The joint draft as it stood after a move.</summary>
    public async Task<Draft?> AtAsync(Viewer viewer, string id, int number, CancellationToken cancellation = default)
    {
        await using var db = store.Open(viewer);
        if (!await db.Set<Talks>().AnyAsync(t => t.ItemId == id, cancellation)) return null;
        return Draft.Empty.After(number, await db.Set<DraftCell>().AsNoTracking().Where(c => c.ItemId == id && c.Number <= number).ToListAsync(cancellation));
    }

    internal async Task<TalksView?> ReadAsync(RoomContext db, string id, CancellationToken cancellation)
    {
        var talks = await TalksAsync(db, id, cancellation);
        return talks is null ? null : await FillAsync(db, talks, cancellation);
    }

    private static Task<Talks?> TalksAsync(RoomContext db, string id, CancellationToken cancellation) =>
        db.Set<Talks>().AsNoTracking().Include(t => t.Item).SingleOrDefaultAsync(t => t.ItemId == id, cancellation);

    private async Task<TalksView> FillAsync(RoomContext db, Talks talks, CancellationToken cancellation)
    {
        var id = talks.ItemId;
        var parties = await db.Set<TalksParty>().AsNoTracking().Include(p => p.Party).Where(p => p.ItemId == id).OrderBy(p => p.Position).ToListAsync(cancellation);
        var accepted = await db.Set<DraftMove>().AsNoTracking().Where(m => m.ItemId == id && m.Kind == MoveKind.PackageAccepted).OrderBy(m => m.Number).Select(m => new { m.PartyId, m.Text }).ToListAsync(cancellation);
        var last = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var a in accepted) last[a.PartyId] = a.Text;
        return new TalksView(talks, [.. parties], await DraftAsync(db, id, cancellation), last.ToImmutable());
    }

    /// <summary>The draft up to the last move that the context sees.</summary>
    internal async Task<Draft> DraftAsync(RoomContext db, string id, CancellationToken cancellation)
    {
        var known = _drafts.GetValueOrDefault(id, Draft.Empty);
        var last = await db.Set<DraftMove>().Where(m => m.ItemId == id).MaxAsync(m => (int?)m.Number, cancellation) ?? 0;
        if (last < known.Number) return Draft.Empty.After(last, await CellsAsync(0)); // another database was put in its place
        if (last == known.Number) return known;
        var draft = known.After(last, await CellsAsync(known.Number));
        _drafts.AddOrUpdate(id, draft, (_, other) => other.Number > draft.Number ? other : draft);
        return draft;

        Task<List<DraftCell>> CellsAsync(int after) =>
            db.Set<DraftCell>().AsNoTracking().Where(c => c.ItemId == id && c.Number > after && c.Number <= last).ToListAsync(cancellation);
    }
}
