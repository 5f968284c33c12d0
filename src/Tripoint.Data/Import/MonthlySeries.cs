using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>A monthly series.</summary>
/// <param name="First">The first month, as its first day.</param>
/// <param name="Values">One value a month without gaps; NaN where the source has none.</param>
public sealed record MonthlySeries(DateOnly First, ImmutableArray<double> Values)
{
    /// <summary>The most months that are read: a hundred years.</summary>
    public const int MostMonths = 1200;

    /// <summary>The month at an index, as its first day.</summary>
    public DateOnly MonthAt(int index) => First.AddMonths(index);

    /// <summary>Reads CSV text with the columns month (2023-08) and value; rows in any order, a month at most once, an empty value is unknown.</summary>
    /// <exception cref="BadInputException">The text has faults; all are listed by line.</exception>
    public static MonthlySeries Read(string text, string file)
    {
        using var csv = CsvFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), file);
        int month = csv.Column("month"), value = csv.Column("value");
        csv.Faults.ThrowIfAny();
        var rows = new SortedDictionary<DateOnly, double>();
        while (csv.NextRow())
        {
            if (!DateOnly.TryParseExact(csv.Field(month), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                csv.Faults.Add($"'{csv.Text(month)}' is not a month", csv.Line, month + 1, "2023-08");
            else if (!rows.TryAdd(at, csv.Field(value).IsEmpty ? double.NaN : csv.Number(value, 0, 1e18, "a number, not negative; empty where it is not known")))
                csv.Faults.Add($"the month {csv.Text(month)} is there twice", csv.Line, month + 1);
        }
        csv.Faults.ThrowIfAny();
        if (rows.Count == 0) throw new BadInputException("the file has no rows", file, "at least one month");
        DateOnly first = rows.Keys.First(), last = rows.Keys.Last();
        var count = (last.Year - first.Year) * 12 + last.Month - first.Month + 1;
        if (count > MostMonths) throw new BadInputException($"the series spans {count} months", file, $"at most {MostMonths}");
        return new MonthlySeries(first, [.. Enumerable.Range(0, count).Select(k => rows.GetValueOrDefault(first.AddMonths(k), double.NaN))]);
    }
}
