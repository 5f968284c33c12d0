using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Cli;

/// <summary><c>negotiate schedule check</c>: how much of trade and lines becomes free, what is left out, and a sensitive track's ceiling.</summary>
internal static class ScheduleCheckCommand
{
    public static Command Create()
    {
        var input = new ScheduleInput();
        var trade = new Option<string?>("--trade") { Description = "CSV code,value_usd of imports from the partners; without it lines are counted." };
        var after = new Option<int>("--after") { Description = "Years after entry into force at which the end is judged.", DefaultValueFactory = _ => 10 };
        var sensitive = new Option<string?>("--sensitive") { Description = "Ceiling as subheadings and share of imports, such as 400,10% (default: ASEAN-China's)." };
        var counterpart = new Option<string?>("--counterpart") { Description = "The other side's schedule, for the average of both." };
        var counterImporter = new Option<string?>("--counterpart-importer") { Description = "Importer of the other side's schedule, where it is a CSV." };
        var counterPartner = new Option<string?>("--counterpart-partner") { Description = "Column of the other side's schedule, where it is Japan's." };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("check", "Coverage tests: by lines and by trade, at once and after ten years; chapters left out; sensitive lists.")
        {
            trade, after, sensitive, counterpart, counterImporter, counterPartner, format, file,
        };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var import = input.Load(parsed);
            var options = Options(parsed.GetValue(after), parsed.GetValue(sensitive));
            var weights = parsed.GetValue(trade) is { } path ? TradeWeights.Of(import.Schedule, CodeValueCsv.Trade(path)) : null;
            var result = CoverageTest.Of(import.Schedule, weights, options);
            CoverageShares? average = null;
            if (parsed.GetValue(counterpart) is { } theirs)
            {
                var other = input.Load(parsed, (theirs, parsed.GetValue(counterImporter), parsed.GetValue(counterPartner)));
                average = CoverageShares.Average(result.ByLines, CoverageTest.Of(other.Schedule, null, options).ByLines);
            }
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Json => Json(import, result, options, average),
                OutputFormat.Csv => ScheduleOutput.Csv([["weight", "base", "immediate", "after", "final"], .. Shares(result, average).Select(s => (string[])[s.Name, Plain(s.Shares.Base), Plain(s.Shares.Immediate), Plain(s.Shares.After), Plain(s.Shares.Final)])]),
                _ => Table(import, result, options, average),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static CoverageOptions Options(int after, string? sensitive)
    {
        if (after is < 0 or > 50) throw new BadInputException($"{after} years cannot be judged", "--after", "0 to 50");
        var options = new CoverageOptions { AfterYears = after };
        if (sensitive is null) return options;
        var parts = sensitive.Split(',');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var subheadings)
            && parts[1].EndsWith('%') && double.TryParse(parts[1].AsSpan(0, parts[1].Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? options with { Sensitive = new SensitiveLimit("as given", subheadings, percent / 100) }
            : throw new BadInputException($"'{sensitive}' is no ceiling", "--sensitive", "HS subheadings and a share of imports, such as 400,10%");
    }

    private static IEnumerable<(string Name, CoverageShares Shares)> Shares(CoverageResult result, CoverageShares? average)
    {
        yield return ("lines", result.ByLines);
        if (result.ByTrade is { } trade) yield return ("imports", trade);
        if (average is { } both) yield return ("lines, average of both sides", both);
    }

    private static string Table(ImportedSchedule import, CoverageResult result, CoverageOptions options, CoverageShares? average)
    {
        var snapshot = import.Schedule.IsSnapshot;
        var (now, then) = (snapshot ? "In this edition" : "At once", string.Create(CultureInfo.InvariantCulture, $"After {options.AfterYears} years"));
        var text = new StringBuilder(ScheduleOutput.Heading(import));
        text.Append(CultureInfo.InvariantCulture, $"\nShares free of duty ({result.Weights}). A line counts only if all its goods are free, in every season and beyond any quota.\n");
        text.Append(ScheduleOutput.Table(
            ["Share of", "Base", now, snapshot ? then : string.Create(CultureInfo.InvariantCulture, $"{then} (year {result.AfterYear})"), "In the end"],
            Shares(result, average).Select(s => (string[])[s.Name, .. new double?[] { s.Shares.Base, s.Shares.Immediate, s.Shares.After, s.Shares.Final }.Select(v => v is null ? "not known" : ScheduleOutput.Percent(v))])));
        text.Append("\nThe law gives no number for 'substantially all the trade' (GATT Article XXIV:8); shown is what each would ask.\n");
        text.Append(ScheduleOutput.Table(
            ["Threshold", now, then],
            Shares(result, average).SelectMany(s => options.Thresholds.Select(t => (string[])[$"{ScheduleOutput.Percent(t)} of {s.Name}", Reached(s.Shares.Immediate, t), Reached(s.Shares.After, t)]))));
        text.Append(CultureInfo.InvariantCulture, $"\nNot free {(snapshot ? "in this edition" : then.ToLowerInvariant())}: {result.NotFree.Length:N0} lines in {result.SensitiveSubheadings:N0} HS subheadings; {result.PartlyFree:N0} of these lines are free for some goods, members, seasons or inside a quota.\n");
        text.Append(CultureInfo.InvariantCulture, $"Sensitive track ({options.Sensitive.Name}): at most {options.Sensitive.Subheadings} subheadings: {(result.WithinSubheadings ? "kept" : "exceeded")}; at most {ScheduleOutput.Percent(options.Sensitive.TradeShare)} of imports: ");
        text.Append(result.WithinTrade is { } within ? $"{(within ? "kept" : "exceeded")} ({ScheduleOutput.Percent(result.SensitiveTradeShare)})\n" : "not known, no trade was given\n");
        text.Append(result.LeftOut.IsEmpty
            ? "No chapter is left out.\n"
            : $"Chapters left out (dutiable lines, none freed): {string.Join(", ", result.LeftOut.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Chapter:00} ({c.Dutiable} of {c.Lines})")))}\n");
        return text.ToString();
    }

    private static string Json(ImportedSchedule import, CoverageResult result, CoverageOptions options, CoverageShares? average) => ScheduleOutput.Json("tripoint.negotiate.schedule.check", import, json =>
    {
        json.WriteNumber("afterYears", options.AfterYears);
        json.WriteNumber("afterYear", result.AfterYear);
        json.WriteBoolean("snapshot", import.Schedule.IsSnapshot);
        json.WriteString("weights", result.Weights);
        json.WriteStartArray("thresholds");
        foreach (var threshold in options.Thresholds) json.WriteNumberValue(threshold);
        json.WriteEndArray();
        WriteShares(json, "byLines", result.ByLines);
        WriteShares(json, "byTrade", result.ByTrade);
        WriteShares(json, "byLinesAverageOfBothSides", average);
        json.WriteNumber("partlyFree", result.PartlyFree);
        json.WriteStartObject("sensitive");
        json.WriteString("ceiling", options.Sensitive.Name);
        json.WriteNumber("subheadings", result.SensitiveSubheadings);
        json.WriteNumber("mostSubheadings", options.Sensitive.Subheadings);
        ScheduleOutput.Number(json, "tradeShare", result.SensitiveTradeShare);
        json.WriteNumber("mostTradeShare", options.Sensitive.TradeShare);
        json.WriteEndObject();
        json.WriteStartArray("chaptersLeftOut");
        foreach (var chapter in result.LeftOut) json.WriteNumberValue(chapter.Chapter);
        json.WriteEndArray();
        json.WriteStartArray("notFree");
        foreach (var code in result.NotFree) json.WriteStringValue(code.Digits);
        json.WriteEndArray();
    });

    private static void WriteShares(Utf8JsonWriter json, string name, CoverageShares? shares)
    {
        if (shares is not { } s)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("base", s.Base);
        json.WriteNumber("immediate", s.Immediate);
        ScheduleOutput.Number(json, "after", s.After);
        ScheduleOutput.Number(json, "final", s.Final);
        json.WriteEndObject();
    }

    private static string Reached(double? share, double threshold) => share is not { } s ? "not known"
        : s >= threshold ? "reached"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * (threshold - s):0.00} points short");

    private static string Plain(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
