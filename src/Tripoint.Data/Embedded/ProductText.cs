using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Product flows as small CSV: one row a year and product, <c>year,hs6,flows</c>, the flows as <c>KOR&lt;CHN 20918 3456|AUS 33;JPN&lt;…</c>: of
/// each importer its suppliers with thousand US$ and, where they are known, tonnes.
/// </summary>
internal static class ProductText
{
    private const string Header = "year,hs6,flows\n";

    /// <summary>Writes flows, sorted by year, product, importer; suppliers by value, then code. Flows that round to nothing are left out.</summary>
    /// <param name="flows">US$ and tonnes (NaN where not known).</param>
    public static byte[] Write(IReadOnlyDictionary<(int Year, Hs6 Product, string Importer, string Exporter), (double Usd, double Tonnes)> flows)
    {
        var text = new StringBuilder(Header);
        var rows = flows.Select(f => (f.Key, Thousand: FourDigits(f.Value.Usd / 1000), f.Value.Tonnes)).Where(f => f.Thousand > 0)
            .GroupBy(f => (f.Key.Year, f.Key.Product)).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Product);
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Key.Year},{row.Key.Product}");
            var between = ',';
            foreach (var importer in row.GroupBy(f => f.Key.Importer, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                text.Append(between).Append(importer.Key);
                var before = '<';
                foreach (var (key, thousand, tonnes) in importer.OrderByDescending(f => f.Thousand).ThenBy(f => f.Key.Exporter, StringComparer.Ordinal))
                {
                    text.Append(before).Append(key.Exporter).Append(' ').Append(thousand.ToString("0", CultureInfo.InvariantCulture));
                    // A weight that rounds to nothing is as good as none: no unit value can be taken from it.
                    if (tonnes >= 0.0005) text.Append(' ').Append((tonnes >= 1000 ? FourDigits(tonnes) : Math.Round(tonnes, tonnes < 10 ? 3 : 1)).ToString("0.###", CultureInfo.InvariantCulture));
                    before = '|';
                }
                between = ';';
            }
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="file">The file's name under <c>data/embedded</c>.</param>
    /// <param name="edition">The edition of a year's codes.</param>
    /// <param name="books">Whose declarations.</param>
    /// <param name="provenance">Where they come from.</param>
    public static ProductTrade Read(string file, Func<int, HsEdition> edition, TradeBooks books, TableProvenance provenance)
    {
        var builder = new ProductTradeBuilder(books, provenance);
        using var csv = CsvFile.Read(EmbeddedFiles.Open(file), file);
        int yearAt = csv.Column("year"), productAt = csv.Column("hs6"), flowsAt = csv.Column("flows");
        csv.Faults.ThrowIfAny();
        var economies = new Dictionary<string, Economy>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        while (csv.NextRow())
        {
            var period = new TradePeriod((int)csv.Number(yearAt, 1900, 2100, "a year"));
            builder.AddPeriod(period, edition(period.Year));
            if (!Hs6.TryOf(csv.Field(productAt), out var product)) throw Damaged(csv, "the product");
            var flows = csv.Field(flowsAt);
            foreach (var range in flows.Split(';'))
            {
                var bought = flows[range];
                var arrow = bought.IndexOf('<');
                if (arrow < 0) throw Damaged(csv, "an importer");
                var importer = Code(bought[..arrow]);
                var suppliers = bought[(arrow + 1)..];
                foreach (var one in suppliers.Split('|'))
                {
                    var (exporter, value, tonnes) = Supplier(csv, suppliers[one]);
                    builder.Add(period, product, importer, Code(exporter), value, tonnes);
                }
            }
        }
        csv.Faults.ThrowIfAny();
        return builder.Build();

        Economy Code(ReadOnlySpan<char> code)
        {
            if (economies.TryGetValue(code, out var known)) return known;
            return economies[code] = Economy.Of(code.ToString());
        }
    }

    private static (string Exporter, double Value, double Tonnes) Supplier(CsvFile csv, ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        if (blank < 0) throw Damaged(csv, "a supplier");
        var numbers = text[(blank + 1)..];
        var second = numbers.IndexOf(' ');
        var tonnes = double.NaN;
        if (!double.TryParse(second < 0 ? numbers : numbers[..second], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || (second >= 0 && !double.TryParse(numbers[(second + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out tonnes)))
            throw Damaged(csv, "a number");
        return (text[..blank].ToString(), value, tonnes);
    }

    // Four significant digits from ten thousand up, whole numbers below.
    private static double FourDigits(double value)
    {
        double step = 1;
        while (value / step >= 9999.5) step *= 10;
        return Math.Round(value / step) * step;
    }

    private static InvalidDataException Damaged(CsvFile csv, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The embedded file {csv.Faults.File} is damaged at line {csv.Line}: {what} is malformed."));
}
