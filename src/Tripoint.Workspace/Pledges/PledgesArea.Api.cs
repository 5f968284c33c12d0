using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tripoint.Commitments;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Pledges;

/// <summary>What a promiser says.</summary>
/// <param name="Status">The status.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record WordRequest(DeclaredStatus Status, string Evidence = "");

/// <summary>A dispute.</summary>
/// <param name="Promiser">Whose status.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputeRequest(string Promiser, string Reason);

/// <summary>A reading of an indicator.</summary>
/// <param name="Day">The day it stands for.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ReadingRequest(DateOnly Day, double Value, string Source);

internal sealed partial class PledgesArea
{
    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/commitments", async (ApiCaller caller, RoomStore store, TimeProvider clock) => await store.ReadAsync(caller.Viewer, async db =>
            (await Promises.ReadAsync(db, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))).Select(v => new
            {
                Id = v.Row.ItemId,
                What = v.Row.Item.Title,
                v.Row.Area,
                v.Row.MadeOn,
                v.Row.Due,
                v.Row.Indicator,
                v.Row.Target,
                v.Standing.Promisers,
                v.Standing.Verdict,
                v.Standing.Latest,
                v.Standing.Path,
                Readings = v.Series?.Readings ?? [],
                Caveats = v.Series?.Caveats ?? [],
                v.Row.Source,
            }).ToList())).RequireScope(ApiScope.RegisterRead, openToPublic: true).WithSummary("Commitments: the promisers' word, the others', the indicator's");
        api.MapPost("/commitments", async (ApiCaller caller, RoomStore store, CommitmentForm form, CancellationToken cancellation) =>
        {
            var id = await Promises.AddAsync(store, caller.Viewer, form, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Put a commitment on record");
        api.MapPost("/commitments/{id}/words", async (ApiCaller caller, RoomStore store, string id, WordRequest word, CancellationToken cancellation) =>
        {
            await Promises.SayAsync(store, caller.Viewer, id, word.Status, word.Evidence, cancellation);
            return Results.Ok(new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Say, as a promiser, how a commitment stands");
        api.MapPost("/commitments/{id}/disputes", async (ApiCaller caller, RoomStore store, string id, DisputeRequest dispute, CancellationToken cancellation) =>
        {
            await Promises.DisputeAsync(store, caller.Viewer, id, dispute.Promiser, dispute.Reason, cancellation);
            return Results.Ok(new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Dispute what a promiser says");
        api.MapPost("/commitments/{id}/readings", async (ApiCaller caller, RoomStore store, string id, ReadingRequest reading, CancellationToken cancellation) =>
        {
            await Promises.EnterAsync(store, caller.Viewer, id, reading.Day, reading.Value, reading.Source, cancellation);
            return Results.Ok(new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Enter a reading of an indicator with its source");
    }
}
