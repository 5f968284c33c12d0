using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Dialogue;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Reads the lists of the register: mechanisms, and commitments (CSV; the columns are described in docs/guides/register.md).</summary>
public static class RegisterFiles
{
    /// <summary>Reads mechanisms: columns key, level, interval_months, en, zh, ja, ko.</summary>
    /// <exception cref="BadInputException">The content is faulty.</exception>
    public static ImmutableArray<Mechanism> ReadMechanisms(Stream stream, string file)
    {
        using var csv = CsvFile.Read(stream, file);
        int key = csv.Column("key"), level = csv.Column("level"), interval = csv.Column("interval_months");
        var name = new NameColumns(csv);
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<Mechanism>();
        while (csv.NextRow())
        {
            if (!Enum.TryParse<MechanismLevel>(csv.Field(level), ignoreCase: true, out var at))
                csv.Faults.Add($"unknown level '{csv.Text(level)}'", csv.Line, level + 1, string.Join(", ", Enum.GetNames<MechanismLevel>()).ToLowerInvariant());
            int? months = csv.Field(interval).IsEmpty ? null : (int)csv.Number(interval, 1, 1200, "months");
            all.Add(new Mechanism(csv.Text(key), at, name.Read(csv), months));
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    /// <summary>Reads commitments: columns key, area, promisers, made, due, sense, target, indicator, en, zh, ja, ko, source.</summary>
    /// <exception cref="BadInputException">The content is faulty.</exception>
    public static ImmutableArray<Commitment> ReadCommitments(Stream stream, string file)
    {
        using var csv = CsvFile.Read(stream, file);
        int key = csv.Column("key"), area = csv.Column("area"), promisers = csv.Column("promisers"), made = csv.Column("made"), due = csv.Column("due"),
            sense = csv.Column("sense"), target = csv.Column("target"), indicator = csv.Column("indicator"), source = csv.Column("source");
        var name = new NameColumns(csv);
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<Commitment>();
        while (csv.NextRow())
        {
            var from = Day(csv, made) ?? default;
            var by = csv.Field(due).IsEmpty ? null : Day(csv, due);
            Pledge? pledge = null;
            if (!csv.Field(target).IsEmpty)
            {
                var way = csv.Text(sense);
                if (way is not ("at-least" or "at-most")) csv.Faults.Add($"unknown sense '{way}'", csv.Line, sense + 1, "at-least or at-most");
                if (by is null || by > from) pledge = new Pledge(way == "at-most" ? PledgeSense.AtMost : PledgeSense.AtLeast, csv.Number(target, -1e15, 1e15, "a number"), from, by);
                else csv.Faults.Add("due before it was made", csv.Line, due + 1, "a day after the promise");
            }
            if (!csv.Field(indicator).IsEmpty && !IndicatorKeys.All.Contains(csv.Text(indicator), StringComparer.Ordinal))
                csv.Faults.Add($"unknown indicator '{csv.Text(indicator)}'", csv.Line, indicator + 1, string.Join(", ", IndicatorKeys.All));
            var who = csv.Text(promisers).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var code in who.Where(c => !Economy.TryOf(c, out _))) csv.Faults.Add($"unknown economy '{code}'", csv.Line, promisers + 1);
            all.Add(new Commitment(
                csv.Text(key), csv.Text(area), [.. who.Where(c => Economy.TryOf(c, out _)).Select(Economy.Of)], name.Read(csv), from, by, csv.Text(indicator), pledge, csv.Text(source)));
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    private static DateOnly? Day(CsvFile csv, int column)
    {
        if (DateOnly.TryParseExact(csv.Field(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        csv.Faults.Add($"'{csv.Text(column)}' is not a day", csv.Line, column + 1, "2024-05-27");
        return null;
    }

    private sealed class NameColumns(CsvFile csv)
    {
        private readonly int _en = csv.Column("en"), _zh = csv.Column("zh"), _ja = csv.Column("ja"), _ko = csv.Column("ko");

        public LocalizedName Read(CsvFile row) => new(row.Text(_en), row.Text(_zh), row.Text(_ja), row.Text(_ko));
    }
}
