using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Disclosure;

internal sealed partial class DisclosureArea
{
    private const int Page = 200;

    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/items", async (ApiCaller caller, RoomStore store, ItemKind? kind, string? owner, long? before) => await store.ReadAsync(caller.Viewer, async db =>
        {
            var items = db.Items.Include(i => i.Named).AsQueryable();
            if (kind is { } k) items = items.Where(i => i.Kind == k);
            if (owner is not null) items = items.Where(i => i.OwnerId == owner);
            if (before is { } ms) items = items.Where(i => i.ChangedAt < DateTimeOffset.FromUnixTimeMilliseconds(ms));
            return (await items.OrderByDescending(i => i.ChangedAt).Take(Page).ToListAsync()).ConvertAll(i => ItemAnswer.Of(i));
        })).RequireScope(ApiScope.ItemsRead, openToPublic: true).WithSummary("Items open to the caller, the latest 200; 'before' (milliseconds) gives earlier ones");
        api.MapGet("/items/{id}", async (ApiCaller caller, RoomStore store, string id, CancellationToken cancellation) =>
        {
            await using var db = store.Open(caller.Viewer);
            var item = await db.Items.AsNoTracking().Include(i => i.Named).SingleOrDefaultAsync(i => i.Id == id, cancellation);
            if (item is null || !DisclosureRule.MaySee(caller.Viewer, item, db.Now)) throw new NotPermittedException("unavailable");
            var note = await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.ItemId == id, cancellation);
            await store.SawAsync(caller.Viewer, item, cancellation);
            return ItemAnswer.Of(item, note?.Text);
        }).RequireScope(ApiScope.ItemsRead, openToPublic: true).WithSummary("One item; reading another party's is recorded");
        api.MapPost("/notes", async (ApiCaller caller, RoomStore store, NoteRequest note, CancellationToken cancellation) =>
        {
            var id = await Notes.MakeAsync(store, caller.Viewer, note.Title, note.Text, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id, version = 1 });
        }).RequireScope(ApiScope.ItemsWrite).WithSummary("Make a note, open to one's own party");
        api.MapPut("/notes/{id}", async (ApiCaller caller, RoomStore store, string id, NoteRequest note, CancellationToken cancellation) =>
        {
            await Notes.ChangeAsync(store, caller.Viewer, id, note.Version, note.Title, note.Text, cancellation);
            return Results.Ok(new { id, version = note.Version + 1 });
        }).RequireScope(ApiScope.ItemsWrite).WithSummary("Change a note");
        api.MapPut("/items/{id}/audience", async (ApiCaller caller, RoomStore store, string id, AudienceRequest request, CancellationToken cancellation) =>
        {
            await store.WriteAsync(caller.Viewer, async write =>
                write.Share(await write.FindAsync(id, cancellation), request.Version, request.Audience, [.. request.Named ?? []], request.EmbargoedUntil), cancellation);
            return Results.Ok(new { id, version = request.Version + 1 });
        }).RequireScope(ApiScope.ItemsWrite).WithSummary("Open an item to others");
        api.MapPut("/items/{id}/withdrawn", async (ApiCaller caller, RoomStore store, string id, WithdrawRequest request, CancellationToken cancellation) =>
        {
            await store.WriteAsync(caller.Viewer, async write => write.Withdraw(await write.FindAsync(id, cancellation), request.Version, request.Withdrawn), cancellation);
            return Results.Ok(new { id, version = request.Version + 1 });
        }).RequireScope(ApiScope.ItemsWrite).WithSummary("Withdraw an item, or open it again");
    }
}
