using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tripoint.Workspace.Log;

/// <summary>The record of who saw, shared and changed what.</summary>
internal sealed class LogArea : Area
{
    public override string Key => "log";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("log.menu", "/log", Icons.Record)];

    public override void Model(ModelBuilder builder) => builder.Entity<LogEntry>().HasKey(e => e.Number);

    public override void Map(IEndpointRouteBuilder app) => LogExport.Map(app);

    public override void Services(IServiceCollection services) => services.AddSingleton<LogReader>();
}
