using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads the wide CSV of a WIOD 2013 world input-output table, plain or gzip. Header: <c>row</c>, then the using sectors
/// (<c>CHN_c14</c>, …), the final-demand columns (<c>CHN_HFCE</c>, …) and <c>OUTPUT</c>; one row a source economy and product, in the order
/// of the using sectors. Million US$. <c>ROM</c> is read as ROU and <c>RoW</c> as ROW. Final demand may be negative (inventories, and a few
/// cells of capital formation); intermediate use and output may not.
/// Source: Timmer et al. (2015), "An Illustrated User Guide to the World Input–Output Database", Review of International Economics 23(3).
/// </summary>
public static partial class Wiod2013Csv
{
    /// <summary>The classification of its sectors.</summary>
    public const string Classification = "WIOD35";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; a name ending in <c>.gz</c> is decompressed.</param>
    /// <param name="year">The year; null: the last four digits of the file's name.</param>
    /// <exception cref="BadInputException">The file is missing, damaged or has faults; all are listed with line and column.</exception>
    public static InputOutputTable Read(string path, int? year = null)
    {
        using var csv = CsvFile.Open(path);
        var known = year ?? (YearDigits().Matches(Path.GetFileName(path)) is { Count: > 0 } found ? int.Parse(found[^1].Value, CultureInfo.InvariantCulture) : 0);
        if (known == 0) csv.Faults.Add("the year is neither given nor in the file's name", 0, 0, "a name such as wiot13_2011.csv.gz", "Give the year with --year");
        if (csv.Header[0] != "row") csv.Faults.Add($"the first column is '{csv.Header[0]}'", 1, 1, "row");
        csv.Column("OUTPUT");
        csv.Faults.ThrowIfAny();

        var (economies, categories) = Layout(csv);
        var sectors = Sector.Of(Classification);
        int rows = economies.Length * sectors.Length, finals = economies.Length * categories.Length;
        double[] intermediate = new double[rows * rows], finalDemand = new double[rows * finals], output = new double[rows];
        var row = 0;
        while (csv.NextRow())
        {
            if (row == rows)
            {
                csv.Faults.Add($"there are more than {rows} rows", csv.Line, 0, "one row a using sector of the header");
                break;
            }
            if (!csv.Field(0).SequenceEqual(csv.Header[row + 1])) csv.Faults.Add($"the row is '{csv.Field(0)}'", csv.Line, 1, csv.Header[row + 1]);
            if (!csv.HasAllFields()) continue;
            for (var column = 0; column < rows; column++) intermediate[row * rows + column] = csv.Number(column + 1, 0, double.MaxValue, "million US$, not negative");
            for (var column = 0; column < finals; column++)
                finalDemand[row * finals + column] = csv.Number(rows + column + 1, -double.MaxValue, double.MaxValue, "a finite number of million US$");
            output[row] = csv.Number(rows + finals + 1, 0, double.MaxValue, "million US$, not negative");
            row++;
        }
        if (row < rows) csv.Faults.Add($"the file ends after {row} rows", csv.Line, 0, $"{rows} rows", "Fetch it again");
        csv.Faults.ThrowIfAny();
        var source = new SourceRecord(
            "World Input-Output Database, release 2013 (Timmer et al. 2015)", "2013 release", KnownLicences.Wiod2013, Path.GetFileName(path), FileHash.Sha256(path));
        var provenance = new TableProvenance(
            $"WIOD 2013 release, {known}, as published (whole millions)", "World Input-Output Database: national accounts and declarations balanced by its authors", false, [source], []);
        return new InputOutputTable($"WIOD {known}", known, economies, sectors, categories, intermediate, finalDemand, output, provenance);
    }

    private static (ImmutableArray<Economy> Economies, ImmutableArray<string> Categories) Layout(CsvFile csv)
    {
        var sectors = Sector.Of(Classification);
        var economies = ImmutableArray.CreateBuilder<Economy>();
        var categories = ImmutableArray.CreateBuilder<string>();
        var intermediateColumns = csv.Header.Skip(1).TakeWhile(h => h.Contains("_c", StringComparison.Ordinal)).Count();
        if (intermediateColumns == 0 || intermediateColumns % sectors.Length != 0)
            csv.Faults.Add($"there are {intermediateColumns} using sectors", 1, 0, $"a multiple of {sectors.Length}, named such as CHN_c14");
        csv.Faults.ThrowIfAny();
        for (var at = 0; at < intermediateColumns; at++)
        {
            var parts = csv.Header[at + 1].Split('_', 2);
            if (at % sectors.Length == 0)
            {
                var code = parts[0] switch { "ROM" => "ROU", "RoW" => "ROW", var other => other };
                if (Economy.TryOf(code, out var economy)) economies.Add(economy);
                else csv.Faults.Add($"unknown economy '{parts[0]}'", 1, at + 2, "an ISO 3166 alpha-3 code, ROM or RoW");
            }
            if (parts[1] != sectors[at % sectors.Length].Code || parts[0] != csv.Header[at / sectors.Length * sectors.Length + 1].Split('_', 2)[0])
                csv.Faults.Add($"the column is '{csv.Header[at + 1]}'", 1, at + 2, $"sector {sectors[at % sectors.Length].Code} of the economy before it");
        }
        csv.Faults.ThrowIfAny();
        var finals = csv.Header.Skip(1 + intermediateColumns).SkipLast(1).ToArray();
        var count = economies.Count > 0 && finals.Length % economies.Count == 0 ? finals.Length / economies.Count : 0;
        if (count == 0 || csv.Header[^1] != "OUTPUT")
            csv.Faults.Add($"there are {finals.Length} final-demand columns before '{csv.Header[^1]}'", 1, 0, $"the same number for each of {economies.Count} economies, then OUTPUT");
        csv.Faults.ThrowIfAny();
        for (var at = 0; at < finals.Length; at++)
        {
            var parts = finals[at].Split('_', 2);
            if (at < count) categories.Add(parts[^1]);
            var expected = $"{csv.Header[at / count * sectors.Length + 1].Split('_', 2)[0]}_{categories[at % count]}";
            if (finals[at] != expected) csv.Faults.Add($"the column is '{finals[at]}'", 1, at + intermediateColumns + 2, expected);
        }
        csv.Faults.ThrowIfAny();
        return (economies.ToImmutable(), categories.ToImmutable());
    }

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearDigits();
}
