using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Tripoint.Load;

/// <summary>A page that somebody has open: the same circuit that a browser holds, without drawing. It notes when a text first arrives in a batch to be drawn.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _batches;

    private OpenPage(HubConnection connection)
    {
        _connection = connection;
        connection.On<int, byte[]>("JS.RenderBatch", DrawAsync);
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<JsonElement?, JsonElement?, JsonElement?, JsonElement?, JsonElement?, JsonElement?>("JS.BeginInvokeJS", (_, _, _, _, _, _) => { });
        connection.On<string>("JS.Error", error => _drawn.TrySetException(new InvalidOperationException(error)));
    }

    /// <summary>Opens an address with a session's cookie, and waits until it is live.</summary>
    public static async Task<OpenPage> OpenAsync(string url, string address, Cookie session, CancellationToken cancellation)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Uri(url), session);
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
        var html = await http.GetStringAsync(address, cancellation);
        var markers = Marker().Matches(html).Select(m => m.Groups["json"].Value).Where(j => j.Contains("descriptor", StringComparison.Ordinal)).ToList();
        var state = State().Match(html) is { Success: true } found ? found.Groups["state"].Value : "";
        // The protocol of circuits is the framework's own; its class is not public.
        var protocol = (IHubProtocol)Activator.CreateInstance(typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.BlazorPack.BlazorPackHubProtocol", throwOnError: true)!, nonPublic: true)!;
        var builder = new HubConnectionBuilder().WithUrl(url + "/_blazor", HttpTransportType.WebSockets, o => o.Cookies = cookies);
        builder.Services.AddSingleton(protocol);
        var page = new OpenPage(builder.Build());
        await page._connection.StartAsync(cancellation);
        var circuit = await page._connection.InvokeAsync<string?>("StartCircuit", url + "/", url + address, "[]", state, cancellation);
        if (circuit is null) throw new InvalidOperationException("The server refused the circuit.");
        var operations = string.Join(',', markers.Select((m, at) => $"{{\"type\":\"add\",\"ssrComponentId\":{(at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)},\"marker\":{m}}}"));
        await page._connection.SendAsync("UpdateRootComponents", $"{{\"batchId\":1,\"operations\":[{operations}]}}", "", cancellation);
        await page._drawn.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        return page;
    }

    /// <summary>The time (of <see cref="Stopwatch"/>) at which a text arrives; ask before it can.</summary>
    public Task<long> Arrival(string text) => _awaited.GetOrAdd(text, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Batches drawn so far.</summary>
    public int Batches => _batches;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task DrawAsync(int number, byte[] batch)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _batches);
        _drawn.TrySetResult();
        foreach (var (text, arrived) in _awaited)
        {
            if (batch.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0) continue;
            arrived.TrySetResult(now);
            _awaited.TryRemove(text, out _);
        }
        await _connection.SendAsync("OnRenderCompleted", (long)number, null as string);
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^>]*?)-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex State();
}
