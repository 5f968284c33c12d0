using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Data.Import.Text;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads a year of EORA26 at basic prices from its folder: <c>Eora26_YEAR_bp_T.txt</c>, <c>_FD.txt</c>, <c>_VA.txt</c> (tab-separated numbers
/// without labels, thousand US$), <c>labels_T.txt</c> and <c>labels_FD.txt</c> (country, code, kind, sector or category, tab-separated). The
/// source's row and column of statistical discrepancies (ROW, TOTAL) become the sector <c>Others</c> of ROW. Output is what the row sells.
/// Lenzen, Kanemoto, Moran and Geschke (2012), "Mapping the structure of the world economy", Environmental Science and Technology 46(15).
/// </summary>
public static partial class Eora26Folder
{
    private const byte Tab = (byte)'\t';
    private const double ThousandsPerMillion = 1e-3;

    // The source's sector names in its own order and spelling, against the order of classification EORA26.
    private static readonly ImmutableArray<string> s_names =
    [
        "Agriculture", "Fishing", "Mining and Quarrying", "Food & Beverages", "Textiles and Wearing Apparel", "Wood and Paper",
        "Petroleum, Chemical and Non-Metallic Mineral Products", "Metal Products", "Electrical and Machinery", "Transport Equipment", "Other Manufacturing",
        "Recycling", "Electricity, Gas and Water", "Construction", "Maintenance and Repair", "Wholesale Trade", "Retail Trade", "Hotels and Restraurants",
        "Transport", "Post and Telecommunications", "Finacial Intermediation and Business Activities", "Public Administration",
        "Education, Health and Other Services", "Private Households", "Others", "Re-export & Re-import",
    ];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="BadInputException">A file is missing or damaged, a sector is unknown, or an intermediate flow is negative.</exception>
    public static InputOutputTable Read(string folder, string name, int? year = null, CancellationToken cancel = default)
    {
        var flows = SourceFolder.One(folder, "Eora26_*_bp_T.txt", "Eora26_YEAR_bp_T.txt, _FD.txt, _VA.txt, labels_T.txt, labels_FD.txt");
        var final = SourceFolder.One(folder, "Eora26_*_bp_FD.txt", "the final demand of the same year");
        var added = SourceFolder.One(folder, "Eora26_*_bp_VA.txt", "the value added of the same year");
        var rowLabels = SourceFolder.One(folder, "labels_T.txt", "the labels of rows and columns");
        var finalLabels = SourceFolder.One(folder, "labels_FD.txt", "the labels of final demand");
        var tableYear = year ?? int.Parse(YearPattern().Match(Path.GetFileName(flows)).Groups["year"].Value, CultureInfo.InvariantCulture);

        var sectors = Sector.Of("EORA26");
        var economies = new Dictionary<string, (int Index, Economy Economy)>(StringComparer.Ordinal);
        var rows = Labels(rowLabels, (code, country, text, faults, line) =>
        {
            var sector = text == "TOTAL" ? s_names.IndexOf("Others") : s_names.IndexOf(text);
            if (sector < 0) faults.Add($"unknown sector '{text}'", line, 4, $"a sector of EORA26 such as '{s_names[0]}'");
            if (!economies.TryGetValue(code, out var known))
            {
                known = (economies.Count, Economy.TryOf(code, out var listed) ? listed : Economy.Define(code, new LocalizedName(country)));
                economies.Add(code, known);
            }
            return known.Index * sectors.Length + sector;
        });
        var categories = new Dictionary<string, int>(StringComparer.Ordinal);
        var finals = Labels(finalLabels, (code, _, text, faults, line) =>
        {
            if (!economies.TryGetValue(code, out var known)) faults.Add($"the economy '{code}' has final demand but no sectors", line, 2, "an economy of labels_T.txt");
            if (text == "TOTAL") return -1 - known.Index;
            categories.TryAdd(text, categories.Count);
            return known.Index * 1000 + categories[text];
        });

        int n = economies.Count, width = n * sectors.Length, categoryCount = categories.Count;
        var t = NumberMatrixText.Read(flows, Tab, 0, 0, rows.Length, rows.Length, Negatives.Refused, cancel);
        var fd = NumberMatrixText.Read(final, Tab, 0, 0, rows.Length, finals.Length, Negatives.Kept, cancel);
        double[] intermediate = new double[width * width], finalDemand = new double[width * n * categoryCount], output = new double[width], valueAdded = new double[width];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows.Length; c++) intermediate[rows[r] * width + rows[c]] += ThousandsPerMillion * t[r * rows.Length + c];
            for (var c = 0; c < finals.Length; c++)
            {
                // The discrepancy column has no category of its own: it goes to the first.
                int economy = finals[c] < 0 ? -1 - finals[c] : finals[c] / 1000, category = finals[c] < 0 ? 0 : finals[c] % 1000;
                finalDemand[rows[r] * n * categoryCount + economy * categoryCount + category] += ThousandsPerMillion * fd[r * finals.Length + c];
            }
        }
        foreach (var (line, values) in ValueAddedRows(added, rows.Length))
        {
            for (var c = 0; c < values.Length; c++) valueAdded[rows[c]] += ThousandsPerMillion * values[c];
            _ = line;
        }
        for (var r = 0; r < width; r++)
        {
            foreach (var value in intermediate.AsSpan(r * width, width)) output[r] += value;
            foreach (var value in finalDemand.AsSpan(r * n * categoryCount, n * categoryCount)) output[r] += value;
        }
        string[] files = [flows, final, added, rowLabels, finalLabels];
        return new InputOutputTable(
            name, tableYear, [.. economies.Values.OrderBy(e => e.Index).Select(e => e.Economy)], sectors, [.. categories.Keys.Select(FinalCategoryNames.Short)],
            intermediate, finalDemand, output,
            new TableProvenance(
                FormattableString.Invariant($"EORA26 {tableYear} at basic prices, as published"), "EORA: national accounts and declarations balanced by its authors", false,
                [.. files.Select(f => new SourceRecord("EORA26", FormattableString.Invariant($"{tableYear}"), KnownLicences.Eora26, Path.GetFileName(f), FileHash.Sha256(f)))],
                ["thousand US$ divided by 1,000", "statistical discrepancies (ROW, TOTAL) are the sector Others of ROW"]))
        {
            ValueAdded = valueAdded,
        };
    }

    private static int[] Labels(string file, Func<string, string, string, FaultList, long, int> read)
    {
        using var text = DelimitedRows.Open(file);
        var faults = new FaultList(file);
        var labels = new List<int>();
        while (text.NextFields(Tab) is { } fields)
        {
            if (fields.Length < 4)
            {
                if (fields.Any(f => f.Length > 0)) faults.Add($"{fields.Length} fields", text.Line, 0, "country, code, kind, sector or category");
                continue;
            }
            labels.Add(read(fields[1], fields[0], fields[3], faults, text.Line));
        }
        if (labels.Count == 0) faults.Add("the file is empty", 1, 0, "one line a row or column");
        faults.ThrowIfAny();
        return [.. labels];
    }

    private static IEnumerable<(long Line, double[] Values)> ValueAddedRows(string file, int columns)
    {
        using var text = DelimitedRows.Open(file);
        var faults = new FaultList(file);
        while (text.NextFields(Tab) is { } fields)
        {
            if (fields.Length == 1 && fields[0].Length == 0) continue;
            if (fields.Length > columns && fields[^1].Length == 0) fields = fields[..^1];
            if (fields.Length != columns) faults.Add($"{fields.Length} numbers", text.Line, 0, $"{columns}, one for each column of the table");
            var values = new double[columns];
            for (var c = 0; c < Math.Min(columns, fields.Length); c++)
            {
                if (!double.TryParse(fields[c], NumberStyles.Float, CultureInfo.InvariantCulture, out values[c]) || !double.IsFinite(values[c]))
                    faults.Add($"'{fields[c]}' cannot be used here", text.Line, c + 1, "a finite number");
            }
            faults.ThrowIfAny();
            yield return (text.Line, values);
        }
    }

    [GeneratedRegex("Eora26_(?<year>[0-9]{4})_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearPattern();
}
