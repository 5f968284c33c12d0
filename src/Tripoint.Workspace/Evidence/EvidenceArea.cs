using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Data.Embedded;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Evidence;

/// <summary>Scenarios, briefs and data sets that can be cited and run again.</summary>
internal sealed class EvidenceArea : Area
{
    public override string Key => "evidence";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("evidence.menu", "/evidence", Icons.Evidence)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind is ItemKind.Scenario or ItemKind.Brief or ItemKind.DataSet ? $"/evidence/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        builder.Entity<EvidenceItem>().HasKey(e => e.ItemId);
        builder.Entity<EvidenceRun>().HasKey(r => new { r.ItemId, r.Number });
    }

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<EvidenceDesk>();
        services.AddSingleton<EvidenceRuns>();
    }

    public override void Map(IEndpointRouteBuilder app) => app.MapGet("/evidence/{id}/file", async (string id, HttpContext http, RoomStore store) =>
    {
        var viewer = ViewerClaims.ViewerOf(http.User);
        var found = await store.ReadAsync(viewer, db => db.Set<EvidenceItem>().Include(e => e.Item).SingleOrDefaultAsync(e => e.ItemId == id));
        if (found is null) return Results.NotFound();
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.Exported, found.Item, new { found.Sha256 });
            return Task.CompletedTask;
        });
        // Always a download: what somebody brought is never shown as a page of this site.
        return Results.File(found.Content, "application/octet-stream", found.FileName);
    }).RequireAuthorization().ExcludeFromDescription();

    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/evidence/{id}", async (string id, ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, db => db.Set<EvidenceItem>().Where(e => e.ItemId == id)
                .Select(e => new { Id = e.ItemId, e.Item.Kind, e.Item.Title, e.FileName, e.Sha256, e.Text, e.Data, e.Year }).SingleOrDefaultAsync()) ?? throw new NotPermittedException("unavailable"))
            .RequireScope(ApiScope.EvidenceRead).WithSummary("A piece of evidence");
        api.MapGet("/evidence/{id}/runs", async (string id, ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, async db =>
                await db.Set<EvidenceItem>().AnyAsync(e => e.ItemId == id)
                    ? await db.Set<EvidenceRun>().Where(r => r.ItemId == id).OrderBy(r => r.Number).Select(r => new { r.Number, r.PartyId, r.At, r.Program, r.InputHash, r.ResultHash, r.Status, r.Residual, r.Result }).ToListAsync()
                    : throw new NotPermittedException("unavailable")))
            .RequireScope(ApiScope.EvidenceRead).WithSummary("Its runs, with their results");
        api.MapPost("/evidence/scenarios", async (ScenarioRequest asked, ApiCaller caller, EvidenceDesk desk) => new { Id = await desk.AddScenarioAsync(caller.Viewer, asked.Title, asked.Text ?? "", asked.Scenario) })
            .RequireScope(ApiScope.EvidenceWrite).WithSummary("Adds a scenario");
        api.MapPost("/evidence/{id}/runs", async (string id, ApiCaller caller, EvidenceRuns runs, CancellationToken cancellation) => await runs.RunAsync(caller.Viewer, id, cancellation) is var run
                ? new { run.Number, run.InputHash, run.ResultHash, run.Status, run.Residual } : null)
            .RequireScope(ApiScope.EvidenceWrite).WithSummary("Runs a scenario and answers when it is done");
    }

    /// <summary>Two scenarios that ship: one opened to all members and run by its owner, one public.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var desk = room.Services.GetRequiredService<EvidenceDesk>();
        var runs = room.Services.GetRequiredService<EvidenceRuns>();
        foreach (var (who, party, scenario, audience) in new[] { ("kor-analyst", "kor", "cjk-fta", Audience.Members), ("jpn-analyst", "jpn", "cjk-fta-agriculture-excluded", Audience.Members), ("chn-analyst", "chn", "export-controls-metals", Audience.Own) })
        {
            var loaded = ScenarioLibrary.Load(scenario);
            var id = await desk.AddScenarioAsync(room.As(who), loaded.Name.In(Codes.Language.English), "Ships with Tripoint.", ScenarioLibrary.Text(scenario), cancellation);
            await runs.RunAsync(room.As(who), id, cancellation);
            if (audience == Audience.Own) continue;
            await room.Store.WriteAsync(room.As($"{party}-head"), async write =>
            {
                var item = await write.FindAsync(id, cancellation);
                write.Share(item, item.Version, audience, [], null);
            }, cancellation);
        }
    }
}

/// <summary>A scenario to be added.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Scenario">The scenario file's text.</param>
/// <param name="Text">Where it comes from.</param>
public sealed record ScenarioRequest(string Title, string Scenario, string? Text = null);
