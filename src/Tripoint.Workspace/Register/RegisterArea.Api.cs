using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tripoint.Codes;
using Tripoint.Dialogue;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Register;

/// <summary>A version of a meeting's text to be written.</summary>
/// <param name="Part">Agenda or Minutes.</param>
/// <param name="Language">The language.</param>
/// <param name="Body">The text.</param>
/// <param name="Seen">The number of the original's version that it follows or replaces; 0 before the first.</param>
public sealed record TextRequest(TextPart Part, Language Language, string Body, int Seen);

internal sealed partial class RegisterArea
{
    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/mechanisms", async (ApiCaller caller, RoomStore store, TimeProvider clock) => await store.ReadAsync(caller.Viewer, async db =>
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var meetings = await Meetings.AllAsync(db);
            return (await Meetings.MechanismsAsync(db)).Select(m => MechanismStanding.Of(m, meetings, today)).Select(s => new
            {
                s.Mechanism.Key,
                Name = s.Mechanism.Name.English,
                s.Mechanism.Level,
                s.Times,
                s.Undated,
                Last = s.Last?.Date.ToString(),
                SilentMonths = s.Silent?.ToString(),
                s.MedianGap,
                s.Overdue,
                Next = s.Next?.Date.ToString(),
            }).ToList();
        })).RequireScope(ApiScope.RegisterRead, openToPublic: true).WithSummary("How often each mechanism has met and how long it has been silent");
        api.MapGet("/meetings", async (ApiCaller caller, RoomStore store, string? mechanism) => await store.ReadAsync(caller.Viewer, async db =>
            (await Meetings.AllAsync(db)).Where(m => mechanism is null || m.Mechanism == mechanism)
                .Select(m => new { m.Mechanism, m.Ordinal, Date = m.Date.ToString(), m.Date.Precision, m.Place, m.What, m.Source }).ToList()))
            .RequireScope(ApiScope.RegisterRead, openToPublic: true).WithSummary("Meetings, those that ship and the room's; a date known to the month is written 2014-11");
        api.MapPost("/meetings", async (ApiCaller caller, RoomStore store, MeetingForm form, CancellationToken cancellation) =>
        {
            var id = await Meetings.AddAsync(store, caller.Viewer, form, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Put a meeting on record");
        api.MapPost("/meetings/{id}/texts", async (ApiCaller caller, RoomStore store, string id, TextRequest text, CancellationToken cancellation) =>
        {
            await Meetings.WriteTextAsync(store, caller.Viewer, id, text.Part, text.Language, text.Body, text.Seen, cancellation);
            return Results.Ok(new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Write a version of an agenda or minutes, or of a translation");
    }
}
