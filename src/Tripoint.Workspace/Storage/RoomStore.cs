using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Storage;

/// <summary>Opens the room for a viewer: to read, and to change with an entry in the record in the same transaction.</summary>
#pragma warning disable CA1001 // The semaphore's wait handle is never asked for, so it holds nothing to let go of.
public sealed class RoomStore
#pragma warning restore CA1001
{
    private const int Attempts = 6;

    // The key of PostgreSQL's advisory lock around every change.
    private const long WriteLock = 0x5452_4950_4C4F_4731;

    private readonly DbContextOptions<RoomContext> _options;
    private readonly TimeProvider _clock;
    private readonly RoomSignals _signals;

    // This process's writers queue in order; at the database they would poll for its lock, and some would wait long.
    private readonly SemaphoreSlim _turn = new(1);

    internal RoomStore(RoomDatabase database, TimeProvider clock, RoomSignals signals)
    {
        Database = database;
        _options = database.Options();
        _clock = clock;
        _signals = signals;
    }

    /// <summary>Where the room is kept.</summary>
    public RoomDatabase Database { get; }

    /// <summary>The time of the room's clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Opens the room to read, as a viewer. The caller disposes of it; one context serves one task at a time.</summary>
    public RoomContext Open(Viewer viewer) => new(_options, viewer, _clock);

    /// <summary>Reads as a viewer.</summary>
    public async Task<T> ReadAsync<T>(Viewer viewer, Func<RoomContext, Task<T>> read)
    {
        await using var db = Open(viewer);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    /// <summary>Changes the room as a viewer: the rows and the record are committed together, then listeners are told.</summary>
    /// <param name="viewer">Who changes it; checked again against the database first.</param>
    /// <param name="change">Makes the change; may run again when two wrote at once, so it must not change anything but <see cref="RoomWrite.Db"/>.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotPermittedException">The viewer's account was closed or moved since.</exception>
    public async Task<T> WriteAsync<T>(Viewer viewer, Func<RoomWrite, Task<T>> change, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _turn.WaitAsync(cancellation);
            var started = Stopwatch.GetTimestamp();
            var waits = TimeSpan.Zero;
            try
            {
                var result = await TryWriteAsync(viewer, change, cancellation);
                Observation.Committed(started, done: true);
                return result;
            }
            catch (Exception e) when (attempt < Attempts && StorageFaults.IsTransient(e))
            {
                Observation.Committed(started, done: false);
                waits = TimeSpan.FromMilliseconds(20 * (1 << attempt));
            }
            finally
            {
                _turn.Release();
            }
            await Task.Delay(waits, _clock, cancellation);
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Viewer, Func{RoomWrite, Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Viewer viewer, Func<RoomWrite, Task> change, CancellationToken cancellation = default) =>
        WriteAsync<object?>(viewer, async write =>
        {
            await change(write);
            return null;
        }, cancellation);

    private async Task<T> TryWriteAsync<T>(Viewer viewer, Func<RoomWrite, Task<T>> change, CancellationToken cancellation)
    {
        await using var db = Open(viewer);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One writer at a time, from before it reads what it decides on: what a change looked at is still so when it is committed. SQLite does this by itself.
        if (Database.Kind == DatabaseKind.Postgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriteLock})", cancellation);
        await CheckAsync(db, viewer, cancellation);
        var write = new RoomWrite(db);
        var result = await change(write);
        await db.SaveChangesAsync(cancellation);
        if (write.Entries.Count > 0)
        {
            await AppendAsync(db, write, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        foreach (var topic in write.Topics) _signals.Tell(topic);
        return result;
    }

    // A page may have been open since before the person's role changed.
    private static async Task CheckAsync(RoomContext db, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.IsSignedIn) return;
        var now = await db.People.AsNoTracking().Include(p => p.Party).SingleOrDefaultAsync(p => p.Id == viewer.PersonId, cancellation);
        if (now is null || now.ClosedAt is not null || Viewer.Of(now, now.Party is { LeftAt: null } party ? party : null) != viewer)
            throw new NotPermittedException("account-changed");
    }

    private static async Task AppendAsync(RoomContext db, RoomWrite write, CancellationToken cancellation)
    {
        var last = await db.LogEntries.AsNoTracking().OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(cancellation);
        var (number, previous) = last is null ? (0L, LogChain.Start) : (last.Number, last.Hash);
        foreach (var (action, item, owner, details) in write.Entries)
        {
            var salt = LogChain.NewSalt();
            var seal = LogChain.Seal(salt, write.By.PersonId, write.By.PartyId, action, item, owner, details);
            var at = db.Now;
            var hash = LogChain.Hash(++number, at, seal, previous);
            db.LogEntries.Add(new LogEntry
            {
                Number = number,
                At = at,
                PersonId = write.By.PersonId,
                PartyId = write.By.PartyId,
                Action = action,
                ItemId = item,
                OwnerId = owner,
                Details = details,
                Salt = salt,
                Seal = seal,
                Previous = previous,
                Hash = hash,
            });
            previous = hash;
        }
    }
}
