using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Studies.Warnings;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Alerts;

/// <summary>An answer to a warning.</summary>
/// <param name="Kind">Supply, Stock, Information or Meeting.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="AvailableOn">From when.</param>
/// <param name="Text">The conditions, or the information.</param>
public sealed record AnswerRequest(AnswerKind Kind, double? Quantity = null, string Unit = "", DateOnly? AvailableOn = null, string Text = "");

internal sealed partial class AlertsArea
{
    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/warnings", async (ApiCaller caller, RoomStore store, TimeProvider clock) => await store.ReadAsync(caller.Viewer, async db =>
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var notices = await db.Set<NoticeRow>().Include(n => n.Item).OrderByDescending(n => n.StartsOn).ToListAsync();
            var answers = await db.Set<NoticeAnswer>().OrderBy(a => a.At).ToListAsync();
            return notices.ConvertAll(n => new
            {
                Id = n.ItemId,
                n.Item.Title,
                Owner = n.Item.OwnerId,
                n.Cause,
                Sectors = n.SectorCodes,
                n.Products,
                Origins = n.OriginEconomies.Select(e => e.Code),
                n.LossPercent,
                n.StartsOn,
                n.ExpectedDays,
                n.Impact,
                n.Measures,
                n.Help,
                Clock = Notices.Clock(n, answers).State(today),
                DaysLeft = Notices.Clock(n, answers).DaysLeft(today),
                n.EndedOn,
                n.Ending,
                Answers = answers.Where(a => a.NoticeId == n.ItemId).Select(a => new { a.PartyId, a.Kind, a.Quantity, a.Unit, a.AvailableOn, a.Text, a.At }),
            });
        })).RequireScope(ApiScope.RegisterRead, openToPublic: true).WithSummary("Warnings with their answers and the clock to the emergency meeting");
        api.MapPost("/warnings", async (ApiCaller caller, RoomStore store, NoticeForm form, CancellationToken cancellation) =>
        {
            var id = await Notices.RaiseAsync(store, caller.Viewer, form, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Raise a warning");
        api.MapPost("/warnings/{id}/answers", async (ApiCaller caller, RoomStore store, string id, AnswerRequest answer, CancellationToken cancellation) =>
        {
            await Notices.AnswerAsync(store, caller.Viewer, id, new AnswerForm(answer.Kind, answer.Quantity, answer.Unit, answer.AvailableOn, answer.Text), cancellation);
            return Results.Ok(new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Answer a warning");
        api.MapGet("/exposure", (string sectors, string origins) => ExposureBase.Embedded.Of(sectors.Split(','), [.. origins.Split(',').Select(Economy.Of)]).Economies.Select(e => new
        {
            Economy = e.Economy.Code,
            e.IsOrigin,
            e.DirectMusd,
            e.ShareOfImports,
            e.ShareOfSupply,
            e.EmbodiedMusd,
            e.ShareOfOutput,
            Sectors = e.Sectors.Select(s => new { s.Sector.Code, s.Share, s.OutputMusd }),
        })).RequireScope(ApiScope.RegisterRead).WithSummary("Who is exposed when sectors (C26,C27) of origins (JPN) fail");
        api.MapPost("/watches", async (ApiCaller caller, RoomStore store, WatchForm form, CancellationToken cancellation) =>
        {
            var id = await Watches.SaveAsync(store, caller.Viewer, null, 0, form, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Watch a monthly series, given as CSV with the columns month and value");
    }
}
