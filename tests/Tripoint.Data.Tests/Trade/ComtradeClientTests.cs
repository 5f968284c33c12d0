using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Tests.Trade;

public sealed class ComtradeClientTests
{
    private static readonly ComtradeQuery s_query = new([Economy.Of("KOR"), Economy.Of("USA")], [new TradePeriod(2020), new TradePeriod(2021)], [Hs6.Of("310210"), Hs6.Of("280429"), Hs6.Of("711011"), Hs6.Of("740311")]);

    [Fact]
    public async Task It_waits_as_asked_tries_again_after_half_an_answer_and_imports_what_it_fetched()
    {
        using var files = new TradeFiles();
        var calls = 0;
        await using var server = new LocalServer((request, n) =>
        {
            calls = n;
            if (n == 1) return new Answer(429, "", "Retry-After: 0");
            if (n == 2) return new Answer(200, Page(request), CutAt: 40);
            if (n == 3) return new Answer(200, Page(request)[..60]);
            if (n == 4) return new Answer(503, "");
            return new Answer(200, Page(request));
        });
        var fetched = await Client(server).Fetch(s_query, files.Folder, null, TestContext.Current.CancellationToken);
        Assert.Equal(4, fetched);
        Assert.Equal(8, calls);
        Assert.Equal(4, files.Import("comtrade", new TradeRequest(files.Folder)));
        using var store = files.Open();
        var trade = store.Read(new TradeFilter("t") { Books = TradeBooks.Importer });
        Assert.Equal(2 * 2 * 4, trade.Length);
        Assert.Equal([2020, 2021], trade.Periods.Select(p => p.Year));
        Assert.Contains(Economy.Of("USA"), trade.Economies);
    }

    [Fact]
    public async Task A_run_that_was_cut_goes_on_where_it_stopped()
    {
        using var files = new TradeFiles();
        var asked = new List<string>();
        await using var server = new LocalServer((request, n) =>
        {
            lock (asked) asked.Add(request);
            return n <= 2 ? new Answer(200, Page(request)) : n <= 4 ? new Answer(500, "") : new Answer(200, Page(request));
        });
        var client = Client(server, tries: 2);
        var stopped = await Assert.ThrowsAsync<BadInputException>(() => client.Fetch(s_query, files.Folder, null, TestContext.Current.CancellationToken));
        Assert.Contains("goes on where it stopped", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(files.Folder, "*.json").Length);
        Assert.Equal(2, await client.Fetch(s_query, files.Folder, null, TestContext.Current.CancellationToken));
        Assert.Equal(6, asked.Count);
        Assert.Empty(Directory.GetFiles(files.Folder, "*.part"));
    }

    [Fact]
    public async Task An_answer_as_long_as_the_server_gives_is_asked_for_in_halves()
    {
        using var files = new TradeFiles();
        await using var server = new LocalServer((request, _) => new Answer(200, Page(request)));
        var client = new ComtradeClient(new HttpClient(), Options(server) with { RowLimit = 3 }, TimeProvider.System);
        var query = s_query with { Reporters = [Economy.Of("KOR")], Periods = [new TradePeriod(2021)] };
        Assert.Equal(2, await client.Fetch(query, files.Folder, null, TestContext.Current.CancellationToken));
        var one = query with { Products = [Hs6.Of("310210")] };
        var tight = new ComtradeClient(new HttpClient(), Options(server) with { RowLimit = 1 }, TimeProvider.System);
        Assert.Contains("--key", (await Assert.ThrowsAsync<BadInputException>(() => tight.Fetch(one, files.Folder, null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_a_long_wait_and_a_page_with_too_few_rows_stop_with_their_reason()
    {
        using var files = new TradeFiles();
        var query = s_query with { Reporters = [Economy.Of("KOR")], Periods = [new TradePeriod(2021)] };
        await using var refusing = new LocalServer((_, _) => new Answer(401, ""));
        Assert.Contains("401", (await Assert.ThrowsAsync<BadInputException>(() => Client(refusing).Fetch(query, files.Folder, null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        await using var busy = new LocalServer((_, _) => new Answer(429, "", "Retry-After: 3600"));
        Assert.Contains("60 minutes", (await Assert.ThrowsAsync<BadInputException>(() => Client(busy).Fetch(query, files.Folder, null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        await using var lacking = new LocalServer((request, _) => new Answer(200, Page(request).Replace("\"count\":4", "\"count\":9", StringComparison.Ordinal)));
        Assert.Contains("says it has 9", (await Assert.ThrowsAsync<BadInputException>(() => Client(lacking).Fetch(query, files.Folder, null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(files.Folder, "*.json"));
    }

    private static ComtradeClient Client(LocalServer server, int tries = 6) => new(new HttpClient(), Options(server) with { Tries = tries }, TimeProvider.System);

    private static ComtradeClientOptions Options(LocalServer server) => new() { Address = server.Address, Pause = TimeSpan.Zero, FirstWait = TimeSpan.FromMilliseconds(1) };

    // A row a product: what the reporter bought from China.
    private static string Page(string request)
    {
        var query = request.Split(' ')[1].Split('?')[1].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var codes = Uri.UnescapeDataString(query["cmdCode"]).Split(',');
        var rows = codes.Select(c => $$"""{"period":"{{query["period"]}}","reporterCode":{{query["reporterCode"]}},"partnerCode":156,"flowCode":"M","cmdCode":"{{c}}","classificationCode":"H5","primaryValue":1000,"netWgt":10}""");
        return string.Create(CultureInfo.InvariantCulture, $"{{\"count\":{codes.Length},\"data\":[{string.Join(',', rows)}]}}");
    }

    private sealed record Answer(int Status, string Body, string Header = "X-None: 0", int CutAt = -1);

    /// <summary>A web server of one test's own: answers by a function of the request and its number; can break off in the middle.</summary>
    private sealed class LocalServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<string, int, Answer> _answer;
        private readonly Task _running;
        private int _calls;

        public LocalServer(Func<string, int, Answer> answer)
        {
            _answer = answer;
            _listener.Start();
            _running = Task.Run(Run);
        }

        public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _running;
            _listener.Dispose();
        }

        private async Task Run()
        {
            while (true)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await Serve(client.GetStream());
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
                catch (IOException)
                {
                    // The other side hung up.
                }
            }
        }

        private async Task Serve(NetworkStream stream)
        {
            var reader = new StreamReader(stream, Encoding.ASCII);
            var request = await reader.ReadLineAsync() ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 }) { }
            var answer = _answer(request, Interlocked.Increment(ref _calls));
            var body = Encoding.UTF8.GetBytes(answer.Body);
            var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{answer.Header}\r\n\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(answer.CutAt < 0 ? body : body.AsMemory(0, answer.CutAt));
        }
    }
}
