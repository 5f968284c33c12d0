using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Storage;

public sealed class DurabilityTests
{
    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Killed_again_and_again_while_writing_it_loses_nothing_that_it_acknowledged(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind);
        var token = await ApiTokens.MakeAsync(room.Store, room.As("kor-head"), "kill", [ApiScope.ItemsWrite], 1);
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            using var server = Start(room);
            using var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(server)), Timeout = TimeSpan.FromSeconds(5) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(400 + 300 * round));
            stop.Token.Register(() => server.Kill(entireProcessTree: true));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
            {
                for (var n = 0; ; n++)
                {
                    try
                    {
                        using var answer = await client.PostAsJsonAsync("/api/v1/notes", new { title = string.Create(CultureInfo.InvariantCulture, $"{round}.{writer}.{n}"), text = "text" }, CancellationToken.None);
                        if (answer.StatusCode != HttpStatusCode.Created) continue;
                        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetString()!;
                        lock (acknowledged) acknowledged.Add(id);
                    }
                    catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
                    {
                        return; // killed
                    }
                }
            }));
            await server.WaitForExitAsync(cancellation);
        }
        Assert.True(acknowledged.Count > 10, $"only {acknowledged.Count} were acknowledged");
        await using var db = room.Store.Open(Viewer.Room);
        var there = await db.Items.Select(i => i.Id).ToListAsync(cancellation);
        Assert.Empty(acknowledged.Except(there));
        Assert.Equal(there.Count, await db.Set<Workspace.Disclosure.Note>().CountAsync(cancellation));
        Assert.Equal(there.Count, await db.LogEntries.CountAsync(e => e.Action == LogAction.Made, cancellation));
        Assert.Empty((await LogVerification.OfDatabaseAsync(room.Database, null, cancellation)).Faults);
    }

    [Fact]
    public async Task While_the_database_is_away_it_says_so_and_comes_back_by_itself()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var served = await ServedRoom.StartAsync();
        using var browser = await served.ClientAsync("chn-head");
        using var ready = await browser.GetAsync("/health/ready", cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await TestDatabases.DropAsync(served.Room.Database); // lets go of pooled files
        var file = served.Room.Database.File!;
        foreach (var part in Directory.GetFiles(served.Room.Folder, "room.db*")) File.Move(part, part + ".away");
        Directory.CreateDirectory(file);
        using (var away = await browser.GetAsync("/items", cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.Contains("database cannot be reached", await away.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        }
        using (var health = await browser.GetAsync("/health/ready", cancellation)) Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        using (var live = await browser.GetAsync("/health/live", cancellation)) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Directory.Delete(file);
        foreach (var part in Directory.GetFiles(served.Room.Folder, "*.away")) File.Move(part, part[..^5]);
        using var back = await browser.GetAsync("/items", cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    private static Process Start(TestRoom room)
    {
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { Path.Combine(AppContext.BaseDirectory, "tripoint.dll"), "serve", "--data-dir", room.Folder, "--url", "http://127.0.0.1:0" }) info.ArgumentList.Add(word);
        if (room.Database.Kind == DatabaseKind.Postgres)
        {
            info.ArgumentList.Add("--database");
            info.ArgumentList.Add("postgres");
            info.Environment["TRIPOINT_DATABASE"] = room.Database.ConnectionString;
        }
        info.Environment["TRIPOINT_Limits__Factor"] = "1000";
        var server = Process.Start(info)!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        return server;
    }

    private static async Task<string> AddressAsync(Process server)
    {
        const string open = "Tripoint is open at ";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(open, StringComparison.Ordinal);
            if (at >= 0) return line[(at + open.Length)..].Trim();
        }
        throw new InvalidOperationException("The server ended before it opened.");
    }
}
