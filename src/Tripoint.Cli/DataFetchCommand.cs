using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary><c>tripoint data fetch comtrade</c>: declarations from UN Comtrade's public interface into a folder.</summary>
internal static class DataFetchCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "comtrade." };
        var reporters = new Option<string[]>("--reporter") { Description = "A reporter's code; may be repeated, or a list such as CHN,JPN,KOR.", Required = true };
        var periods = new Option<string[]>("--period") { Description = "A year (2021), a range of years (2018-2021) or a month (2021-07); may be repeated.", Required = true };
        var products = new Option<string[]>("--product") { Description = "Six digits; may be repeated, or a list such as 310210,280429.", Required = true };
        var to = new Option<string>("--to") { Description = "The folder for the answers.", Required = true };
        var key = new Option<string?>("--key") { Description = "A subscription key of UN Comtrade (default: the keyless preview, 500 rows an answer)." };
        var address = new Option<string?>("--address") { Description = "Another address of the interface." };
        var command = new Command("fetch", "Fetch declarations from UN Comtrade into a folder; a run that was cut goes on where it stopped. Then: data import comtrade FOLDER --name NAME.") { source, reporters, periods, products, to, key, address };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetRequiredValue(source) != "comtrade") throw new BadInputException($"unknown source '{parsed.GetRequiredValue(source)}'", "", "comtrade");
            var options = new ComtradeClientOptions();
            if (parsed.GetValue(key) is { } given) options = options with { Key = given, Address = new Uri("https://comtradeapi.un.org/data/v1/get/"), RowLimit = 250_000 };
            if (parsed.GetValue(address) is { } other)
                options = options with { Address = Uri.TryCreate(other.EndsWith('/') ? other : other + "/", UriKind.Absolute, out var uri) ? uri : throw new BadInputException($"'{other}' is no address", "--address", "http://… or https://…") };
            var query = new ComtradeQuery(
                [.. Split(parsed.GetRequiredValue(reporters)).Select(Economy.Of)], [.. Split(parsed.GetRequiredValue(periods)).SelectMany(Periods)], [.. Split(parsed.GetRequiredValue(products)).Select(Hs6.Of).Distinct().Order()]);
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
            var fetched = await new ComtradeClient(http, options, TimeProvider.System).Fetch(query, parsed.GetRequiredValue(to), Progress, cancel);
            if (!Console.IsErrorRedirected) Console.Error.WriteLine();
            Console.Out.WriteLine($"{fetched} answers fetched into {parsed.GetRequiredValue(to)}; import them with 'tripoint data import comtrade {parsed.GetRequiredValue(to)} --name NAME'.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Progress(int done, int all, string what)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r[{done}/{all}] {what,-30}");
    }

    private static IEnumerable<string> Split(string[] values) => values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static IEnumerable<TradePeriod> Periods(string text)
    {
        var parts = text.Split('-');
        if (parts.Length is 1 or 2 && Number(parts[0], 4) is { } first)
        {
            if (parts.Length == 1) return [new TradePeriod(first)];
            if (Number(parts[1], 4) is { } last && last >= first) return Enumerable.Range(first, last - first + 1).Select(y => new TradePeriod(y));
            if (Number(parts[1], 2) is { } month) return [new TradePeriod(first, month)];
        }
        throw new BadInputException($"'{text}' is no period", "--period", "2021, 2018-2021 or 2021-07");
    }

    private static int? Number(string text, int length) => text.Length == length && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
