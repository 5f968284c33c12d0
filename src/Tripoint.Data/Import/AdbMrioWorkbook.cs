using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads an ADB multi-regional input-output table (XLSX, 35 sectors, million US$). The layout is found by its codes: a row that holds the
/// sector codes <c>c1</c>…<c>c35</c> and the final-demand codes <c>F1</c>…<c>F5</c>, the row above it with the economies' codes, and two label
/// columns with the same. Below the table, <c>r64</c> is value added, <c>r69</c> output, and the other r-rows between (taxes, adjustments,
/// margins) are added up as taxes less subsidies. A last column <c>TOTAL</c> is output where there is no r69.
/// </summary>
public static partial class AdbMrioWorkbook
{
    // The ADB's own codes where they are not ISO 3166.
    private static readonly ImmutableDictionary<string, string> s_codes =
        ("PRC=CHN GER=DEU DEN=DNK SPA=ESP UKG=GBR INO=IDN IRE=IRL NET=NLD POR=PRT ROM=ROU SWI=CHE TAP=TWN BUL=BGR BAN=BGD MAL=MYS "
        + "PHI=PHL VIE=VNM MON=MNG SRI=LKA FIJ=FJI BRU=BRN BHU=BTN CAM=KHM MLD=MDV NEP=NPL SIN=SGP RoW=ROW")
        .Split(' ').Select(p => p.Split('=')).ToImmutableDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static readonly ImmutableArray<string> s_finals = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT"];

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="BadInputException">The file is no workbook, its layout is not found, or a cell cannot be used.</exception>
    public static InputOutputTable Read(string path, string name, int? year = null, CancellationToken cancel = default)
    {
        var rows = Cells(path, cancel);
        var faults = new FaultList(path);
        var codeRow = rows.FindIndex(r => r.Count(c => c is string s && SectorCode().IsMatch(s)) >= 2 && r.Any(c => c is string s && FinalCode().IsMatch(s)));
        if (codeRow < 1) throw new BadInputException("no row holds the sector codes c1, c2, … and the final-demand codes F1, F2, …", path, "an ADB MRIO table with 35 sectors");
        object?[] codes = rows[codeRow], economyCells = rows[codeRow - 1];
        var economies = new Dictionary<string, (int Index, Economy Economy)>(StringComparer.Ordinal);
        var sectors = Sector.Of("WIOD35");
        var columns = new (bool Final, int Economy, int Item)?[codes.Length];
        var finalCount = 0;
        var outputColumn = -1;
        for (var c = 0; c < codes.Length; c++)
        {
            var code = codes[c] as string ?? "";
            var economyCode = c < economyCells.Length ? economyCells[c] as string ?? "" : "";
            if (code.Equals("TOTAL", StringComparison.OrdinalIgnoreCase) || economyCode.Equals("TOTAL", StringComparison.OrdinalIgnoreCase)) outputColumn = c;
            var isFinal = FinalCode().IsMatch(code);
            if (!isFinal && !SectorCode().IsMatch(code)) continue;
            if (EconomyOf(economyCode, economies, faults, codeRow, c) is not { } economy) continue;
            var item = int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture) - 1;
            if (isFinal) finalCount = Math.Max(finalCount, item + 1);
            else if (item >= sectors.Length) faults.Add($"unknown sector '{code}'", codeRow + 1, c + 1, "c1 to c35");
            columns[c] = (isFinal, economy, item);
        }
        faults.ThrowIfAny();

        var firstTableColumn = Array.FindIndex(columns, c => c is not null);
        int n = economies.Count, j = sectors.Length, width = n * j, finals = n * finalCount;
        double[] intermediate = new double[width * width], finalDemand = new double[width * finals], output = new double[width], valueAdded = new double[width], taxes = new double[width];
        var seen = new bool[width];
        bool hasOutput = false, hasValueAdded = false;
        for (var r = codeRow + 1; r < rows.Count; r++)
        {
            var labels = rows[r].Take(firstTableColumn).OfType<string>().ToList();
            var sector = labels.FindLast(l => SectorCode().IsMatch(l));
            var below = labels.FindLast(l => BelowCode().IsMatch(l));
            if (sector is not null)
            {
                var economy = labels.Select(l => economies.TryGetValue(l, out var e) ? e.Index : -1).FirstOrDefault(e => e >= 0, -1);
                if (economy < 0)
                {
                    faults.Add("a row of a sector without an economy of the header", r + 1, 0, $"one of {string.Join(", ", economies.Keys.Take(6))}, …");
                    continue;
                }
                var row = economy * j + int.Parse(sector.AsSpan(1), CultureInfo.InvariantCulture) - 1;
                if (seen[row]) faults.Add($"the row {labels[0]} {sector} comes twice", r + 1, 0, "each row once");
                seen[row] = true;
                Fill(rows[r], r, columns, (column, value) =>
                {
                    if (column.Final) finalDemand[row * finals + column.Economy * finalCount + column.Item] = value;
                    else if (value < 0) faults.Add($"the intermediate flow {value.ToString(CultureInfo.InvariantCulture)}", r + 1, 0, "a number that is not negative");
                    else intermediate[row * width + column.Economy * j + column.Item] = value;
                }, faults);
                if (outputColumn >= 0) output[row] = Number(rows[r], outputColumn, r, faults);
            }
            else if (below is not null && below is not "r60")
            {
                hasOutput |= below == "r69";
                hasValueAdded |= below == "r64";
                Fill(rows[r], r, columns, (column, value) =>
                {
                    if (column.Final) return;
                    var target = below switch { "r64" => valueAdded, "r69" => output, _ => taxes };
                    var at = column.Economy * j + column.Item;
                    target[at] = below is "r64" or "r69" ? value : target[at] + value;
                }, faults);
            }
        }
        for (var r = 0; r < width; r++)
        {
            if (!seen[r]) faults.Add($"the row {economies.Keys.ElementAt(r / j)} c{(r % j) + 1} is missing", 0, 0, "a row for every economy and sector of the header");
        }
        if (!hasOutput && outputColumn < 0) faults.Add("neither a row r69 nor a column TOTAL with output", 0, 0, "one of them");
        faults.ThrowIfAny();

        var tableYear = year ?? YearOf(path);
        return new InputOutputTable(
            name, tableYear, [.. economies.Values.OrderBy(e => e.Index).Select(e => e.Economy)], sectors,
            [.. Enumerable.Range(0, finalCount).Select(f => f < s_finals.Length ? s_finals[f] : FormattableString.Invariant($"F{f + 1}"))], intermediate, finalDemand, output,
            new TableProvenance(
                FormattableString.Invariant($"ADB MRIO {tableYear}, as published"), "ADB MRIO: national accounts and declarations balanced by the ADB", false,
                [new SourceRecord("ADB Multi-Regional Input-Output table", FormattableString.Invariant($"{tableYear}"), KnownLicences.AdbMrio, Path.GetFileName(path), FileHash.Sha256(path))],
                ["the 35 sectors are those of WIOD 2013"]))
        {
            ValueAdded = hasValueAdded ? valueAdded : null,
            TaxesLessSubsidies = hasValueAdded ? taxes : null,
        };
    }

    private static List<object?[]> Cells(string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new BadInputException("the file does not exist", path, "", "Check the path");
        try
        {
            var rows = new List<object?[]>();
            foreach (IDictionary<string, object?> row in MiniExcel.Query(path))
            {
                cancel.ThrowIfCancellationRequested();
                rows.Add([.. row.Values]);
            }
            return rows;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or System.Xml.XmlException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the workbook is damaged or cut short ({e.Message})", path, "an XLSX file", "Fetch it again");
        }
    }

    private static int? EconomyOf(string code, Dictionary<string, (int Index, Economy Economy)> economies, FaultList faults, int row, int column)
    {
        if (economies.TryGetValue(code, out var known)) return known.Index;
        if (!Economy.TryOf(s_codes.GetValueOrDefault(code, code), out var economy))
        {
            faults.Add($"unknown economy '{code}'", row, column + 1, "a code of the ADB such as PRC, JPN, KOR");
            return null;
        }
        economies.Add(code, (economies.Count, economy));
        return economies.Count - 1;
    }

    private static void Fill(object?[] row, int at, (bool Final, int Economy, int Item)?[] columns, Action<(bool Final, int Economy, int Item), double> set, FaultList faults)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c] is { } column) set(column, Number(row, c, at, faults));
        }
    }

    // An empty cell is zero, as the ADB leaves them.
    private static double Number(object?[] row, int column, int line, FaultList faults)
    {
        var cell = column < row.Length ? row[column] : null;
        if (cell is null or "") return 0;
        if (cell is double value || double.TryParse(Convert.ToString(cell, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            if (double.IsFinite(value)) return value;
        }
        faults.Add($"'{cell}' cannot be used here", line + 1, column + 1, "a finite number");
        return 0;
    }

    private static int YearOf(string path)
    {
        var match = YearPattern().Match(Path.GetFileName(path));
        return match.Success ? int.Parse(match.Value, CultureInfo.InvariantCulture)
            : throw new BadInputException("the file's name does not tell the year", path, "a year in the name, as in ADB-MRIO-2021.xlsx", "Give it with --year");
    }

    [GeneratedRegex("^c[0-9]{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex SectorCode();

    [GeneratedRegex("^F[0-9]$", RegexOptions.None, 1000)]
    private static partial Regex FinalCode();

    [GeneratedRegex("^r[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex BelowCode();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex YearPattern();
}
