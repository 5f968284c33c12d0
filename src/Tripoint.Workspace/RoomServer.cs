using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace;

/// <summary>The web server of one room.</summary>
public static class RoomServer
{
    /// <summary>Upgrades the database, starts the room, prints where it is, and serves until it is stopped.</summary>
    /// <param name="options">How.</param>
    /// <param name="output">Where addresses, first links and demo passwords are printed.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(ServeOptions options, TextWriter output, CancellationToken cancellation)
    {
        await using var app = await StartAsync(options, output, cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>As <see cref="RunAsync"/>, but returns when the room is open.</summary>
    public static async Task<WebApplication> StartAsync(ServeOptions options, TextWriter output, CancellationToken cancellation)
    {
        PrivateFolder.Make(options.Folder);
        var steps = await Schema.UpgradeAsync(options.Database, options.Clock, cancellation);
        var app = Build(options);
        try
        {
            if (steps.Length > 0) RoomLog.Upgraded(app.Services.GetRequiredService<ILogger<RoomStore>>(), string.Join(", ", steps));
            await app.StartAsync(cancellation);
            var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            // By its name: a browser makes no passkey for a number (https://www.w3.org/TR/webauthn-3/#rp-id).
            var shown = app.Configuration["Url"] is { Length: > 0 } set ? set : url.Replace("://127.0.0.1", "://localhost", StringComparison.Ordinal);
            await output.WriteLineAsync($"Tripoint is open at {shown}");
            if (options.Demo)
                await DemoRoom.FillAsync(app.Services, shown, output, cancellation);
            else
                await FirstLink.PrintAsync(app.Services, shown, output, cancellation);
            RoomLog.Open(app.Services.GetRequiredService<ILogger<RoomStore>>(), shown);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = options.Folder, ApplicationName = "Tripoint.Workspace" });
        builder.Configuration
            .AddInMemoryCollection([
                new("Logging:LogLevel:Default", "Warning"),
                new("Logging:LogLevel:Tripoint.Workspace", "Information"),
                new("Logging:LogLevel:Tripoint.Workspace.Api.TokenScheme", "Warning"),
                // The keys lie in a folder that only the account of the server opens; docs/security.md says how to encrypt them as well.
                new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error")])
            .AddJsonFile(Path.Combine(options.Folder, "tripoint.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables("TRIPOINT_")
            .AddInMemoryCollection(options.Settings?.AsEnumerable() ?? []);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        if (options.JsonLog)
            builder.Logging.AddJsonConsole(c => c.UseUtcTimestamp = true);
        else
            builder.Logging.AddSimpleConsole(c => (c.SingleLine, c.TimestampFormat, c.UseUtcTimestamp) = (true, "HH:mm:ss ", true));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(context.Configuration.GetSection("Kestrel"));
            kestrel.Limits.MaxRequestBodySize = context.Configuration.GetValue("UploadLimit", 32L << 20);
        });
        builder.WebHost.UseUrls(options.Url);
        builder.Services.AddRoom(options, builder.Configuration);
        var app = builder.Build();
        app.MapRoom();
        return app;
    }

}
