using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tripoint.Data.Import.Text;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// The OECD's own inter-country input-output table as it is downloaded: one wide CSV (plain or gzip) a year, first column and header
/// <c>CHN_C26</c>; final-demand columns <c>CHN_HFCE</c>; rows <c>TLS</c> (taxes less subsidies), <c>VA</c>, <c>OUT</c> below; in some
/// releases an <c>OUT</c> or <c>TOTAL</c> column at the end. Million US$. The splits CN1, CN2 (China) and MX1, MX2 (Mexico) are folded
/// into CHN and MEX. Editions with 45 and with 50 sectors are told apart by their codes.
/// </summary>
public static partial class OecdIcioCsv
{
    private const byte Comma = (byte)',';

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="year">The year; null: the last four-digit number between 1900 and 2099 in the file's name.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="BadInputException">
    /// The layout is not that of the OECD, a code is unknown, an intermediate flow is negative, a value is no finite number, or the file
    /// breaks off. All faults are listed, at most <see cref="FaultList.Limit"/>.
    /// </exception>
    public static InputOutputTable Read(string path, string name, int? year = null, CancellationToken cancel = default)
    {
        var tableYear = year ?? YearOf(path);
        using var rows = DelimitedRows.Open(path);
        var header = rows.NextFields(Comma) ?? throw new BadInputException("the file is empty", path, "the OECD's ICIO table as CSV");
        var layout = OecdIcioLayout.Of(path, header);

        int width = layout.RowCount, finals = layout.FinalCount;
        var intermediate = new double[width * width];
        var finalDemand = new double[width * finals];
        double[] output = new double[width], outputColumn = new double[width];
        double[] valueAdded = new double[width], taxes = new double[width];
        var seen = new long[layout.LabelCount];
        var folded = new ConcurrentDictionary<long, (int Row, double Output, double[] Values)>();
        var below = new ConcurrentDictionary<string, (long Line, double[] Values)>(StringComparer.Ordinal);
        var faults = new ConcurrentBag<(long Line, int Column, string What, string Expected)>();

        rows.ForEach((line, text) =>
        {
            var at = 0;
            var label = Encoding.UTF8.GetString(NumberText.Field(text, ref at, Comma));
            if (layout.TryRow(label, out var row, out var position, out var isFolded))
            {
                if (Interlocked.CompareExchange(ref seen[position], line, 0) != 0)
                {
                    faults.Add((line, 1, $"the row '{label}' comes twice", "each row once"));
                    return;
                }
                if (isFolded)
                {
                    var values = new double[width + finals];
                    folded[line] = (row, ReadRow(layout, text, at, line, values.AsSpan(0, width), values.AsSpan(width), faults), values);
                }
                else
                {
                    outputColumn[row] = ReadRow(
                        layout, text, at, line, intermediate.AsSpan(row * width, width), finalDemand.AsSpan(row * finals, finals), faults);
                }
            }
            else if (OecdIcioLayout.BelowRow(label) is { } kind)
            {
                var values = new double[width];
                ReadRow(layout, text, at, line, values, new double[finals], faults, mayBeNegative: kind != "OUT");
                if (kind != "TAX" && !below.TryAdd(kind, (line, values))) faults.Add((line, 1, $"the row '{label}' comes twice", "each row once"));
                if (kind == "TAX")
                {
                    // Editions that split taxes by the economy which levies them: add up in the order of the lines, below.
                    below["TAX" + line.ToString("D9", CultureInfo.InvariantCulture)] = (line, values);
                }
            }
            else
            {
                faults.Add((line, 1, layout.WhyUnknown(label), "an economy and a sector such as CHN_C26, or TLS, VA, OUT"));
            }
        }, cancel);

        foreach (var (_, (row, columnOutput, values)) in folded.OrderBy(f => f.Key))
        {
            outputColumn[row] += columnOutput;
            for (var c = 0; c < width; c++) intermediate[row * width + c] += values[c];
            for (var c = 0; c < finals; c++) finalDemand[row * finals + c] += values[width + c];
        }
        Report(path, layout, seen, faults, below);
        var hasTaxes = below.TryGetValue("TLS", out var tls);
        if (hasTaxes) taxes = tls.Values;
        foreach (var (_, (_, values)) in below.Where(b => b.Key.StartsWith("TAX", StringComparison.Ordinal)).OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            for (var c = 0; c < width; c++) taxes[c] += values[c];
            hasTaxes = true;
        }
        var hasValueAdded = below.TryGetValue("VA", out var va);
        if (hasValueAdded) valueAdded = va.Values;
        output = below.TryGetValue("OUT", out var outRow) ? outRow.Values : outputColumn;

        var source = new SourceRecord(
            "OECD Inter-Country Input-Output table", FormattableString.Invariant($"{layout.Classification}, {tableYear}"), KnownLicences.OecdIcio,
            Path.GetFileName(path), FileHash.Sha256(path));
        return new InputOutputTable(name, tableYear, layout.Economies, layout.Sectors, layout.FinalCategories, intermediate, finalDemand, output,
            new TableProvenance(
                FormattableString.Invariant($"OECD ICIO {tableYear}, as published"), "OECD ICIO, balanced between reporters", false, [source], layout.Log()))
        {
            ValueAdded = hasValueAdded ? valueAdded : null,
            TaxesLessSubsidies = hasTaxes ? taxes : null,
        };
    }

    // Adds the fields of a line to where their columns belong; returns the field of a column OUT, or zero.
    private static double ReadRow(
        OecdIcioLayout layout, ReadOnlySpan<byte> text, int at, long line, Span<double> intermediate, Span<double> final,
        ConcurrentBag<(long, int, string, string)> faults, bool mayBeNegative = false)
    {
        var output = 0.0;
        var targets = layout.Targets;
        var found = 0;
        var bad = 0;
        for (var c = 0; c < targets.Length; c++)
        {
            if (at > text.Length)
            {
                faults.Add((line, c + 2, $"the line has {c + 1} fields of {targets.Length + 1}: the file is damaged or cut short", ""));
                return output;
            }
            var start = at;
            if (!NumberText.TryRead(text, ref at, Comma, out var value))
            {
                Bad(text, start, c, "a finite number");
                continue;
            }
            found++;
            var target = targets[c];
            if (target >= 0)
            {
                if (value < 0 && !mayBeNegative) Bad(text, start, c, "an intermediate flow that is not negative, in million US$");
                intermediate[target] += value;
            }
            else if (target == OecdIcioLayout.OutputColumn)
            {
                output += value;
            }
            else
            {
                final[-1 - target] += value;
            }
        }
        if (at <= text.Length && found == targets.Length) faults.Add((line, targets.Length + 2, "the line has more fields than the header", ""));
        return output;

        void Bad(ReadOnlySpan<byte> row, int start, int column, string expected)
        {
            if (bad++ >= FaultList.Limit) return;
            var field = Encoding.UTF8.GetString(NumberText.Field(row, ref start, Comma));
            faults.Add((line, column + 2, field.Length == 0 ? "a value is missing" : $"'{field}' cannot be used here", expected));
        }
    }

    private static void Report(
        string path, OecdIcioLayout layout, long[] seen, ConcurrentBag<(long Line, int Column, string What, string Expected)> faults,
        ConcurrentDictionary<string, (long Line, double[] Values)> below)
    {
        var list = new FaultList(path);
        foreach (var (line, column, what, expected) in faults.OrderBy(f => f.Line).ThenBy(f => f.Column)) list.Add(what, line, column, expected);
        var missing = layout.Labels.Where((_, k) => seen[k] == 0).ToList();
        if (missing.Count > 0)
        {
            list.Add(
                $"{missing.Count} of {layout.LabelCount} rows are missing, the first '{missing[0]}': the file is cut short or incomplete", 0, 0,
                "a row for every intermediate column", "Fetch it again");
        }
        if (!below.ContainsKey("OUT") && !layout.HasOutputColumn)
            list.Add("neither a row nor a column 'OUT' with gross output", 0, 0, "a row OUT below the table, or a column OUT at its end", "Fetch the file again if it was cut short");
        list.ThrowIfAny();
    }

    private static int YearOf(string path)
    {
        var years = YearPattern().Matches(Path.GetFileName(path));
        return years.Count > 0
            ? int.Parse(years[^1].Value, CultureInfo.InvariantCulture)
            : throw new BadInputException("the file's name does not tell the year", path, "a year in the name, as in 2020.csv", "Give it with --year");
    }

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex YearPattern();
}
