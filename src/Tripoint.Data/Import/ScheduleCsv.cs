using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>
/// Anyone's own schedule as CSV: <c>code,base</c> and <c>category</c> or yearly columns <c>y1,y2,…</c>; optionally <c>description</c>,
/// <c>notes</c>, and <c>unit_value,unit_value_currency,unit_value_unit</c>. The notation of rates and categories is that of
/// <see cref="RateText"/> and <see cref="StagingCategory.Parse"/>. Here a rate nobody can read is a fault, for the file is the user's to mend.
/// </summary>
public static class ScheduleCsv
{
    /// <summary>Reads a schedule.</summary>
    /// <exception cref="BadInputException">Missing columns, codes, rates or categories that cannot be read, and all faults of the schedule, each with its line.</exception>
    public static ImportedSchedule Read(string path, Economy importer, string partners, StagingConvention convention)
    {
        using var csv = CsvFile.Open(path);
        var columns = new Columns(csv);
        csv.Faults.ThrowIfAny();
        var lines = new List<TariffLine>();
        var cells = 0;
        while (csv.NextRow())
        {
            if (Line(csv, columns, convention, ref cells) is { } line) lines.Add(line);
        }
        csv.Faults.ThrowIfAny();
        return new ImportedSchedule(Schedule.Create(importer, partners, Path.GetFileName(path), convention, lines, path), lines.Count, cells, [], []);
    }

    private static TariffLine? Line(CsvFile csv, Columns at, StagingConvention convention, ref int cells)
    {
        var before = csv.Faults.Count;
        if (!TariffCode.TryOf(csv.Field(at.Code), out var code)) csv.Faults.Add($"'{csv.Text(at.Code)}' is not a tariff code", csv.Line, at.Code + 1, "4 to 12 digits of a chapter from 01 to 99, dots allowed");
        var basis = Rate(csv, at.Base, ref cells);
        var category = Category(csv, at.Category);
        var listed = ImmutableArray.CreateBuilder<Rate>();
        foreach (var year in at.Years)
        {
            // Years after the last filled one keep its rate.
            if (csv.Field(year).IsEmpty) continue;
            if (year != at.Years[listed.Count]) csv.Faults.Add("a year is filled after an empty one", csv.Line, year + 1, "years without a gap from y1 on");
            else if (Rate(csv, year, ref cells) is { } rate) listed.Add(rate);
        }
        if (csv.Faults.Count > before || basis is null) return null;
        if (category is null && listed.Count == 0)
        {
            csv.Faults.Add($"the line {code} has neither a category nor rates by year", csv.Line, 0, "a category such as A, B10 or U, or y1, y2, …");
            return null;
        }
        if (category is not null) Agree(csv, at, code, basis, category, listed, convention);
        var line = new TariffLine(code, at.Description < 0 ? "" : csv.Text(at.Description), basis, category ?? new ListedRates(listed.ToImmutable()), at.Notes < 0 ? "" : csv.Text(at.Notes), csv.Line);
        return UnitValueOf(csv, at) is { } value ? line with { UnitValue = value } : line;
    }

    // Rates beside a category must be the ones it gives.
    private static void Agree(CsvFile csv, Columns at, TariffCode code, Rate basis, StagingCategory category, ImmutableArray<Rate>.Builder listed, StagingConvention convention)
    {
        for (var k = 0; k < listed.Count; k++)
        {
            string given;
            try
            {
                given = category.InYear(basis, k + 1, convention).ToString();
            }
            catch (BadInputException e)
            {
                csv.Faults.Add($"{code}: {e.Faults[0].What}", csv.Line, at.Category + 1, e.Faults[0].Expected);
                return;
            }
            if (given == listed[k].ToString()) continue;
            csv.Faults.Add($"{code}: category {category} gives {given} in year {k + 1}, but {listed[k]} is listed", csv.Line, at.Years[k] + 1, "a category and rates that agree", "Drop one of the two, or check cuts and rounding");
            return;
        }
    }

    private static Rate? Rate(CsvFile csv, int column, ref int cells)
    {
        cells++;
        var text = csv.Text(column);
        if (RateText.TryParse(text, out var parsed, out var reason)) return parsed.Rate;
        csv.Faults.Add($"the rate '{text}' cannot be read: {reason}", csv.Line, column + 1, "a rate such as 5%, free, 12 USD/kg, or '243% or 1864 KRW/kg, whichever is greater'");
        return null;
    }

    private static StagingCategory? Category(CsvFile csv, int column)
    {
        if (column < 0 || csv.Field(column).IsWhiteSpace()) return null;
        try
        {
            return StagingCategory.Parse(csv.Text(column));
        }
        catch (BadInputException e)
        {
            csv.Faults.Add(e.Faults[0].What, csv.Line, column + 1, e.Faults[0].Expected);
            return null;
        }
    }

    private static UnitValue? UnitValueOf(CsvFile csv, Columns at)
    {
        if (at.UnitValue < 0 || csv.Field(at.UnitValue).IsEmpty) return null;
        var value = csv.Number(at.UnitValue, 1e-9, 1e15, "a positive value per unit");
        return value > 0 ? new UnitValue((decimal)value, csv.Text(at.UnitCurrency), csv.Text(at.UnitUnit)) : null;
    }

    private sealed class Columns
    {
        public Columns(CsvFile csv)
        {
            Code = csv.Column("code");
            Base = csv.Column("base");
            Category = Optional(csv, "category");
            Description = Optional(csv, "description");
            Notes = Optional(csv, "notes");
            UnitValue = Optional(csv, "unit_value");
            if (UnitValue >= 0)
            {
                UnitCurrency = csv.Column("unit_value_currency");
                UnitUnit = csv.Column("unit_value_unit");
            }
            var years = new List<int>();
            while (Optional(csv, "y" + (years.Count + 1).ToString(CultureInfo.InvariantCulture)) is >= 0 and var next) years.Add(next);
            Years = [.. years];
            if (Category < 0 && years.Count == 0) csv.Faults.Add("there is neither a column 'category' nor 'y1'", 1, 0, "code,description,base,category or code,description,base,y1,y2,…");
        }

        public int Code { get; }

        public int Base { get; }

        public int Category { get; }

        public int Description { get; }

        public int Notes { get; }

        public int UnitValue { get; }

        public int UnitCurrency { get; }

        public int UnitUnit { get; }

        public int[] Years { get; }

        private static int Optional(CsvFile csv, string name) => csv.Header.Contains(name, StringComparer.Ordinal) ? csv.Column(name) : -1;
    }
}
