using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Disclosure;

namespace Tripoint.Workspace.Tests.Api;

/// <summary>Visits every endpoint there is, as every kind of person, and compares what comes back with the disclosure rule.</summary>
public sealed class EndpointWalkTests
{
    private static readonly string?[] s_people =
        [null, "chn-reader", "chn-analyst", "chn-negotiator", "chn-head", "jpn-negotiator", "kor-reader", "kor-head", "secretariat-head", "observer-head", "admin"];

    [Fact]
    public async Task Nothing_is_shown_to_anyone_whom_the_rule_does_not_allow()
    {
        await using var served = await ServedRoom.StartAsync();
        var samples = await SampleItems.AddAsync(served.Room);
        foreach (var who in s_people)
        {
            var viewer = who is null ? Viewer.Nobody : served.Room.As(who);
            var allowed = samples.Where(s => DisclosureRule.MaySee(viewer, s.Item, TimeProvider.System.GetUtcNow())).Select(s => s.Word).ToHashSet(StringComparer.Ordinal);
            using var browser = await served.ClientAsync(who);
            using var script = await served.ScriptAsync(who);
            foreach (var (endpoint, pattern) in Gets(served))
            {
                var client = IsApi(pattern) ? script : browser;
                foreach (var (item, word) in Targets(pattern, samples))
                {
                    using var answer = await client.GetAsync(Fill(pattern, item), TestContext.Current.CancellationToken);
                    var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    var leaked = samples.Where(s => !allowed.Contains(s.Word) && body.Contains(s.Word, StringComparison.Ordinal)).Select(s => s.Item.Title);
                    Assert.True(!leaked.Any(), $"GET {pattern} shows {who ?? "nobody"}: {string.Join(", ", leaked)}");
                    Assert.True((int)answer.StatusCode < 500, $"GET {pattern} as {who ?? "nobody"} for {item?.Title}: {answer.StatusCode}");
                    if (viewer == Viewer.Nobody && !IsOpen(endpoint)) Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Redirect });
                    if (item is null || !ShowsItem(pattern)) continue;
                    if (!IsApi(pattern) && viewer == Viewer.Nobody) continue;
                    if (allowed.Contains(word))
                        Assert.Contains(word, body, StringComparison.Ordinal);
                    else if (IsApi(pattern))
                        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
                }
            }
            // Lists give all that is allowed, not less.
            var list = await script.GetStringAsync("/api/v1/items", TestContext.Current.CancellationToken);
            Assert.All(allowed, w => Assert.Contains(w, list, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_is_changed_by_anyone_whom_the_rule_does_not_allow()
    {
        await using var served = await ServedRoom.StartAsync();
        var samples = (await SampleItems.AddAsync(served.Room)).Where(s => s.Item.OwnerId == "chn").ToList();
        foreach (var who in s_people)
        {
            var viewer = who is null ? Viewer.Nobody : served.Room.As(who);
            if (viewer.PartyId == "chn" && viewer.Is(PersonRole.Analyst)) continue;
            using var script = await served.ScriptAsync(who);
            foreach (var (endpoint, pattern, method) in Changes(served).Where(c => IsApi(c.Pattern)))
            {
                foreach (var (item, _) in Targets(pattern, samples))
                {
                    // A negotiation is opened by a member's negotiator; whatever else is new, by whoever may make a note.
                    var own = item is null && (pattern == "/api/v1/negotiations" ? viewer.IsMember && viewer.Is(PersonRole.Negotiator) : DisclosureRule.MayMake(viewer, ItemKind.Note));
                    var body = WalkValues.BodyOf(method, pattern, item);
                    Assert.True(body is not null, $"{method} {pattern} needs a body in WalkValues.");
                    using var request = new HttpRequestMessage(new HttpMethod(method), Fill(pattern, item)) { Content = JsonContent.Create(body) };
                    using var answer = await script.SendAsync(request, TestContext.Current.CancellationToken);
                    Assert.True(own == answer.IsSuccessStatusCode, $"{method} {pattern} as {who ?? "nobody"}: {answer.StatusCode}");
                    Assert.NotNull(endpoint.Metadata.GetMetadata<ApiAccess>());
                }
            }
        }
        await using var db = served.Room.Store.Open(Viewer.Room);
        var versions = await db.Items.Where(i => i.OwnerId == "chn").Select(i => i.Version).Distinct().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1], versions);
    }

    [Fact]
    public async Task A_browser_session_opens_nothing_of_the_API_and_a_token_no_more_than_its_scopes()
    {
        await using var served = await ServedRoom.StartAsync();
        using var browser = await served.ClientAsync("chn-head");
        using var narrow = await served.ScriptAsync("chn-head", ApiScope.PeopleRead);
        foreach (var (endpoint, pattern) in Gets(served).Where(g => g.Endpoint.Metadata.GetMetadata<ApiAccess>() is not null))
        {
            var access = endpoint.Metadata.GetMetadata<ApiAccess>()!;
            var address = Fill(pattern, null);
            using var withCookie = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            if (!access.OpenToPublic) Assert.Equal(HttpStatusCode.Unauthorized, withCookie.StatusCode);
            using var withToken = await narrow.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(access.Scope == ApiScope.PeopleRead, withToken.StatusCode != HttpStatusCode.Forbidden);
        }
        using var wrong = new HttpClient { BaseAddress = new Uri(served.Url) };
        wrong.DefaultRequestHeaders.Authorization = new("Bearer", "tripoint_wrong");
        using var refused = await wrong.GetAsync("/api/v1/items", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Every_form_refuses_a_post_without_this_sites_token()
    {
        await using var served = await ServedRoom.StartAsync();
        using var browser = await served.ClientAsync("chn-head");
        foreach (var (_, pattern, method) in Changes(served).Where(c => !IsApi(c.Pattern) && !c.Pattern.StartsWith("/_blazor", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Fill(pattern, null)) { Content = new FormUrlEncodedContent([new("_handler", "x")]) };
            using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {pattern}: {answer.StatusCode}");
        }
    }

    private static IEnumerable<(RouteEndpoint Endpoint, string Pattern)> Gets(ServedRoom served) => All(served)
        .Where(e => !e.Pattern.StartsWith("/_blazor", StringComparison.Ordinal) && !e.Pattern.StartsWith("/_framework", StringComparison.Ordinal))
        .Where(e => e.Methods.Count == 0 || e.Methods.Contains("GET")).Select(e => (e.Endpoint, e.Pattern)).Distinct();

    private static IEnumerable<(RouteEndpoint Endpoint, string Pattern, string Method)> Changes(ServedRoom served) => All(served)
        .SelectMany(e => e.Methods.Where(m => m is "POST" or "PUT" or "DELETE" or "PATCH").Select(m => (e.Endpoint, e.Pattern, m)));

    private static IEnumerable<(RouteEndpoint Endpoint, string Pattern, IReadOnlyList<string> Methods)> All(ServedRoom served) =>
        served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e =>
            (e, "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? (IReadOnlyList<string>)[]));

    private static bool IsApi(string pattern) => pattern.StartsWith("/api/", StringComparison.Ordinal);

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<ApiAccess>() is { OpenToPublic: true };

    private static bool ShowsItem(string pattern) => pattern is "/items/{Id}" or "/api/v1/items/{id}";

    private static IEnumerable<(Item? Item, string Word)> Targets(string pattern, List<(Item Item, string Word)> samples) =>
        WalkValues.ItemParameters.Any(p => pattern.Contains($"{{{p}}}", StringComparison.Ordinal)) ? samples.Select(s => ((Item?)s.Item, s.Word)) : [(null, "")];

    private static string Fill(string pattern, Item? item)
    {
        foreach (var parameter in WalkValues.ItemParameters) pattern = pattern.Replace($"{{{parameter}}}", item?.Id ?? RowId.New(), StringComparison.Ordinal);
        foreach (var (name, value) in WalkValues.Others)
            pattern = pattern.Replace($"{{{name}}}", value, StringComparison.Ordinal).Replace($"{{**{name}}}", value, StringComparison.Ordinal);
        Assert.False(pattern.Contains('{', StringComparison.Ordinal), $"{pattern}: a parameter has no value in WalkValues.");
        return pattern;
    }
}
