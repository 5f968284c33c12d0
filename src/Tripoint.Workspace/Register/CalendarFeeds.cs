using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Studies.Dialogue;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Register;

/// <summary>Calendars to subscribe to: one of what is public, and each person's own of what that person may see.</summary>
public static class CalendarFeeds
{
    /// <summary>Makes a person's address and closes the earlier one. The secret is shown once.</summary>
    /// <returns>The path of the address.</returns>
    public static Task<string> MakeAsync(RoomStore store, Viewer viewer, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        if (!viewer.IsSignedIn) throw new NotPermittedException("role");
        await CloseAllAsync(write, cancellation);
        var secret = RowId.New() + RowId.New();
        write.Db.Add(new CalendarFeed { Id = RowId.New(), PersonId = viewer.PersonId, SecretHash = Hash(secret), MadeAt = write.Now });
        write.Log(LogAction.TokenChanged, new { calendar = "made" });
        return $"/calendar/{secret}.ics";
    }, cancellation);

    /// <summary>Closes a person's address.</summary>
    public static Task CloseAsync(RoomStore store, Viewer viewer, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        if (await CloseAllAsync(write, cancellation) > 0) write.Log(LogAction.TokenChanged, new { calendar = "closed" });
    }, cancellation);

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/calendar/{name}.ics", async (string name, string? lang, RoomStore store, RoomSettings settings, CancellationToken cancellation) =>
        {
            var viewer = name == "public" ? Viewer.Nobody : await ViewerAsync(store, name, cancellation);
            if (viewer is null) return Results.NotFound();
            var language = Enum.GetValues<Language>().FirstOrDefault(l => l.Tag() == lang);
            return Results.Text(await WriteAsync(store, viewer, Texts.In(language), settings.Url, cancellation), MeetingCalendar.ContentType, Encoding.UTF8);
        }).AllowAnonymous().DisableAntiforgery();

    private static async Task<string> WriteAsync(RoomStore store, Viewer viewer, Texts t, string url, CancellationToken cancellation)
    {
        await using var db = store.Open(viewer);
        var mechanisms = (await Meetings.MechanismsAsync(db, cancellation)).ToDictionary(m => m.Key, m => m.Name.In(t.Language), StringComparer.Ordinal);
        var rows = await db.Set<MeetingRow>().AsNoTracking().Include(m => m.Item).ToListAsync(cancellation);
        var host = new Uri(url).Host;
        var own = rows.Select(r => new CalendarEntry(
            $"{r.ItemId}@{host}", Title(r.Mechanism, r.Item.Title), r.Date, r.LastDay, r.Place, r.Outcome, new Uri($"{url}/register/meetings/{r.ItemId}"), r.Item.ChangedAt, r.IsCancelled));
        var replaced = rows.Where(r => r.Ordinal > 0 && !r.IsCancelled).Select(r => (r.Mechanism, r.Ordinal)).ToHashSet();
        var shipped = EmbeddedRegister.Meetings.Where(m => !replaced.Contains((m.Mechanism, m.Ordinal))).Select(m => new CalendarEntry(
            $"{m.Mechanism}-{m.Ordinal}-{m.Date}@tripoint.facts", Title(m.Mechanism, m.What), m.Date, null, m.Place, m.Source, null, new DateTimeOffset(m.Date.Latest, TimeOnly.MinValue, TimeSpan.Zero)));
        return MeetingCalendar.Write(t["register.calendar.name"], own.Concat(shipped));

        string Title(string mechanism, string title) => mechanisms.TryGetValue(mechanism, out var name) && !title.Contains(name, StringComparison.OrdinalIgnoreCase) ? $"{name}: {title}" : title;
    }

    private static async Task<Viewer?> ViewerAsync(RoomStore store, string secret, CancellationToken cancellation)
    {
        if (secret.Length != 2 * RowId.Length) return null;
        var hash = Hash(secret);
        await using var db = store.Open(Viewer.Room);
        var feed = await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.SecretHash == hash && f.ClosedAt == null, cancellation);
        if (feed is null) return null;
        var viewer = await ViewerClaims.NowAsync(db, feed.PersonId, cancellation);
        return viewer.IsSignedIn ? viewer : null;
    }

    private static async Task<int> CloseAllAsync(RoomWrite write, CancellationToken cancellation)
    {
        var open = await write.Db.Set<CalendarFeed>().Where(f => f.PersonId == write.By.PersonId && f.ClosedAt == null).ToListAsync(cancellation);
        foreach (var feed in open) feed.ClosedAt = write.Now;
        return open.Count;
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
