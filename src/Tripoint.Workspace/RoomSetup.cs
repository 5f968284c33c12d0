using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Shell;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace;

/// <summary>What a room is made of, and the order in which a request passes through it.</summary>
internal static class RoomSetup
{
    public static void AddRoom(this IServiceCollection services, ServeOptions options, IConfiguration configuration)
    {
        services.AddSingleton(options.Clock);
        services.AddSingleton(options.Database);
        services.AddSingleton<RoomSignals>();
        services.AddSingleton(s => new RoomStore(options.Database, options.Clock, s.GetRequiredService<RoomSignals>()));
        services.AddScoped(s => s.GetRequiredService<RoomStore>().Open(Viewer.Room));
        var settings = new RoomSettings
        {
            IsDemo = options.Demo,
            RequireSecondFactor = configuration.GetValue("RequireSecondFactor", !options.Demo),
            Folder = options.Folder,
            Url = (configuration["Url"] ?? options.Url).TrimEnd('/'),
            UploadLimit = configuration.GetValue("UploadLimit", 32L << 20),
        };
        services.AddSingleton(settings);
        var keys = Path.Combine(options.Folder, "keys");
        PrivateFolder.Make(keys);
        services.AddDataProtection().SetApplicationName("Tripoint").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddRouting();
        services.Configure<WebEncoderOptions>(e => e.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddRazorComponents().AddInteractiveServerComponents(c =>
        {
            c.DetailedErrors = false;
            c.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CircuitHandler, CircuitCulture>();
        services.AddMudServices();
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "tripoint-antiforgery";
            a.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.HeaderName = "X-Antiforgery";
            a.SuppressXFrameOptionsHeader = true; // SecurityHeaders sets it for every answer
        });
        services.AddAccounts(settings, configuration);
        // Whatever says nothing else asks for a sign-in and, where the room asks for one, a second factor.
        var insiders = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(c => !settings.RequireSecondFactor || c.User.HasClaim(ViewerClaims.Enrolled, "yes")).Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(insiders)
            .SetFallbackPolicy(insiders)
            .AddPolicy(AccountSetup.SignedIn, p => p.RequireAuthenticatedUser());
        services.AddRateLimiter(o => RateLimits.Set(o, configuration.GetValue("Limits:Factor", 1)));
        services.AddProblemDetails();
        services.AddObservation(configuration);
        foreach (var area in Areas.All) area.Services(services);
    }

    public static void MapRoom(this WebApplication app)
    {
        if (app.Configuration["Proxy"] is { Length: > 0 } proxies) app.UseForwardedHeaders(Forwarded(proxies));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<StorageTrouble>();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        ShellAssets.Map(app);
        Preferences.Map(app);
        AccountEndpoints.Map(app);
        Observation.Map(app);
        foreach (var area in Areas.All) area.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }

    // Only the proxies named are believed about where a request came from and whether it came by TLS.
    private static ForwardedHeadersOptions Forwarded(string proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) options.KnownProxies.Add(IPAddress.Parse(proxy));
        return options;
    }
}
