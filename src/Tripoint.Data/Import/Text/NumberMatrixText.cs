using System.Collections.Concurrent;
using System.Text;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Text;

/// <summary>Reads a matrix of numbers from delimited text of any size, in parallel, after as many header lines and label fields as there are.</summary>
internal static class NumberMatrixText
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="headers">Lines before the first row of numbers.</param>
    /// <param name="labels">Fields before the first number of a line.</param>
    /// <param name="rows">Rows wanted.</param>
    /// <param name="columns">Numbers wanted in each row.</param>
    /// <param name="negative">What becomes of a negative number: kept, or a fault.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Row-major, rows × columns.</returns>
    /// <exception cref="BadInputException">A wrong number of rows or columns, or a field that is no number.</exception>
    public static double[] Read(string path, byte delimiter, int headers, int labels, int rows, int columns, Negatives negative, CancellationToken cancel)
    {
        using var text = DelimitedRows.Open(path);
        for (var h = 0; h < headers; h++) text.NextFields(delimiter);
        var values = new double[(long)rows * columns];
        var faults = new ConcurrentBag<(long Line, int Column, string What, string Expected)>();
        long last = headers;
        text.ForEach((line, row) =>
        {
            var r = line - 1 - headers;
            InterlockedMax(ref last, line);
            if (r >= rows) return;
            var at = 0;
            for (var k = 0; k < labels; k++) NumberText.Field(row, ref at, delimiter);
            var target = values.AsSpan((int)r * columns, columns);
            var bad = 0;
            for (var c = 0; c < columns; c++)
            {
                if (at > row.Length)
                {
                    faults.Add((line, 0, $"the line has {c} numbers: the file is damaged or cut short", $"{columns} numbers"));
                    return;
                }
                var start = at;
                var read = NumberText.TryRead(row, ref at, delimiter, out target[c]);
                if (read && (target[c] >= 0 || negative == Negatives.Kept)) continue;
                if (bad++ < FaultList.Limit)
                    faults.Add((line, labels + c + 1, $"'{Encoding.UTF8.GetString(NumberText.Field(row, ref start, delimiter))}' cannot be used here", read ? "a number that is not negative" : "a finite number"));
            }
            if (at <= row.Length && row[at..].ContainsAnyExcept(" \t\r"u8)) faults.Add((line, labels + columns + 1, "the line has more fields than there are labels", $"{columns} numbers"));
        }, cancel);
        var list = new FaultList(path);
        foreach (var (line, column, what, expected) in faults.OrderBy(f => f.Line).ThenBy(f => f.Column)) list.Add(what, line, column, expected);
        if (last - headers != rows) list.Add($"there are {last - headers} rows: the file is cut short, or its labels are another table's", 0, 0, $"{rows} rows");
        list.ThrowIfAny();
        return values;
    }

    private static void InterlockedMax(ref long target, long value)
    {
        long seen;
        while ((seen = Interlocked.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}
