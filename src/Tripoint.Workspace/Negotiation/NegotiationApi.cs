using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Negotiations for scripts: read the draft, price it, put something on the table.</summary>
internal static class NegotiationApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/negotiations", async (ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, db =>
                db.Set<Talks>().OrderBy(t => t.Item.CreatedAt).Select(t => new { Id = t.ItemId, t.Item.Title, t.State, t.Round, t.Data, t.Year, t.EntryIntoForce }).ToListAsync()))
            .RequireScope(ApiScope.NegotiationRead).WithSummary("The negotiations open to you");
        api.MapGet("/negotiations/{id}", async (string id, ApiCaller caller, TalksReader reader) => Answer(await FindAsync(reader, caller, id)))
            .RequireScope(ApiScope.NegotiationRead).WithSummary("A negotiation and its joint draft");
        api.MapGet("/negotiations/{id}/moves", async (string id, ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, async db =>
                await db.Set<Talks>().AnyAsync(t => t.ItemId == id)
                    ? await db.Set<DraftMove>().Where(m => m.ItemId == id).OrderBy(m => m.Number).Select(m => new { m.Number, m.Round, m.Kind, m.PartyId, m.At, m.Text }).ToListAsync()
                    : throw new NotPermittedException("unavailable")))
            .RequireScope(ApiScope.NegotiationRead).WithSummary("Every move, in order");
        api.MapPost("/negotiations/{id}/price", PriceAsync).RequireScope(ApiScope.NegotiationRead)
            .WithSummary("What the draft, with rates you try, would bring each party that is open to you");
        api.MapPost("/negotiations/{id}/moves", MoveAsync).RequireScope(ApiScope.NegotiationWrite)
            .WithSummary("Puts offers and requests on the table; 409 with what stands there when something changed meanwhile");
        api.MapPost("/negotiations/{id}/statements", async (string id, StatementRequest said, ApiCaller caller, TalksDesk desk) =>
                new { (await desk.StateAsync(caller.Viewer, id, said.Text, [.. said.Cites ?? []])).Number })
            .RequireScope(ApiScope.NegotiationWrite).WithSummary("Says something, resting on evidence where wanted");
        api.MapPost("/negotiations", async (OpenRequest asked, ApiCaller caller, TalksDesk desk) =>
            {
                var id = await desk.OpenAsync(caller.Viewer, asked.Title, asked.Text ?? "", [.. asked.Parties], asked.EntryIntoForce);
                return Results.Created($"/api/v1/negotiations/{id}", new { id });
            })
            .RequireScope(ApiScope.NegotiationWrite).WithSummary("Opens a negotiation between delegations");
        api.MapPost("/negotiations/{id}/agenda", async (string id, StatementRequest said, ApiCaller caller, TalksDesk desk) =>
            {
                await desk.AddPointAsync(caller.Viewer, id, said.Text, [.. said.Cites ?? []]);
                return Results.Ok(new { id });
            })
            .RequireScope(ApiScope.NegotiationWrite).WithSummary("Puts a point on the agenda of the present round");
        api.MapPost("/negotiations/{id}/acceptance", async (string id, AcceptanceRequest accepted, ApiCaller caller, TalksDesk desk) =>
                new { Agreed = await desk.AcceptPackageAsync(caller.Viewer, id, accepted.Hash) })
            .RequireScope(ApiScope.NegotiationWrite).WithSummary("Accepts the package, as a head: the draft with this hash and no other; says whether all have");
    }

    private static async Task<TalksView> FindAsync(TalksReader reader, ApiCaller caller, string id) =>
        await reader.ReadAsync(caller.Viewer, id) ?? throw new NotPermittedException("unavailable");

    private static object Answer(TalksView talks) => new
    {
        talks.Id,
        talks.Talks.Item.Title,
        talks.Talks.State,
        talks.Talks.Round,
        talks.Talks.AgreedHash,
        PackageHash = TalksDesk.HashOf(talks),
        Parties = talks.Parties.Select(p => new { Id = p.PartyId, p.Party.EconomyCode, p.ResultsOpen }),
        talks.Draft.Number,
        Cells = talks.Draft.Cells.OrderBy(c => c.Key.Giver, StringComparer.Ordinal).ThenBy(c => c.Key.Partner, StringComparer.Ordinal).ThenBy(c => c.Key.Sector, StringComparer.Ordinal)
            .Select(c => new { c.Key.Giver, c.Key.Partner, c.Key.Sector, c.Key.Line, c.Value.Offer, c.Value.Request, c.Value.IsAgreed }),
    };

    private static async Task<object> PriceAsync(string id, PriceRequest asked, ApiCaller caller, TalksReader reader, TalksPricing pricing, CancellationToken cancellation)
    {
        var talks = await FindAsync(reader, caller, id);
        var tried = (asked.Cells ?? []).ToImmutableDictionary(c => c.Key, c => new TriedRate(c.Rate ?? throw new Faults.BadInputException("a rate to try is missing", "cells", "rate"), c.Staging, 0));
        var priced = await pricing.PriceAsync(talks, asked.Reading, tried, asked.Year, cancellation);
        return new { talks.Draft.Number, priced.Result.Status, priced.Result.Residual, Milliseconds = priced.Took.TotalMilliseconds, Parties = ResultsRule.Shown(caller.Viewer, talks, priced).Where(f => f is not null) };
    }

    private static async Task<IResult> MoveAsync(string id, MoveRequest asked, ApiCaller caller, TalksDesk desk, CancellationToken cancellation)
    {
        var outcome = await desk.ProposeAsync(caller.Viewer, id, [.. asked.Cells.Select(c => new ProposedCell(c.Key, c.Rate, c.Staging, c.Seen, c.SeenOther))], asked.Text ?? "", [.. asked.Cites ?? []], cancellation);
        return outcome.IsDone
            ? Results.Ok(new { outcome.Number })
            : Results.Problem("Nothing was put on the table.", statusCode: 409, title: "Changed meanwhile", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["conflicts"] = outcome.Conflicts });
    }
}

/// <summary>A position on a tariff.</summary>
/// <param name="Giver">The party whose tariff it is.</param>
/// <param name="Partner">The party whose exports bear it.</param>
/// <param name="Sector">Code of the sector.</param>
/// <param name="Rate">The rate when complete, a fraction; null to withdraw.</param>
/// <param name="Staging">How fast: A, B10, B20/10.</param>
/// <param name="Seen">The version of your side's position that you read; 0 where there was none.</param>
/// <param name="SeenOther">To accept: the version of the other side's position that you accept.</param>
public sealed record CellRequest(string Giver, string Partner, string Sector, double? Rate, string Staging = "A", int Seen = 0, int? SeenOther = null)
{
    internal CellKey Key => new(Giver, Partner, Sector);
}

/// <summary>Positions to put on the table, all or none.</summary>
/// <param name="Cells">The positions.</param>
/// <param name="Text">What is said with them.</param>
/// <param name="Cites">Evidence they rest on.</param>
public sealed record MoveRequest(IReadOnlyList<CellRequest> Cells, string? Text = null, IReadOnlyList<string>? Cites = null);

/// <summary>A negotiation to be opened.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Identities of the delegations.</param>
/// <param name="EntryIntoForce">The day from which tariffs fall.</param>
/// <param name="Text">What it is about.</param>
public sealed record OpenRequest(string Title, IReadOnlyList<string> Parties, DateOnly EntryIntoForce, string? Text = null);

/// <summary>A package to be accepted.</summary>
/// <param name="Hash">The hash of the draft that was read: <c>packageHash</c> of the negotiation.</param>
public sealed record AcceptanceRequest(string Hash);

/// <summary>A statement.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Cites">Evidence it rests on.</param>
public sealed record StatementRequest(string Text, IReadOnlyList<string>? Cites = null);

/// <summary>A draft to price.</summary>
/// <param name="Reading">What brackets count as: Offered, Requested or Agreed.</param>
/// <param name="Year">Year of the agreement; null when complete.</param>
/// <param name="Cells">Rates to try.</param>
public sealed record PriceRequest(DraftReading Reading = DraftReading.Offered, int? Year = null, IReadOnlyList<CellRequest>? Cells = null);
