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
        for (var round = 0; round < 4; round++)
        {
            // Killed in the middle of its work, not at a time: on a slow machine as on a fast one four writers have requests under way.
            var enough = acknowledged.Count + 5 + 10 * round;
            using var server = Start(room);
            using var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(server)), Timeout = TimeSpan.FromSeconds(30) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
            {
                for (var n = 0; ; n++)
                {
                    try
                    {
                        using var answer = await client.PostAsJsonAsync("/api/v1/notes", new { title = string.Create(CultureInfo.InvariantCulture, $"{round}.{writer}.{n}"), text = "text" }, CancellationToken.None);
                        if (answer.StatusCode != HttpStatusCode.Created)
                        {
                            server.Kill(entireProcessTree: true);
                            Assert.Fail($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                        }
                        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetString()!;
                        lock (acknowledged)
                        {
                            acknowledged.Add(id);
                            if (acknowledged.Count == enough) server.Kill(entireProcessTree: true);
                        }
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        return; // killed
                    }
                }
            }));
            await server.WaitForExitAsync(cancellation);
        }
        await using var db = room.Store.Open(Viewer.Room);
        var there = await db.Items.Select(i => i.Id).ToListAsync(cancellation);
        Assert.Empty(acknowledged.Except(there));
        Assert.Equal(there.Count, await db.Set<Workspace.Disclosure.Note>().CountAsync(cancellation));
        Assert.Equal(there.Count, await db.LogEntries.CountAsync(e => e.Action == LogAction.Made, cancellation));
        Assert.Empty((await LogVerification.OfDatabaseAsync(room.Database, null, cancellation)).Faults);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task While_the_database_is_away_it_says_so_and_comes_back_by_itself(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var served = await ServedRoom.StartAsync(kind);
        using var browser = await served.ClientAsync("chn-head");
        using var script = await served.ScriptAsync("chn-head");
        using var ready = await browser.GetAsync("/health/ready", cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var back = await TestDatabases.TakeAwayAsync(served.Room.Database);
        using (var away = await browser.GetAsync("/items", cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.Contains("database cannot be reached", await away.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        }
        using (var away = await script.PostAsJsonAsync("/api/v1/notes", new { title = "away", text = "away" }, cancellation)) Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        using (var health = await browser.GetAsync("/health/ready", cancellation)) Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        using (var live = await browser.GetAsync("/health/live", cancellation)) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await back();
        using var again = await browser.GetAsync("/items", cancellation);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var made = await script.PostAsJsonAsync("/api/v1/notes", new { title = "back", text = "back" }, cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task When_its_file_cannot_grow_it_says_so_and_goes_on_by_itself_when_there_is_space_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (!File.Exists(Limiter)) TestDatabases.Missing($"No {Limiter}: install the Debian package util-linux.");
        await using var room = await TestRoom.MakeAsync();
        var token = await ApiTokens.MakeAsync(room.Store, room.As("kor-head"), "full", [ApiScope.ItemsRead, ApiScope.ItemsWrite], 1);
        using var server = Start(room, "bash", "-c", "trap '' XFSZ; exec \"$0\" \"$@\"");
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(server)) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var note = new { title = "large", text = new string('x', 60_000) };
            using (var first = await client.PostAsJsonAsync("/api/v1/notes", note, cancellation)) Assert.Equal(HttpStatusCode.Created, first.StatusCode);
            // The file system answers as a full disk does: the file and its log may not grow any further.
            var size = Directory.GetFiles(room.Folder, "room.db*").Max(f => new FileInfo(f).Length);
            await LimitAsync(server, (size + 100_000).ToString(CultureInfo.InvariantCulture));
            var made = 1;
            for (; ; made++)
            {
                using var answer = await client.PostAsJsonAsync("/api/v1/notes", note, cancellation);
                if (answer.StatusCode == HttpStatusCode.Created && made < 1000) continue;
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains("away or full", await answer.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
                break;
            }
            var there = await client.GetFromJsonAsync<JsonElement[]>("/api/v1/items", cancellation);
            Assert.Equal(made, there!.Length);
            await LimitAsync(server, "unlimited");
            using var after = await client.PostAsJsonAsync("/api/v1/notes", note, cancellation);
            Assert.Equal(HttpStatusCode.Created, after.StatusCode);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(cancellation);
        }
        Assert.Empty((await LogVerification.OfDatabaseAsync(room.Database, null, cancellation)).Faults);
    }

    [Fact]
    public async Task When_the_server_of_the_database_has_no_space_pages_stay_readable_and_what_is_not_kept_is_refused_in_clear_words()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var served = await ServedRoom.StartAsync(DatabaseKind.Postgres);
        using var script = await served.ScriptAsync("kor-head");
        using var browser = await served.ClientAsync("kor-head");
        // What PostgreSQL itself raises when it cannot extend a file: https://www.postgresql.org/docs/current/errcodes-appendix.html, class 53.
        await RunAsync(served, "CREATE FUNCTION no_space() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql");
        await RunAsync(served, "CREATE TRIGGER no_space BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION no_space()");
        using (var refused = await script.PostAsJsonAsync("/api/v1/notes", new { title = "full", text = "full" }, cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            var said = await refused.Content.ReadAsStringAsync(cancellation);
            Assert.Contains("away or full", said, StringComparison.Ordinal);
            Assert.DoesNotContain("No space left", said, StringComparison.Ordinal);
        }
        using (var page = await browser.GetAsync("/items", cancellation)) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await RunAsync(served, "DROP TRIGGER no_space ON items");
        using var after = await script.PostAsJsonAsync("/api/v1/notes", new { title = "after", text = "after" }, cancellation);
        Assert.Equal(HttpStatusCode.Created, after.StatusCode);
    }

    private const string Limiter = "/usr/bin/prlimit";

    private static async Task RunAsync(ServedRoom served, string sql)
    {
        await using var db = served.Room.Store.Open(Viewer.Room);
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    // The shell became the server, so its process is the server's.
    private static async Task LimitAsync(Process server, string bytes)
    {
        using var limiter = Process.Start(Limiter, ["--pid", server.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limiter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, limiter.ExitCode);
    }

    private static Process Start(TestRoom room, params string[] before)
    {
        string[] words = [.. before, "dotnet"];
        var info = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
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
