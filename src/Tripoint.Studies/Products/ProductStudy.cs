using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Studies.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Studies.Products;

/// <summary>Who depends on whom for one product. <c>tripoint exposure --product</c>.</summary>
public static class ProductStudy
{
    private const int SuppliersNamed = 4;

    /// <summary>The importers as a table, <c>tripoint.exposure-product/1</c>: the bloc's members first, then the largest.</summary>
    /// <param name="source">The data.</param>
    /// <param name="product">The product.</param>
    /// <param name="bloc">Whose members come first.</param>
    /// <param name="year">The year; null: the latest.</param>
    /// <param name="top">Importers shown beside the members.</param>
    /// <param name="flags">Thresholds and how stability is measured.</param>
    /// <exception cref="DataMissingException">No table has the product or the year.</exception>
    public static StudyTable Run(ProductSource source, Hs6 product, Bloc bloc, int? year, int top, FlagOptions flags)
    {
        var set = source.Holding(product);
        var trade = set.Main;
        var period = year is { } wanted ? trade.RequireYear(wanted) : set.Period(null);
        var p = trade.IndexOf(product);
        var cells = ImportScan.Of(trade, period).Where(c => c.Product == p && trade.Economies[c.Importer].Code != "ROW").OrderByDescending(c => c.Imports).ToList();
        if (cells.Count == 0) throw new DataMissingException(new Fault($"nobody imports {product} in {trade.Periods[period]} in these data", "--year", "another year"));
        var members = cells.Where(c => bloc.Contains(trade.Economies[c.Importer])).ToList();
        var check = new FlagCheck(set.All([product]), flags);
        var findings = members.Concat(cells.Except(members).Take(top)).Select(c =>
        {
            var importer = trade.Economies[c.Importer];
            var request = new DependenceRequest { Importer = [importer], Name = importer.Code, Flags = flags };
            return (Importer: importer, Finding: DependenceStudy.Finding(set, period, p, c, CoreDependency.Of(c, flags.Thresholds), check, request), Suppliers: Suppliers(trade, period, p, c));
        }).ToList();
        var name = ProductSource.Name(product);
        return new StudyTable(
            "tripoint.exposure-product/1", $"{product}{(name.Length > 0 ? $" {name}" : "")}, {trade.Periods[period]}: who depends on whom",
            [
                new("importer", "importer"), new("importsMusd", "imports, mUSD", 1), new("supplier", "from"), new("supplierPercent", "share, %", 1), new("hhi", "HHI", 2), new("importsOverExports", "imp./exp.", 1),
                new("indicators", "ind."), new("dependent", "dependent"), new("since", "since"), new("held", "held"), new("probabilityPercent", "prob., %", 0), new("singlePoint", "single"), new("cover", "cover", 1),
                new("voteDistance", "votes", 2), new("suppliers", "largest suppliers, %"),
            ],
            [.. findings.Select(f => Row(f.Importer, f.Finding, f.Suppliers))],
            [World(trade, period, p), .. DependenceStudy.Explain(true, flags), .. DependenceStudy.Editions([.. findings.Select(f => f.Finding.Stability)], flags.Window), .. Caveat(product), .. ProductSource.Notes([set])]);
    }

    private static IEnumerable<string> Caveat(Hs6 product)
    {
        if (Data.Embedded.EmbeddedProducts.Find(product) is { Caveat.Length: > 0 } known) yield return $"What the code does not tell apart: {known.Caveat}.";
    }

    private static ImmutableArray<object> Row(Economy importer, DependenceFinding f, string suppliers) =>
    [
        importer.Code, f.Cell.Imports / 1000, f.Supplier?.Code ?? "", 100 * f.Cell.TopShare, f.Cell.Hhi, f.Cell.ImportsOverExports, f.Indicators, f.Core.Dependent ? f.Stability.IsFirm ? "firm" : "yes" : "no",
        f.Since, f.Held, 100 * f.Stability.Probability ?? double.NaN, f.Point.IsSinglePoint ? "yes" : "", f.Point.Cover,
        f.Political?.Distance ?? double.NaN, suppliers,
    ];

    private static string Suppliers(ProductTrade trade, int period, int product, ImportCell cell)
    {
        var rows = trade.Rows(period, product, cell.Importer);
        var all = new List<(string Code, double Value)>();
        for (var at = 0; at < rows.Length; at++) all.Add((trade.Economies[rows.Exporter[at]].Code, rows.Value[at]));
        return string.Join(", ", all.OrderByDescending(s => s.Value).Take(SuppliersNamed).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Code} {100 * s.Value / cell.Imports:0}")));
    }

    private static string World(ProductTrade trade, int period, int product)
    {
        var rows = trade.Rows(period, product);
        var sold = new double[trade.Economies.Length];
        for (var at = 0; at < rows.Length; at++) sold[rows.Exporter[at]] += rows.Value[at];
        var total = sold.Sum();
        var largest = sold.Select((v, at) => (Code: trade.Economies[at].Code, Value: v)).Where(s => s.Code != "ROW").OrderByDescending(s => s.Value).Take(6).Where(s => s.Value > 0);
        var hhi = sold.Select((v, at) => trade.Economies[at].Code == "ROW" ? 0 : v / total * (v / total)).Sum();
        return string.Create(CultureInfo.InvariantCulture, $"World: {total / 1000:N0} million US$; sellers {string.Join(", ", largest.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Code} {100 * s.Value / total:0}%")))}; HHI of sellers {hhi:0.00}.");
    }
}
