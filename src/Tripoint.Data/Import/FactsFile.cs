using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Claims;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Reads facts: published trade figures, and dated meetings (CSV; the columns are described in docs/guides/claims.md).</summary>
public static class FactsFile
{
    /// <summary>Reads trade figures: columns claim, metric, reporter, partner, year, value, unit, books, source, note.</summary>
    /// <exception cref="BadInputException">The file is missing or faulty; faults name the line and column.</exception>
    public static ImmutableArray<TradeFact> ReadTrade(string path)
    {
        using var csv = CsvFile.Open(path);
        return ReadTrade(csv, path);
    }

    /// <summary>Reads trade figures from a stream.</summary>
    /// <exception cref="BadInputException">The content is faulty.</exception>
    public static ImmutableArray<TradeFact> ReadTrade(Stream stream, string file)
    {
        using var csv = CsvFile.Read(stream, file);
        return ReadTrade(csv, file);
    }

    /// <summary>Reads meetings: columns kind, ordinal, date (2024-05-27 or 2014-11), place, what, source.</summary>
    /// <exception cref="BadInputException">The content is faulty.</exception>
    public static ImmutableArray<MeetingFact> ReadMeetings(Stream stream, string file)
    {
        using var csv = CsvFile.Read(stream, file);
        int kind = csv.Column("kind"), ordinal = csv.Column("ordinal"), date = csv.Column("date"), place = csv.Column("place"), what = csv.Column("what"),
            source = csv.Column("source");
        csv.Faults.ThrowIfAny();
        var meetings = ImmutableArray.CreateBuilder<MeetingFact>();
        while (csv.NextRow())
        {
            var number = csv.Field(ordinal).IsEmpty ? 0 : (int)csv.Number(ordinal, 1, 10_000, "a whole number");
            var text = csv.Text(date);
            var isMonth = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if (!isMonth && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                csv.Faults.Add($"'{text}' is not a date", csv.Line, date + 1, "2024-05-27, or 2014-11 where the day is not known");
            meetings.Add(new MeetingFact(Needed(csv, kind, "kind"), number, day, isMonth, csv.Text(place), csv.Text(what), Needed(csv, source, "source")));
        }
        csv.Faults.ThrowIfAny();
        return meetings.ToImmutable();
    }

    private static ImmutableArray<TradeFact> ReadTrade(CsvFile csv, string file)
    {
        int claim = csv.Column("claim"), metric = csv.Column("metric"), reporter = csv.Column("reporter"), partner = csv.Column("partner"), year = csv.Column("year"),
            value = csv.Column("value"), unit = csv.Column("unit"), books = csv.Column("books"), source = csv.Column("source"), note = csv.Column("note");
        csv.Faults.ThrowIfAny();
        var facts = ImmutableArray.CreateBuilder<TradeFact>();
        while (csv.NextRow())
        {
            var before = csv.Faults.Count;
            var flow = Flow(csv, metric);
            var who = ReadEconomy(csv, reporter);
            var isWorld = csv.Field(partner).Equals("World", StringComparison.OrdinalIgnoreCase) || csv.Field(partner).Equals("WLD", StringComparison.Ordinal);
            var with = isWorld ? null : ReadEconomy(csv, partner);
            if (who is not null && who.Equals(with)) csv.Faults.Add($"{who.Code} as its own partner", csv.Line, partner + 1, "another economy, or World");
            var when = (int)csv.Number(year, 1900, 2200, "a year");
            var scale = Unit(csv, unit);
            var billions = csv.Number(value, 0, 1e12, "a number, not negative, and not NaN") * scale;
            string whose = Needed(csv, books, "books"), where = Needed(csv, source, "source");
            if (csv.Faults.Count == before && who is not null)
                facts.Add(new TradeFact(csv.Text(claim), csv.Text(metric), flow, who, with, when, billions, HalfStep(csv.Field(value)) * scale, whose, where, csv.Text(note), file, csv.Line));
        }
        csv.Faults.ThrowIfAny();
        if (facts.Count == 0) throw new BadInputException("the file has no rows", file, "at least one figure");
        return facts.ToImmutable();
    }

    /// <summary>The first of the two words in the metric says which flow of the reporter it is: 'exports to China as China's imports' are exports.</summary>
    private static FactFlow Flow(CsvFile csv, int column)
    {
        var text = csv.Text(column);
        int exports = text.IndexOf("exports", StringComparison.OrdinalIgnoreCase), imports = text.IndexOf("imports", StringComparison.OrdinalIgnoreCase);
        if (exports < 0 && imports < 0) csv.Faults.Add($"the metric '{text}' names no flow", csv.Line, column + 1, "'exports' or 'imports' (of the reporter)");
        return imports >= 0 && (exports < 0 || imports < exports) ? FactFlow.Imports : FactFlow.Exports;
    }

    private static double HalfStep(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        return 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - number.Length);
    }

    private static Economy? ReadEconomy(CsvFile csv, int column)
    {
        var code = csv.Text(column);
        if (Economy.TryOf(code, out var economy)) return economy;
        csv.Faults.Add($"unknown economy '{code}'", csv.Line, column + 1, "an ISO 3166 alpha-3 code such as KOR, or World as a partner");
        return null;
    }

    private static double Unit(CsvFile csv, int column)
    {
        switch (csv.Text(column))
        {
            case "billion US$": return 1;
            case "million US$": return 1e-3;
            case "thousand US$": return 1e-6;
            case "US$": return 1e-9;
            default:
                csv.Faults.Add($"unknown unit '{csv.Field(column)}'", csv.Line, column + 1, "billion US$, million US$, thousand US$ or US$");
                return 1;
        }
    }

    private static string Needed(CsvFile csv, int column, string name)
    {
        var text = csv.Text(column);
        if (text.Length == 0) csv.Faults.Add($"'{name}' is empty", csv.Line, column + 1, name == "books" ? "whose declarations the figure is from" : "a value");
        return text;
    }
}
