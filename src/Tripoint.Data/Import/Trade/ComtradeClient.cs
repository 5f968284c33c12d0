using System.Globalization;
using System.Net;
using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Fetches declarations from UN Comtrade's public interface into a folder, one whole answer a file; a file that is there is not asked for
/// again, so that a run that was cut goes on where it stopped. Keeps the server's pace: pauses between calls, waits as Retry-After says, and
/// asks in halves where an answer is as long as the server gives. The folder is then imported with <c>data import comtrade</c>.
/// </summary>
/// <param name="http">The connection; its timeout is the caller's.</param>
/// <param name="options">How to ask.</param>
/// <param name="clock">Measures the pauses.</param>
public sealed class ComtradeClient(HttpClient http, ComtradeClientOptions options, TimeProvider clock)
{
    private bool _called;

    /// <summary>Fetches what is not there yet.</summary>
    /// <param name="query">What to fetch.</param>
    /// <param name="folder">Where the answers go; created where it is missing.</param>
    /// <param name="progress">Told the calls done and all calls.</param>
    /// <param name="cancel">Stops; whole answers stay.</param>
    /// <returns>The number of answers fetched now.</returns>
    /// <exception cref="BadInputException">The server refuses the question, or does not answer after all tries.</exception>
    public async Task<int> Fetch(ComtradeQuery query, string folder, Action<int, int, string>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var calls = query.Reporters.SelectMany(r => query.Periods.Select(p => (Reporter: r, Period: p))).ToList();
        var fetched = 0;
        for (var at = 0; at < calls.Count; at++)
        {
            var (reporter, period) = calls[at];
            progress?.Invoke(at, calls.Count, $"{reporter.Code} {period}");
            fetched += await FetchPart(reporter, period, [.. query.Products], folder, cancel);
        }
        progress?.Invoke(calls.Count, calls.Count, "done");
        return fetched;
    }

    // One answer; in halves where it is as long as the server gives, because the rest of it may have been cut off.
    private async Task<int> FetchPart(Economy reporter, TradePeriod period, Hs6[] products, string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, FileName(reporter, period, products));
        if (File.Exists(file)) return 0;
        var answer = await Ask(Question(reporter, period, products), cancel);
        if (Rows(answer, file) >= options.RowLimit)
        {
            if (products.Length == 1)
                throw new BadInputException(
                    $"the answer for {reporter.Code}, {period}, {products[0]} is as long as the server gives ({options.RowLimit} rows); its rest is cut off", options.Address.ToString(), "fewer rows",
                    "Use a subscription key with --key, which allows longer answers");
            var half = products.Length / 2;
            return await FetchPart(reporter, period, products[..half], folder, cancel) + await FetchPart(reporter, period, products[half..], folder, cancel);
        }
        await File.WriteAllBytesAsync(file + ".part", answer, cancel);
        File.Move(file + ".part", file, overwrite: true);
        return 1;
    }

    private static string FileName(Economy reporter, TradePeriod period, Hs6[] products) =>
        string.Create(CultureInfo.InvariantCulture, $"comtrade-{reporter.Code}-{period}-{products[0]}-{products[^1]}-{products.Length}.json");

    private Uri Question(Economy reporter, TradePeriod period, Hs6[] products) => new(options.Address, string.Create(CultureInfo.InvariantCulture,
        $"C/{(period.IsMonth ? 'M' : 'A')}/HS?reporterCode={Number(reporter)}&period={(period.IsMonth ? period.Code : period.Year)}&cmdCode={string.Join("%2C", products)}&flowCode=M%2CX&partner2Code=0&customsCode=C00&motCode=0{(options.Key is null ? "" : "&maxRecords=" + options.RowLimit)}"));

    // Comtrade's own numbers where they differ from M49.
    private static int Number(Economy reporter) => reporter.Code switch { "FRA" => 251, "NOR" => 579, "CHE" => 757, "USA" => 842, "IND" => 699, "TWN" => 490, _ => reporter.M49 };

    private async Task<byte[]> Ask(Uri question, CancellationToken cancel)
    {
        var wait = options.FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            if (_called) await Task.Delay(options.Pause, clock, cancel);
            _called = true;
            string failure;
            TimeSpan? asked = null;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, question);
                if (options.Key is not null) request.Headers.Add("Ocp-Apim-Subscription-Key", options.Key);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
                if (response.IsSuccessStatusCode)
                {
                    var answer = await response.Content.ReadAsByteArrayAsync(cancel);
                    if (IsWhole(answer)) return answer;
                    failure = "the answer breaks off";
                }
                else if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout)
                {
                    failure = string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
                    asked = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - clock.GetUtcNow() : null);
                }
                else
                {
                    throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"the server refused the question: {(int)response.StatusCode} {response.ReasonPhrase}"), question.ToString(), "",
                        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? "Check the key given with --key" : "Check reporters, periods and products");
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
            {
                failure = $"the connection failed ({e.Message})";
            }
            if (attempt == options.Tries)
                throw new BadInputException($"{failure}, {attempt} times", question.ToString(), "", "Run the command again later: it goes on where it stopped");
            var pause = asked ?? wait;
            if (pause > options.LongestWait)
                throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{failure} and asks to wait {pause.TotalMinutes:0} minutes"), question.ToString(), "", "Run the command again then: it goes on where it stopped");
            if (pause > TimeSpan.Zero) await Task.Delay(pause, clock, cancel);
            wait *= 2;
        }
    }

    private static bool IsWhole(byte[] answer)
    {
        var reader = new Utf8JsonReader(answer);
        try
        {
            while (reader.Read()) { }
            return reader.BytesConsumed > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The rows of an answer; where it says how many it should have, that many.
    private static int Rows(byte[] answer, string file)
    {
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
            throw new BadInputException("the answer has no list 'data'", Path.GetFileName(file), "an answer of UN Comtrade");
        var rows = data.GetArrayLength();
        if (root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var said) && said > rows)
            throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"the answer has {rows} rows and says it has {said}"), Path.GetFileName(file), "a whole answer", "Run the command again: it goes on where it stopped");
        return rows;
    }
}
