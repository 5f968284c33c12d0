using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Log;

/// <summary>The record as a file: one JSON object a line, every link of the chain, opened where the viewer may read what it says.</summary>
internal static class LogExport
{
    /// <summary>Version of the file's form, in its first line.</summary>
    public const string Form = "tripoint-log-1";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/log/export", (HttpContext http, RoomStore store) =>
    {
        var viewer = ViewerClaims.ViewerOf(http.User);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"tripoint-log.jsonl\"";
        return Results.Stream(stream => WriteAsync(store, viewer, stream, http.RequestAborted), "application/jsonl; charset=utf-8");
    }).RequireAuthorization().ExcludeFromDescription();

    /// <summary>Writes the record as a viewer may have it.</summary>
    public static async Task WriteAsync(RoomStore store, Viewer viewer, Stream stream, CancellationToken cancellation)
    {
        await using var db = store.Open(viewer);
        var readable = await LogReader.Readable(db).Select(e => e.Number).ToHashSetAsync(cancellation);
        await Line(new { Form, For = viewer.Name });
        await foreach (var entry in db.LogEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await Line(new LogLink
            {
                Number = entry.Number,
                At = entry.At.ToUnixTimeMilliseconds(),
                Seal = entry.Seal,
                Previous = entry.Previous,
                Hash = entry.Hash,
                Opened = !readable.Contains(entry.Number) ? null : new LogContents(entry.Salt, entry.PersonId, entry.PartyId, entry.Action, entry.ItemId, entry.OwnerId, entry.Details),
            });
        }

        async Task Line<T>(T value)
        {
            await JsonSerializer.SerializeAsync(stream, value, LogJson.Options, cancellation);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }
}
