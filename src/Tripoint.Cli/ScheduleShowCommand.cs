using System.CommandLine;
using System.Globalization;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Cli;

/// <summary><c>negotiate schedule show</c>: counts, categories, the share of lines read, averages and peaks by HS section.</summary>
internal static class ScheduleShowCommand
{
    public static Command Create()
    {
        var input = new ScheduleInput();
        var year = new Option<int>("--year") { Description = "Year of the agreement (0 is the base) or calendar year.", DefaultValueFactory = _ => 1 };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("show", "Lines, categories, averages and peaks by HS section.") { year, format, file };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var import = input.Load(parsed);
            var at = ScheduleInput.YearOf(parsed.GetValue(year), import.Schedule.Convention);
            var exchange = input.Exchange(parsed);
            var (before, then) = (ScheduleSummary.Of(import.Schedule, 0, exchange), ScheduleSummary.Of(import.Schedule, at, exchange));
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Json => Json(import, before, then),
                OutputFormat.Csv => ScheduleOutput.Csv([["section", "lines", "excluded", "free", "averaged", "base_average", "average", "average_excluded_at_base", "peaks", "highest", "highest_code"], .. Rows(before, then, null)]),
                _ => Table(import, before, then),
            });
            return ExitCode.Done;
        });
        return command;
    }

    // Cells of a row; fractions as they are where there is no way to write them, otherwise in per cent.
    private static IEnumerable<string[]> Rows(ScheduleSummary before, ScheduleSummary then, Func<double?, string>? write)
    {
        write ??= v => v?.ToString("R", CultureInfo.InvariantCulture) ?? "";
        return then.Sections.Zip(before.Sections, (g, b) => new[]
        {
            g.Group, Count(g.Lines), Count(g.Excluded), Count(g.Free), Count(g.Averaged), write(b.Average), write(g.Average), write(g.WithExcludedAtBase), Count(g.Peaks), write(g.Highest), g.HighestCode,
        });
    }

    private static string Table(ImportedSchedule import, ScheduleSummary before, ScheduleSummary then)
    {
        var year = then.Year == 0 ? "the base" : import.Schedule.IsSnapshot ? "this edition" : string.Create(CultureInfo.InvariantCulture, $"year {then.Year} (from {import.Schedule.Convention.FirstDay(then.Year):yyyy-MM-dd})");
        var heads = new[] { "Section", "Lines", "Excluded", "Free", "Averaged", "Base", "Average", "Excl. at base", "Above 15%", "Highest", "Line" };
        var text = ScheduleOutput.Heading(import)
            + $"\nRates of {year}. Simple averages over the lines counted under 'Averaged': those with a commitment and a rate in per cent; 'Excl. at base' adds the excluded lines at their base rate.\n"
            + ScheduleOutput.Table(heads, Rows(before, then, ScheduleOutput.Percent));
        if (then.Estimated > 0) text += FormattableString.Invariant($"{then.Estimated:N0} of the averaged rates are estimates: unit values, the middle of a span, seasons by days.\n");
        if (then.Unconverted.Length > 0) text += FormattableString.Invariant($"{then.Unconverted.Length:N0} lines have no rate in per cent (no unit value, or a price or note the schedule only names): {string.Join(", ", then.Unconverted.Take(8))}{(then.Unconverted.Length > 8 ? ", …" : "")}\n");
        return text
            + "\n" + ScheduleOutput.Table(["Category", "Lines"], then.Categories.Select(c => new[] { c.Category, Count(c.Lines) }))
            + "\n" + ScheduleOutput.Table(["Form of the rate", "Lines"], then.Forms.Select(c => new[] { c.Form, Count(c.Lines) }));
    }

    private static string Json(ImportedSchedule import, ScheduleSummary before, ScheduleSummary then) => ScheduleOutput.Json("tripoint.negotiate.schedule.show", import, json =>
    {
        json.WriteNumber("year", then.Year);
        json.WriteNumber("estimated", then.Estimated);
        json.WriteStartArray("unconverted");
        foreach (var code in then.Unconverted) json.WriteStringValue(code.Digits);
        json.WriteEndArray();
        json.WriteStartObject("categories");
        foreach (var (category, lines) in then.Categories) json.WriteNumber(category, lines);
        json.WriteEndObject();
        json.WriteStartObject("forms");
        foreach (var (form, lines) in then.Forms) json.WriteNumber(form, lines);
        json.WriteEndObject();
        json.WriteStartArray("sections");
        foreach (var (b, g) in before.Sections.Zip(then.Sections))
        {
            json.WriteStartObject();
            json.WriteString("section", g.Group);
            json.WriteNumber("lines", g.Lines);
            json.WriteNumber("excluded", g.Excluded);
            json.WriteNumber("free", g.Free);
            json.WriteNumber("averaged", g.Averaged);
            ScheduleOutput.Number(json, "baseAverage", b.Average);
            ScheduleOutput.Number(json, "average", g.Average);
            ScheduleOutput.Number(json, "averageExcludedAtBase", g.WithExcludedAtBase);
            json.WriteNumber("above15Percent", g.Peaks);
            ScheduleOutput.Number(json, "highest", g.Highest);
            json.WriteString("highestCode", g.HighestCode);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);
}
