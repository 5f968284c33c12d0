using System.CommandLine;
using System.Globalization;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Cli;

/// <summary><c>negotiate schedule rates</c>: every line with its rates by year.</summary>
internal static class ScheduleRatesCommand
{
    private const int MostYears = 40;

    public static Command Create()
    {
        var input = new ScheduleInput();
        var year = new Option<int?>("--year") { Description = "Only this year of the agreement (0 is the base) or calendar year." };
        var years = new Option<int>("--years") { Description = "Years from the first on, where no single year is asked for.", DefaultValueFactory = _ => 11 };
        var line = new Option<string?>("--line") { Description = "Only lines whose code begins with these digits." };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("rates", "Lines with their rates by year.") { year, years, line, format, file };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var import = input.Load(parsed);
            var schedule = import.Schedule;
            var count = parsed.GetValue(years);
            if (count is < 1 or > MostYears) throw new BadInputException($"{count} years cannot be shown", "--years", $"1 to {MostYears}");
            int[] shown = parsed.GetValue(year) is { } one ? [ScheduleInput.YearOf(one, schedule.Convention)] : [.. Enumerable.Range(1, count)];
            var prefix = parsed.GetValue(line)?.Replace(".", "", StringComparison.Ordinal) ?? "";
            var lines = schedule.Lines.Where(l => l.Code.Digits.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            if (lines.Count == 0) throw new BadInputException($"no line begins with '{prefix}'", "--line", "digits of a code in the schedule");
            string[] heads = ["code", "category", "base", .. shown.Select(y => y == 0 ? "year 0" : string.Create(CultureInfo.InvariantCulture, $"y{y}"))];
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Json => Json(import, lines, shown),
                OutputFormat.Csv => ScheduleOutput.Csv([[.. heads, "notes", "description"], .. lines.Select(l => (string[])[.. Cells(l, schedule, shown), l.Notes, l.Description])]),
                _ => ScheduleOutput.Heading(import) + "\n" + ScheduleOutput.Table(heads, lines.Select(l => Cells(l, schedule, shown))),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static string[] Cells(TariffLine line, Schedule schedule, int[] years) =>
        [line.Code.Digits, ScheduleSummary.CategoryOf(line, schedule.Convention), line.Base.ToString(), .. years.Select(y => schedule.RateIn(line, y).ToString())];

    private static string Json(ImportedSchedule import, List<TariffLine> lines, int[] years) => ScheduleOutput.Json("tripoint.negotiate.schedule.rates", import, json =>
    {
        var schedule = import.Schedule;
        json.WriteStartArray("years");
        foreach (var y in years) json.WriteNumberValue(y);
        json.WriteEndArray();
        json.WriteStartArray("rates");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("code", line.Code.Digits);
            json.WriteString("category", ScheduleSummary.CategoryOf(line, schedule.Convention));
            json.WriteString("base", line.Base.ToString());
            json.WriteStartArray("byYear");
            foreach (var y in years) json.WriteStringValue(schedule.RateIn(line, y).ToString());
            json.WriteEndArray();
            json.WriteString("notes", line.Notes);
            json.WriteString("description", line.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
