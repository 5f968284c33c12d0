using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Log;

/// <summary>The record of who saw, shared and changed what.</summary>
internal sealed class LogArea : Area
{
    public override string Key => "log";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("log.menu", "/log", Icons.Record)];

    public override void Model(ModelBuilder builder) => builder.Entity<LogEntry>().HasKey(e => e.Number);

    public override void Map(IEndpointRouteBuilder app) => LogExport.Map(app);

    public override void Api(IEndpointRouteBuilder api) => api.MapGet("/log", (HttpContext http, ApiCaller caller, RoomStore store) =>
        Results.Stream(stream => LogExport.WriteAsync(store, caller.Viewer, stream, http.RequestAborted), "application/jsonl; charset=utf-8"))
        .RequireScope(ApiScope.LogRead).WithSummary("The record as 'tripoint serve verify-log' reads it, one JSON object a line");

    public override void Services(IServiceCollection services) => services.AddSingleton<LogReader>();
}
