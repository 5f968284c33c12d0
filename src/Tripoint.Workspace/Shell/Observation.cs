using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Shell;

/// <summary>Health and metrics. Metrics are served where a token is set for them: <c>Metrics:Token</c>, asked for as a bearer token.</summary>
internal static class Observation
{
    public const string MeterName = "Tripoint.Workspace";

    private static readonly Meter s_meter = new(MeterName);
    private static readonly Histogram<double> s_commits = s_meter.CreateHistogram<double>("tripoint.commit.duration", "s", "Time of one change of the room, from its start to its commit.");

    /// <summary>Notes how long a change took, and whether it was committed.</summary>
    public static void Committed(long started, bool done) =>
        s_commits.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("committed", done));

    public static void AddObservation(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Metrics:Token"] is { Length: > 0 })
        {
            services.AddOpenTelemetry().WithMetrics(m => m
                .AddMeter(MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime")
                .AddAspNetCoreInstrumentation().AddPrometheusExporter());
        }
    }

    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (RoomStore store, CancellationToken cancellation) =>
        {
            await using var db = store.Open(Viewer.Room);
            await db.LogEntries.OrderByDescending(e => e.Number).Select(e => e.Number).FirstOrDefaultAsync(cancellation); // fails with 503 where the database is away
            return Results.Text("ready");
        }).AllowAnonymous().ExcludeFromDescription();
        if (app.Configuration["Metrics:Token"] is not { Length: > 0 } token) return;
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + token));
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().Add(endpoint =>
        {
            var scrape = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                var given = SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
                if (CryptographicOperations.FixedTimeEquals(given, expected)) return scrape(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        });
    }
}
