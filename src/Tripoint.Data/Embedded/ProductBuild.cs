using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>Makes the embedded product tables: strategic materials from BACI, fertiliser, wheat and gas from UN Comtrade.</summary>
internal static class ProductBuild
{
    private const string Rest = "ROW";

    /// <summary>The materials table: <c>year,material,hs6,exporter_iso2,importer_iso2,value_usd,qty_t</c>.</summary>
    public static byte[] Materials(string path)
    {
        var flows = new Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)>();
        using var csv = CsvFile.Open(path);
        int yearAt = csv.Column("year"), hs6 = csv.Column("hs6"), from = csv.Column("exporter_iso2"), to = csv.Column("importer_iso2");
        int usd = csv.Column("value_usd"), tonnes = csv.Column("qty_t");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            var product = Product(csv, hs6);
            if (product == ProductScope.Repeated) continue;
            // Namibia's code NA is what some programs take for "not available": it arrives empty.
            var exporter = csv.Text(from) is { Length: > 0 } given ? given : "NA";
            var importer = csv.Text(to) is { Length: > 0 } buyer ? buyer : "NA";
            var value = csv.Number(usd, 0, 1e12, "US$, not negative");
            var quantity = csv.Field(tonnes).IsEmpty ? double.NaN : csv.Number(tonnes, 0, 1e12, "tonnes, not negative");
            var key = ((int)csv.Number(yearAt, 1900, 2100, "a year"), product, importer, exporter);
            // One code under two materials' names is one flow.
            if (!flows.TryAdd(key, (value, quantity)) && flows[key].Usd != value) csv.Faults.Add("one flow with two values", csv.Line);
            Area(csv, from, exporter);
            Area(csv, to, importer);
        }
        csv.Faults.ThrowIfAny();

        var kept = new Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)>();
        foreach (var ((year, product, importer, exporter), (value, quantity)) in flows)
        {
            string purchaser = Known(importer), supplier = Known(exporter);
            if (!ProductScope.Importers.Contains(purchaser)) purchaser = Rest;
            if (purchaser != supplier) Add(kept, (year, product, purchaser, supplier), value, quantity);
        }
        return ProductText.Write(WithoutSmall(kept));
    }

    /// <summary>The fertiliser table: <c>refYear,layer,exporter,importer,value_usd</c>.</summary>
    public static byte[] Fertiliser(string path)
    {
        var flows = new Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)>();
        using var csv = CsvFile.Open(path);
        int yearAt = csv.Column("refYear"), layer = csv.Column("layer"), from = csv.Column("exporter"), to = csv.Column("importer"), usd = csv.Column("value_usd");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (!ProductScope.Layers.TryGetValue(csv.Text(layer), out var product)) csv.Faults.Add($"unknown layer '{csv.Text(layer)}'", csv.Line, layer + 1, string.Join(", ", ProductScope.Layers.Keys.Order(StringComparer.Ordinal)));
            string importer = Area(csv, to, csv.Text(to)), exporter = Area(csv, from, csv.Text(from));
            var value = csv.Number(usd, 0, 1e12, "US$, not negative");
            if (value < ProductScope.SmallestFertiliserFlow || importer == exporter) continue;
            Add(flows, ((int)csv.Number(yearAt, 1900, 2100, "a year"), product, importer, exporter), value, double.NaN);
        }
        csv.Faults.ThrowIfAny();
        return ProductText.Write(flows);
    }

    // Small flows go to the supplier ROW, so that an importer's total stays what it was.
    private static Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)> WithoutSmall(Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)> flows)
    {
        var bought = new Dictionary<(int, Hs6, string), double>();
        var sold = new Dictionary<(int, Hs6, string), double>();
        foreach (var ((year, product, importer, exporter), (value, _)) in flows)
        {
            bought[(year, product, importer)] = bought.GetValueOrDefault((year, product, importer)) + value;
            sold[(year, product, exporter)] = sold.GetValueOrDefault((year, product, exporter)) + value;
        }
        var kept = new Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)>();
        foreach (var ((year, product, importer, exporter), (value, quantity)) in flows)
        {
            var matters = value >= ProductScope.SmallestImportShare * bought[(year, product, importer)] || value >= ProductScope.SmallestExportShare * sold[(year, product, exporter)];
            if (value >= ProductScope.SmallestMaterialFlow && matters) Add(kept, (year, product, importer, exporter), value, quantity);
            else if (importer != Rest) Add(kept, (year, product, importer, Rest), value, quantity);
        }
        return kept;
    }

    // A sum of quantities is known only where each of them is.
    private static void Add(Dictionary<(int, Hs6, string, string), (double Usd, double Tonnes)> flows, (int, Hs6, string, string) key, double usd, double tonnes)
    {
        var (had, weighed) = flows.GetValueOrDefault(key);
        flows[key] = (had + usd, weighed + tonnes);
    }

    private static Hs6 Product(CsvFile csv, int column)
    {
        if (!Hs6.TryOf(csv.Field(column), out var product)) csv.Faults.Add($"'{csv.Text(column)}' is not a six-digit HS code", csv.Line, column + 1);
        return product;
    }

    private static string Area(CsvFile csv, int column, string code)
    {
        if (!TradeAreas.TryOf(code, out _)) csv.Faults.Add($"unknown area '{code}'", csv.Line, column + 1, "an ISO code, or one of data/parameters/trade-areas.csv");
        return Known(code);
    }

    // Areas that are no economy of the list (not specified, or of former states) are the rest of the world.
    private static string Known(string code) => TradeAreas.TryOf(code, out var area) && Economy.TryOf(area.Code, out _) ? area.Code : Rest;
}
