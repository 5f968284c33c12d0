using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests;

/// <summary>A <see cref="TestRoom"/> behind the real server on a free port of this machine.</summary>
internal sealed class ServedRoom : IAsyncDisposable
{
    private ServedRoom(TestRoom room, WebApplication app, string printed)
    {
        Room = room;
        App = app;
        Printed = printed;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public TestRoom Room { get; }

    public WebApplication App { get; }

    public string Url { get; }

    /// <summary>What the server printed when it started.</summary>
    public string Printed { get; }

    /// <summary>Starts a room.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="settings">Settings beside the test's own: no second factor.</param>
    public static async Task<ServedRoom> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, params (string Key, string Value)[] settings)
    {
        return await OverAsync(await TestRoom.MakeAsync(kind), settings);
    }

    /// <summary>Starts the server over a room that there is; the room is gone when the server is disposed of.</summary>
    public static async Task<ServedRoom> OverAsync(TestRoom room, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["RequireSecondFactor"] = "false", ["Limits:Factor"] = "1000" };
        foreach (var (key, value) in settings) all[key] = value;
        using var printed = new StringWriter();
        var app = await RoomServer.StartAsync(new ServeOptions { Folder = room.Folder, Url = "http://127.0.0.1:0", Database = room.Database, Settings = all }, printed, TestContext.Current.CancellationToken);
        return new ServedRoom(room, app, printed.ToString());
    }

    /// <summary>The cookie of a person who has signed in: name and value.</summary>
    public async Task<(string Name, string Value)> CookieAsync(string who)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        var person = await signIn.UserManager.FindByIdAsync(Room.As(who).PersonId);
        var ticket = new AuthenticationTicket(await signIn.CreateUserPrincipalAsync(person!), new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) }, IdentityConstants.ApplicationScheme);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    /// <summary>A client that has signed in as a person; as nobody for null. Redirects are not followed.</summary>
    public async Task<HttpClient> ClientAsync(string? who)
    {
        var cookies = new CookieContainer();
        if (who is not null)
        {
            var (name, value) = await CookieAsync(who);
            cookies.Add(new Uri(Url), new Cookie(name, value));
        }
#pragma warning disable CA2000 // The client disposes of its handler.
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
#pragma warning restore CA2000
    }

    /// <summary>A client with a token of a person's own, good for every scope; without a token for null.</summary>
    public async Task<HttpClient> ScriptAsync(string? who, params string[] scopes)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url) };
        if (who is not null)
        {
            var secret = await ApiTokens.MakeAsync(Room.Store, Room.As(who), "test", scopes.Length == 0 ? ApiScope.All : scopes, 1);
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        }
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Room.DisposeAsync();
    }
}
