using System.CommandLine;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Cli;

/// <summary>The path of a schedule and the options that say how to read it; each verb makes its own.</summary>
internal sealed class ScheduleInput
{
    private readonly Argument<string> _path = new("path") { Description = "A folder of Japan's schedule, an RCEP spreadsheet (.xls, .xlsx), or a CSV of your own (see docs/guides/schedules.md)." };
    private readonly Option<string?> _kind = new("--kind") { Description = "japan, rcep-xls or csv (default: by the path)." };
    private readonly Option<string?> _partner = new("--partner") { Description = "Towards whom: for Japan a column such as CHN, KOR, RCEP, CPTPP, EU27 (default: MFN); for a CSV its label." };
    private readonly Option<string?> _importer = new("--importer") { Description = "Whose schedule it is, an ISO 3166 code; needed for a CSV." };
    private readonly Option<int?> _chapter = new("--chapter") { Description = "Only lines of this HS chapter." };
    private readonly Option<string?> _entry = new("--entry") { Description = "Day of entry into force, as 2027-01-01 (default: RCEP's, 2022-01-01)." };
    private readonly Option<string?> _annual = new("--annual-date") { Description = "Month and day of the annual cuts, as 04-01 (default: 04-01 for Japan, otherwise 01-01)." };
    private readonly Option<string> _cuts = new("--cuts") { Description = "Equal cuts of a category of n years: n or n+1.", DefaultValueFactory = _ => "n" };
    private readonly Option<string?> _rounding = new("--rounding") { Description = "Of reduced rates, in percentage points: none, 0.1, 'up 0.01', 'down 0.1' (default: 0.1)." };
    private readonly Option<string?> _unitValues = new("--unit-values") { Description = "CSV code,value,currency,unit: turns specific rates into estimates in per cent." };
    private readonly Option<string?> _exchange = new("--exchange") { Description = "Units of a currency for one US dollar, as JPY=151.4,KRW=1364." };

    public void AddTo(Command command)
    {
        command.Add(_path);
        foreach (var option in new Option[] { _kind, _partner, _importer, _chapter, _entry, _annual, _cuts, _rounding, _unitValues, _exchange }) command.Add(option);
    }

    public string Path(ParseResult parsed) => parsed.GetRequiredValue(_path);

    public ExchangeRates Exchange(ParseResult parsed) => parsed.GetValue(_exchange) is { } text ? ExchangeRates.Parse(text) : ExchangeRates.None;

    /// <summary>Reads the schedule that the arguments name, or another one in the same way.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="other">Another path, with its own importer and partner; null for the one given.</param>
    public ImportedSchedule Load(ParseResult parsed, (string Path, string? Importer, string? Partner)? other = null)
    {
        var path = other?.Path ?? Path(parsed);
        var partner = other is { } o ? o.Partner : parsed.GetValue(_partner);
        var importer = (other is { } p ? p.Importer : parsed.GetValue(_importer)) is { } code ? Economy.Of(code) : null;
        var import = Kind(other is null ? parsed.GetValue(_kind) : null, path) switch
        {
            "japan" => JapanTariffSchedule.Read(path).For(partner ?? JapanTariff.MostFavoured),
            "rcep-xls" => RcepScheduleXls.Read(path, importer, importer is null && !ConventionGiven(parsed) ? null : Convention(parsed, importer?.Code ?? "")),
            _ when importer is null => throw new BadInputException("a CSV does not say whose schedule it is", path, "", "Give --importer with an ISO 3166 code"),
            _ => ScheduleCsv.Read(path, importer, partner ?? "partners", Convention(parsed, importer.Code)),
        };
        if (parsed.GetValue(_unitValues) is { } values) import = import with { Schedule = CodeValueCsv.WithUnitValues(import.Schedule, CodeValueCsv.UnitValues(values)) };
        if (parsed.GetValue(_chapter) is not { } chapter) return import;
        var lines = import.Schedule.Lines.Where(l => l.Code.Chapter == chapter).ToList();
        if (lines.Count == 0) throw new BadInputException($"the schedule has no lines in chapter {chapter}", "--chapter", "1 to 97");
        var s = import.Schedule;
        return import with { Schedule = s.WithLines(lines), LinesInFile = lines.Count + import.Unparsed.Count(u => u.Code.StartsWith(chapter.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)) };
    }

    /// <summary>The year of the agreement that a number means: itself below 1900, otherwise the one in force at that calendar year's end.</summary>
    public static int YearOf(int year, StagingConvention convention) => year switch
    {
        < 0 or > 2200 or (> 100 and < 1900) => throw new BadInputException($"{year} is no year", "--year", "a year of the agreement (0 is the base, 1 the first) or a calendar year such as 2030"),
        >= 1900 => convention.YearOn(new DateOnly(year, 12, 31)),
        _ => year,
    };

    private bool ConventionGiven(ParseResult parsed) =>
        parsed.GetValue(_entry) is not null || parsed.GetValue(_annual) is not null || parsed.GetValue(_rounding) is not null || parsed.GetValue(_cuts) != "n";

    private StagingConvention Convention(ParseResult parsed, string importer)
    {
        var convention = StagingConvention.Rcep(importer);
        if (parsed.GetValue(_entry) is { } entry)
        {
            if (!DateOnly.TryParseExact(entry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) throw new BadInputException($"'{entry}' is not a day", "--entry", "a date such as 2027-01-01");
            convention = convention with { EntryIntoForce = day };
        }
        if (parsed.GetValue(_annual) is { } annual)
        {
            var (month, day) = StagingConvention.ParseAnnualDate(annual);
            convention = convention with { AnnualMonth = month, AnnualDay = day };
        }
        if (parsed.GetValue(_rounding) is { } rounding) convention = convention with { Rounding = StagingRounding.Parse(rounding) };
        return parsed.GetValue(_cuts) switch
        {
            "n" => convention,
            "n+1" => convention with { ExtraCut = true },
            var cuts => throw new BadInputException($"'{cuts}' is no number of cuts", "--cuts", "n or n+1"),
        };
    }

    private static string Kind(string? given, string path)
    {
        if (given is not null) return given is "japan" or "rcep-xls" or "csv" ? given : throw new BadInputException($"unknown kind '{given}'", "--kind", "japan, rcep-xls or csv");
        if (Directory.Exists(path) || path.Contains("_tariff_data.json", StringComparison.Ordinal)) return "japan";
        if (path.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) return "rcep-xls";
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)) return "csv";
        throw new BadInputException("the path does not tell what kind of schedule it is", path, "a folder, or a file ending in .xls, .xlsx or .csv", "Give --kind japan, rcep-xls or csv");
    }
}
