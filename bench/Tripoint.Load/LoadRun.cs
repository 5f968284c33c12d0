using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tripoint.Workspace;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Load;

/// <summary>
/// Every page shows the table in which the edits are made, which is the hardest case. An edit is made through the API with a delegation's token; it has arrived at
/// a page when the new rate stands in a batch that the page is to draw.
/// </summary>
internal static class LoadRun
{
    private static readonly string[] s_sectors = ["C20", "C22", "C25", "C26", "C27", "C28", "C29", "C13T15", "C10T12", "C23"];

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tripoint-load-").FullName;
        var database = options.Postgres is null ? RoomDatabase.Sqlite(Path.Combine(folder, "room.db")) : RoomDatabase.Postgres(options.Postgres);
        await using var app = await RoomServer.StartAsync(new ServeOptions
        {
            Demo = true,
            Folder = folder,
            Url = "http://127.0.0.1:0",
            Database = database,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:Factor"] = "1000", ["Logging:LogLevel:Tripoint.Workspace"] = "Warning" },
        }, TextWriter.Null, cancellation);
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var scope = app.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        var store = app.Services.GetRequiredService<RoomStore>();
        async Task<(Viewer Viewer, Cookie Session)> PersonAsync(string who)
        {
            var person = (await signIn.UserManager.FindByEmailAsync($"{who}@demo.example"))!;
            var principal = await signIn.CreateUserPrincipalAsync(person);
            var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var now = TimeProvider.System.GetUtcNow();
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);
            return (ViewerClaims.ViewerOf(principal), new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket)));
        }

        var secretariat = await PersonAsync("secretariat");
        var china = await PersonAsync("chn-analyst");
        var negotiator = await PersonAsync("chn-negotiator");
        var desk = app.Services.GetRequiredService<TalksDesk>();
        var ids = new List<string>();
        for (var at = 0; at < options.Rooms; at++)
            ids.Add(await desk.OpenAsync(secretariat.Viewer, $"Room {at + 1}", "", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), cancellation));

        // Both kinds of people have China's tariffs before them.
        var pages = new ConcurrentBag<(string Id, OpenPage Page)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, options.People), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation }, async (at, stop) =>
            pages.Add((ids[at % ids.Count], await OpenPage.OpenAsync(url, $"/negotiations/{ids[at % ids.Count]}", at / ids.Count % 2 == 0 ? china.Session : secretariat.Session, stop))));
        var byRoom = pages.ToLookup(p => p.Id, p => p.Page, StringComparer.Ordinal);
        Console.WriteLine($"{pages.Count} pages open in {ids.Count} rooms, {database.Kind}");

        using var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await ApiTokens.MakeAsync(store, negotiator.Viewer, "load", ApiScope.All, 1));
        ConcurrentBag<double> acknowledged = [], arrived = [];
        var (lost, refused) = (0, 0);
        var versions = new ConcurrentDictionary<(string, string), int>();
        var work = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        for (var edit = 0; edit < (options.Warm + options.Seconds) * options.Edits; edit++)
        {
            var due = TimeSpan.FromSeconds((double)edit / options.Edits) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero) await Task.Delay(due, cancellation);
            work.Add(EditAsync(edit));
        }
        await Task.WhenAll(work);

        Console.WriteLine($"edits {work.Count} of which {options.Warm * options.Edits} to warm up, refused {refused}, arrivals {arrived.Count} of {((options.Seconds * options.Edits) - refused) * options.People / options.Rooms}, not arrived within 10 s {lost}");
        Print("acknowledged", acknowledged);
        Print("drawn at every page", arrived);
        foreach (var (_, page) in pages) await page.DisposeAsync();
        await app.StopAsync(cancellation);
        Directory.Delete(folder, recursive: true);
        return lost == 0 && refused == 0 && Quantile(arrived, 0.95) < 300 ? 0 : 1;

        async Task EditAsync(int edit)
        {
            var id = ids[edit % ids.Count];
            var sector = s_sectors[edit / ids.Count % s_sectors.Length];
            // A rate that no other edit has, so that it is known again.
            var rate = Math.Round(0.0001 + (edit * 0.0001 % 0.015), 4);
            var text = string.Create(CultureInfo.InvariantCulture, $"{100 * rate:0.##}% B{3 + (edit / 150 % 90)}");
            var seen = versions.AddOrUpdate((id, sector), 0, (_, v) => v + 1);
            var waiting = byRoom[id].Select(p => p.Arrival(text)).ToList();
            var start = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsJsonAsync($"/api/v1/negotiations/{id}/moves",
                new { cells = new[] { new { giver = "chn", partner = "jpn", sector, rate, staging = $"B{(3 + (edit / 150 % 90)).ToString(CultureInfo.InvariantCulture)}", seen } } }, cancellation);
            var counts = edit >= options.Warm * options.Edits;
            if (counts) acknowledged.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
                if (counts) Interlocked.Increment(ref refused);
                return;
            }
            await Task.WhenAll(waiting.Select(async one =>
            {
                try
                {
                    var at = await one.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
                    if (counts) arrived.Add(Stopwatch.GetElapsedTime(start, at).TotalMilliseconds);
                }
                catch (TimeoutException)
                {
                    if (counts) Interlocked.Increment(ref lost);
                }
            }));
        }
    }

    private static void Print(string what, ConcurrentBag<double> times) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: median {Quantile(times, 0.5):0} ms, 95% {Quantile(times, 0.95):0} ms, 99% {Quantile(times, 0.99):0} ms, most {Quantile(times, 1):0} ms"));

    private static double Quantile(ConcurrentBag<double> times, double q)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(q * sorted.Length) - 1)];
    }
}
