using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>A national table of a reporter's own trade, read by a <see cref="NationalMapping"/>. Imports are importer's books, exports exporter's.</summary>
internal static class NationalTable
{
    /// <summary>Reads the table.</summary>
    /// <exception cref="BadInputException">Faults of the mapping or of the table, all at once.</exception>
    /// <exception cref="DataMissingException">A period has no exchange rate.</exception>
    public static TradeImport Read(TradeRequest request, string sha256, CancellationToken cancel)
    {
        if (request.Mapping is null) throw new BadInputException("a national table needs a mapping of its columns", "--mapping", "a small YAML file, see docs/guides/trade-data.md");
        var mapping = NationalMapping.Read(request.Mapping);
        var rates = mapping.Currency == "USD" ? null : MonthlyRates.Read(mapping.Rates!, mapping.Currency);
        using var csv = CsvFile.Open(request.Path, mapping.Delimiter);
        int period = csv.Column(mapping.PeriodColumn), partner = Optional(csv, mapping.PartnerColumn), product = Optional(csv, mapping.ProductColumn), weight = Optional(csv, mapping.Quantity);
        int imports = Optional(csv, mapping.Imports), exports = Optional(csv, mapping.Exports);
        csv.Faults.ThrowIfAny();
        var collector = new FlowCollector();
        var reporter = collector.Areas.Add(mapping.Reporter);
        while (csv.NextRow())
        {
            if ((csv.Line & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (!csv.HasAllFields()) continue;
            if (!TryPeriod(csv.Text(period).Trim(), mapping.PeriodFormat, out var when))
            {
                csv.Faults.Add($"'{csv.Text(period)}' is neither year nor month", csv.Line, period + 1, mapping.PeriodFormat ?? "2021 or 2021-07");
                continue;
            }
            if (request.Year is { } year && when.Year != year) continue;
            var other = partner < 0 ? collector.Areas.Add(mapping.Partner!) : Partner(csv, partner, mapping, collector.Areas);
            var (code, suffix) = product < 0 ? (mapping.Product, 0) : Product(csv, product, mapping.Digits);
            if (other < 0 || code == default) continue;
            var factor = mapping.ToThousand / (rates?.Of(when) ?? 1);
            var edition = request.Edition ?? mapping.Edition ?? HsEditions.InForce(when.Year);
            var tonnes = weight < 0 || csv.Field(weight).IsEmpty ? double.NaN : Number(csv, weight) / 1000;
            if (imports >= 0 && !csv.Field(imports).IsEmpty) collector.Add(when, TradeBooks.Importer, edition, code.Number, reporter, other, Number(csv, imports) * factor, tonnes, csv.Line, suffix);
            if (exports >= 0 && !csv.Field(exports).IsEmpty) collector.Add(when, TradeBooks.Exporter, edition, code.Number, other, reporter, Number(csv, exports) * factor, tonnes, csv.Line, suffix);
        }
        csv.Faults.ThrowIfAny();
        var notes = new List<string>();
        var batches = collector.Batches(request.Repeated, notes);
        if (batches.Count == 0) throw new BadInputException("the table has no rows of the years asked for", request.Path);
        if (rates is not null) notes.Add($"{mapping.Currency} turned into US$ at the average rate of each period ({Path.GetFileName(mapping.Rates!)})");
        if (product < 0 && mapping.Product.Number == NationalMapping.AllGoods) notes.Add("the table is of all goods together, written 999999");
        foreach (var batch in batches)
        {
            if (HsCodeCheck.Note(batch) is { } note && product >= 0) notes.Add(note);
        }
        var source = new SourceRecord($"trade of {mapping.Reporter.Name.English}, national statistics", "as published", KnownLicences.OwnTable, Path.GetFileName(request.Path), sha256);
        return new TradeImport("national", source, collector.Areas.Areas, batches) { ByReporter = true, Digits = mapping.Digits, Notes = [.. notes] };
    }

    private static int Optional(CsvFile csv, string? name) => name is null ? -1 : csv.Column(name);

    // Thousands may be set off by commas, blanks or apostrophes.
    private static double Number(CsvFile csv, int column)
    {
        var text = csv.Text(column).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && double.IsFinite(value)) return value;
        csv.Faults.Add($"'{csv.Text(column)}' cannot be used here", csv.Line, column + 1, "a number, zero or more");
        return 0;
    }

    private static bool TryPeriod(string text, string? format, out TradePeriod period)
    {
        if (format is null) return TradeCsv.TryPeriod(text, out period);
        period = default;
        if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        period = format.Contains('M', StringComparison.Ordinal) ? new TradePeriod(day.Year, day.Month) : new TradePeriod(day.Year);
        return true;
    }

    private static int Partner(CsvFile csv, int column, NationalMapping mapping, AreaList areas)
    {
        var text = csv.Text(column).Trim();
        if (mapping.PartnerNames.TryGetValue(text, out var named)) return areas.Add(named);
        var at = areas.Find(text);
        if (at >= 0) return at;
        var byName = Economy.All.FirstOrDefault(e => e.Name.English.Equals(text, StringComparison.OrdinalIgnoreCase) || e.Name.Chinese == text || e.Name.Japanese == text || e.Name.Korean == text);
        if (byName is not null) return areas.Add(byName);
        csv.Faults.Add($"'{text}' is no economy that is known", csv.Line, column + 1, "an ISO code or a name", "Add it to partner-names in the mapping");
        return -1;
    }

    private static (Hs6 Code, int Suffix) Product(CsvFile csv, int column, int digits)
    {
        var text = csv.Text(column).Trim().Replace(".", "", StringComparison.Ordinal);
        if (text.Length == digits && text.All(char.IsAsciiDigit) && Hs6.TryOf(text.AsSpan(0, 6), out var code)) return (code, digits == 6 ? 0 : int.Parse(text.AsSpan(6), CultureInfo.InvariantCulture));
        csv.Faults.Add($"'{text}' is no product code", csv.Line, column + 1, string.Create(CultureInfo.InvariantCulture, $"{digits} digits"));
        return default;
    }
}
