using System.Collections.Immutable;
using System.Globalization;
using ExcelDataReader;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>One sheet of an RCEP schedule on its way to a schedule.</summary>
internal sealed class RcepSheet(string path, IExcelDataReader reader)
{
    private readonly List<UnparsedRate> _unparsed = [];
    private readonly Dictionary<decimal, Rate> _rates = [];
    private readonly string _file = Path.GetFileName(path);
    private int _row;
    private int _cells;

    public ImportedSchedule Read(Economy? importer, StagingConvention? convention)
    {
        var titles = new List<string>();
        int[]? years = null;
        while (years is null && NextRow())
        {
            if (Text(0).Contains("HS Code", StringComparison.OrdinalIgnoreCase)) years = Years();
            else if (Text(0).Length > 0) titles.Add(Text(0));
        }
        if (years is null) throw new BadInputException("no heading row 'HS Code … Base Rate … Year 1 …' was found", path, "a schedule of RCEP's Annex I");
        importer ??= Importer(titles);
        var lines = new List<TariffLine>(10_000);
        var count = 0;
        while (NextRow())
        {
            if (reader.FieldCount <= years[0] || reader.GetValue(years[0]) is null) continue;
            count++;
            if (Line(years) is { } line) lines.Add(line);
        }
        if (reader.NextResult() && reader.RowCount > 0)
            throw new BadInputException($"the file has further sheets, such as '{reader.Name}'", path, "one sheet, for one partner", "Save each sheet as a file of its own");
        var partners = titles.FirstOrDefault(t => t.StartsWith("Section", StringComparison.OrdinalIgnoreCase)) is { } section && section.Contains(':', StringComparison.Ordinal)
            ? section[(section.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : reader.Name;
        var schedule = Schedule.Create(importer, partners, "RCEP Annex I", convention ?? StagingConvention.Rcep(importer.Code), lines, path);
        return new ImportedSchedule(schedule, count, _cells, [.. _unparsed], ["Rates are listed for each year; categories are inferred from them."]);
    }

    // The column of the base rate, then of each year in order.
    private int[] Years()
    {
        var found = new List<int>();
        for (var k = 1; k < reader.FieldCount; k++)
        {
            var head = Text(k);
            if (head.StartsWith("Base", StringComparison.OrdinalIgnoreCase) && found.Count == 0) found.Add(k);
            else if (head.StartsWith("Year", StringComparison.OrdinalIgnoreCase) && found.Count > 0)
            {
                var digits = new string([.. head.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
                if (digits != found.Count.ToString(CultureInfo.InvariantCulture))
                    throw new BadInputException(Fault.InFile($"'{head.ReplaceLineEndings(" ")}' stands where year {found.Count} is due", path, _row, k + 1));
                found.Add(k);
            }
        }
        return found.Count >= 2 ? [.. found] : throw new BadInputException(Fault.InFile("the heading row has no base rate or no years", path, _row, 0, "HS Code, Product Description, Base Rate, Year 1, …"));
    }

    private TariffLine? Line(int[] years)
    {
        var text = Text(0);
        if (!TariffCode.TryOf(text, out var code))
        {
            _unparsed.Add(new UnparsedRate(_file, _row, text, "HS Code", text, "it is not a tariff code"));
            return null;
        }
        var rates = ImmutableArray.CreateBuilder<Rate>(years.Length - 1);
        Rate? basis = null;
        var complete = true;
        for (var k = 0; k < years.Length; k++)
        {
            var rate = Cell(years[k], text, k == 0 ? "Base Rate" : FormattableString.Invariant($"Year {k}"));
            complete &= rate is not null;
            if (k == 0) basis = rate;
            else if (rate is not null) rates.Add(rate);
        }
        return complete ? new TariffLine(code, Text(1).TrimStart('-', ' '), basis!, new ListedRates(rates.MoveToImmutable()), "", _row) : null;
    }

    private Rate? Cell(int column, string code, string name)
    {
        var value = reader.GetValue(column);
        if (value is not null) _cells++;
        switch (value)
        {
            // A number is a fraction shown as per cent; formats without a per cent sign hold per cent as it stands.
            case double number when double.IsFinite(number) && number is >= 0 and <= 100:
                var fraction = reader.GetNumberFormatString(column) is not { } format || format.Contains('%', StringComparison.Ordinal) || format == "General";
                var percent = Math.Round((decimal)number * (fraction ? 100 : 1), 6);
                if (!_rates.TryGetValue(percent, out var known)) _rates.Add(percent, known = Rate.Percent(percent));
                return known;
            case string text:
                if (RateText.TryParse(text, out var parsed, out var reason)) return parsed.Rate;
                _unparsed.Add(new UnparsedRate(_file, _row, code, name, text, reason));
                return null;
            default:
                var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                _unparsed.Add(new UnparsedRate(_file, _row, code, name, shown, value is null ? "it is empty" : "it is not a rate"));
                return null;
        }
    }

    private Economy Importer(List<string> titles)
    {
        foreach (var title in titles)
        {
            var at = title.IndexOf("Commitments of ", StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var name = title[(at + "Commitments of ".Length)..].Trim();
            if (Economy.All.FirstOrDefault(e => string.Equals(e.Name.English, name, StringComparison.OrdinalIgnoreCase)) is { } economy) return economy;
        }
        throw new BadInputException("the title names no importer that is known", path, "'Schedule of Tariff Commitments of …'", "Give --importer with an ISO 3166 code");
    }

    private bool NextRow()
    {
        if (!reader.Read()) return false;
        _row++;
        return true;
    }

    private string Text(int column) => column < reader.FieldCount ? Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)?.Trim() ?? "" : "";
}
