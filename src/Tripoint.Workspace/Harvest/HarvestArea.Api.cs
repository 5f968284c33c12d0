using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Studies.Baskets;
using Tripoint.Studies.Warnings;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Harvest;

internal sealed partial class HarvestArea
{
    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/baskets", async (ApiCaller caller, RoomStore store) =>
        {
            var bloc = HarvestBloc.Of(await store.ReadAsync(caller.Viewer, db => db.Parties.ToListAsync()));
            return EmbeddedBaskets.OfAreas.Select(b => new
            {
                b.Key,
                b.Area,
                Name = b.Name.English,
                Edition = b.Edition?.Name(),
                Lines = b.Published.Select(l => new { l.Code, l.Sector, l.Label }),
                b.Source,
                b.IsOwnSelection,
                b.Note,
                Members = BasketExposure.Of(ExposureBase.Embedded.Table, b, bloc).Select(m => new { Member = m.Member.Code, m.ImportsMusd, m.ShareOfImports, m.ExportsMusd, m.ShareOfExports, m.TariffCharged, m.TariffFaced }),
            });
        }).RequireScope(ApiScope.RegisterRead).WithSummary("Baskets of lines, and what the sectors that hold them mean for each member");
        api.MapGet("/baskets/{key}/harvest", async (ApiCaller caller, RoomStore store, string key, double? coverage, CancellationToken cancellation) =>
        {
            var basket = EmbeddedBaskets.OfAreas.FirstOrDefault(b => b.Key == key) ?? throw new NotPermittedException("unavailable");
            var bloc = HarvestBloc.Of(await store.ReadAsync(caller.Viewer, db => db.Parties.ToListAsync(cancellation)));
            var harvest = EarlyHarvestStudy.Run(ExposureBase.Embedded.Table, basket, bloc, coverage ?? 1, cancellation);
            return Results.Ok(new
            {
                harvest.Status,
                harvest.Residual,
                harvest.Coverage,
                Outcomes = harvest.Outcomes.Select(o => new { Economy = o.Economy.Code, o.IsMember, o.WelfareShare, o.WelfareMusd }),
            });
        }).RequireScope(ApiScope.RegisterRead).WithSummary("What an early harvest on a basket's sectors gives; coverage: the share of their trade, above 0 and at most 1");
        api.MapGet("/exchanges", () => EmbeddedPeople.Flows.All.Select(f => new { f.Kind, f.Year, Origin = f.Origin.Code, Destination = f.Destination.Code, f.Persons, f.Remark }))
            .RequireScope(ApiScope.RegisterRead).WithSummary("Students and residents between economies; what is not there is unknown");
        api.MapGet("/projects", async (ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, async db =>
        {
            var milestones = (await db.Set<ProjectMilestone>().ToListAsync()).ToLookup(m => m.ItemId, StringComparer.Ordinal);
            var shares = (await db.Set<ProjectShare>().ToListAsync()).ToLookup(s => s.ItemId, StringComparer.Ordinal);
            return (await db.Set<ProjectRow>().Include(p => p.Item).OrderBy(p => p.Item.Title).ToListAsync()).ConvertAll(p => new
            {
                Id = p.ItemId,
                p.Item.Title,
                p.Area,
                Lead = p.LeadId,
                p.Text,
                Milestones = milestones[p.ItemId].OrderBy(m => m.Due).Select(m => new { m.What, m.Due, m.DoneOn }),
                Shares = shares[p.ItemId].Select(s => new { s.PartyId, s.AmountMusd }),
            });
        })).RequireScope(ApiScope.RegisterRead, openToPublic: true).WithSummary("Joint projects");
        api.MapPost("/projects", async (ApiCaller caller, RoomStore store, ProjectForm form, CancellationToken cancellation) =>
        {
            var id = await JointProjects.AddAsync(store, caller.Viewer, form, cancellation);
            return Results.Created($"/api/v1/items/{id}", new { id });
        }).RequireScope(ApiScope.RegisterWrite).WithSummary("Put a joint project on record");
    }
}
