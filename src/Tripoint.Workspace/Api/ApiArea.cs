using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Api;

/// <summary>Tokens, the description of the API, and what concerns no other area.</summary>
internal sealed class ApiArea : Area
{
    public override string Key => "tokens";

    public override void Model(ModelBuilder builder) => builder.Entity<ApiToken>().HasKey(t => t.Id);

    public override void Services(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Tripoint workspace";
            document.Info.Description = "The room for scripts. Authorization: Bearer and a token made on the account page; the rules are those of the pages.";
            return Task.CompletedTask;
        }));
    }

    public override void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").AddEndpointFilter<ApiFaults>().RequireRateLimiting(RateLimits.Api).DisableAntiforgery();
        foreach (var area in Areas.All) area.Api(api);
        // An address below /api that is not there is a plain 404, not a page.
        app.Map("/api/{**rest}", () => Results.Problem(statusCode: 404, title: "Not found")).AllowAnonymous().ExcludeFromDescription();
    }

    public override void Api(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", (ApiCaller caller) => new
        {
            Person = caller.Viewer.PersonId,
            caller.Viewer.Name,
            Party = caller.Viewer.PartyId,
            caller.Viewer.PartyKind,
            caller.Viewer.Role,
        }).RequireScope(ApiScope.PeopleRead).WithSummary("Who the token stands for");
        api.MapGet("/parties", async (ApiCaller caller, RoomStore store) => await store.ReadAsync(caller.Viewer, db =>
            db.Parties.OrderBy(p => p.Position).Select(p => new { p.Id, p.Kind, p.EconomyCode, p.Name, p.LeftAt }).ToListAsync()))
            .RequireScope(ApiScope.PeopleRead).WithSummary("The parties of the room");
    }
}
