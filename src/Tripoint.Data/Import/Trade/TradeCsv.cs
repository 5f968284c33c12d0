using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// A plain table of flows, one a row, with a header: year or month (or <c>--year</c>), product, importer, exporter, value and perhaps
/// quantity, under any of the names in <see cref="TradeCsvColumns"/>. Economies by ISO letters or numbers.
/// </summary>
internal static class TradeCsv
{
    /// <summary>Reads the table.</summary>
    /// <exception cref="Tripoint.Faults.BadInputException">All faults found, with line and column.</exception>
    public static TradeImport Read(TradeRequest request, string sha256, CancellationToken cancel)
    {
        using var csv = CsvFile.Open(request.Path, Delimiter(request.Path));
        var columns = new TradeCsvColumns(csv);
        var collector = new FlowCollector();
        var books = request.Books ?? TradeBooks.Importer;
        var fallback = request.Year ?? YearInName(request.Path);
        while (csv.NextRow())
        {
            if ((csv.Line & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (!csv.HasAllFields()) continue;
            var period = Period(csv, columns.Period, fallback);
            if (period is null || (request.Year is { } year && period.Value.Year != year)) continue;
            if (!TryProduct(csv.Field(columns.Product), out var product)) csv.Faults.Add($"'{csv.Text(columns.Product)}' is not a six-digit HS code", csv.Line, columns.Product + 1, "six digits of a chapter from 01 to 97, such as 310210");
            int importer = Area(csv, collector.Areas, columns.Importer), exporter = Area(csv, collector.Areas, columns.Exporter);
            var value = csv.Number(columns.Value, 0, 1e15, "a value, zero or more") * columns.ToThousand;
            var quantity = columns.Quantity < 0 || csv.Field(columns.Quantity).IsEmpty || csv.Field(columns.Quantity).SequenceEqual("NA")
                ? double.NaN : csv.Number(columns.Quantity, 0, 1e15, "a quantity, zero or more, or nothing") * columns.ToTonnes;
            if (importer < 0 || exporter < 0 || product == default) continue;
            collector.Add(period.Value, books, request.Edition ?? HsEditions.InForce(period.Value.Year), product.Number, importer, exporter, value, quantity, csv.Line);
        }
        if (collector.Count == 0) csv.Faults.Add("the file has no rows of the years asked for", 2);
        var notes = new List<string>();
        var batches = collector.Batches(request.Repeated, notes);
        foreach (var batch in batches) HsCodeCheck.Refuse(batch, csv.Faults);
        csv.Faults.ThrowIfAny();
        if (request.Edition is null) notes.Add("the codes are taken to be of the edition in force in their year");
        var source = new SourceRecord("trade by product, own table", "as imported", KnownLicences.OwnTable, Path.GetFileName(request.Path), sha256);
        return new TradeImport("trade-csv", source, collector.Areas.Areas, batches) { Notes = [.. notes] };
    }

    /// <summary>An area's index; an unknown code is a fault (−1 is returned).</summary>
    internal static int Area(CsvFile csv, AreaList areas, int column)
    {
        var code = csv.Field(column);
        // Namibia's NA is what some programs take for "not available": it arrives empty.
        var at = areas.Find(code.IsEmpty ? "NA" : code);
        if (at < 0) csv.Faults.Add($"'{code}' is no economy that trade statistics know", csv.Line, column + 1, "an ISO code such as KOR or KR, or a UN number such as 410");
        return at;
    }

    /// <summary>A code of six digits, or of five where a leading zero was lost.</summary>
    internal static bool TryProduct(ReadOnlySpan<char> text, out Hs6 code) => Hs6.TryOf(text, out code)
        || (text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Hs6.TryOfNumber(number, out code));

    /// <summary>Reads 2021, 202107, 2021-07, 2021-07-01, 2021.07 or 2021/07.</summary>
    internal static bool TryPeriod(ReadOnlySpan<char> text, out TradePeriod period)
    {
        period = default;
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2100) return false;
        var rest = text[4..];
        if (rest.IsEmpty)
        {
            period = new TradePeriod(year);
            return true;
        }
        if (rest[0] is '-' or '.' or '/') rest = rest[1..];
        if (rest.Length > 2 && rest[2] is '-' or '.' or '/') rest = rest[..2];
        if (rest.Length is < 1 or > 2 || !int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        period = new TradePeriod(year, month);
        return true;
    }

    private static TradePeriod? Period(CsvFile csv, int column, int? fallback)
    {
        if (column >= 0 && TryPeriod(csv.Field(column), out var period)) return period;
        if (column >= 0) csv.Faults.Add($"'{csv.Text(column)}' is neither year nor month", csv.Line, column + 1, "2021 or 2021-07");
        else if (fallback is { } year) return new TradePeriod(year);
        else csv.Faults.Add("no column holds the year", 1, 0, "a column named year or period", "Give the year with --year");
        return null;
    }

    private static int? YearInName(string path)
    {
        var digits = string.Concat(Path.GetFileName(path).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return digits.Length == 4 && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1900 and <= 2100 and var year ? year : null;
    }

    private static char Delimiter(string path)
    {
        using var csv = CsvFile.Open(path);
        return csv.Header.Count == 1 && csv.Header[0].Contains(';', StringComparison.Ordinal) ? ';' : csv.Header.Count == 1 && csv.Header[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
    }
}
