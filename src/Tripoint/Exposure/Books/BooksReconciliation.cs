using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>
/// One figure from two declarations, in the way of BACI (Gaulier and Zignago 2010): the importer's CIF value is turned to FOB, then both are
/// averaged with weights that are the inverse of each reporter's variance. Where one side is silent the other's figure stands. Both
/// declarations stay with every flow. docs/models/products.md compares the outcome with BACI itself.
/// </summary>
public static class BooksReconciliation
{
    /// <summary>Reconciles the books of all periods and products at once.</summary>
    /// <param name="importers">What importers declared, CIF.</param>
    /// <param name="exporters">What exporters declared, FOB.</param>
    /// <param name="options">How.</param>
    public static BooksResult Run(ProductTrade importers, ProductTrade exporters, BooksOptions? options = null)
    {
        options ??= new BooksOptions();
        var flows = PairedFlows.Join(importers, exporters);
        var freight = new CifFobEstimate(flows, options);
        var factors = new double[flows.Count];
        for (var row = 0; row < factors.Length; row++) factors[row] = freight.Factor(flows.Cells[flows.Cell[row]].Product, flows.Economies[flows.Importer[row]], flows.Economies[flows.Exporter[row]]);
        var reliability = new ReliabilityEstimate(flows, row => factors[row], options);

        var builder = new ProductTradeBuilder(TradeBooks.Reconciled, Provenance(importers, exporters, options));
        double both = 0, total = 0;
        foreach (var (period, _, edition) in flows.Cells) builder.AddPeriod(period, edition);
        for (var row = 0; row < flows.Count; row++)
        {
            double m = flows.ImporterValue[row], x = flows.ExporterValue[row];
            var value = Reconciled(m, x, factors[row], Weight(row));
            total += value;
            if (!double.IsNaN(m) && !double.IsNaN(x)) both += value;
            var (period, product, _) = flows.Cells[flows.Cell[row]];
            builder.Add(period, product, flows.Economies[flows.Importer[row]], flows.Economies[flows.Exporter[row]], value, Quantity(row));
        }
        return new BooksResult(
            builder.Build(), freight.Factors(flows.Cells.Select(c => c.Product)), reliability.Reporters(flows), Hubs(flows, factors, options), total > 0 ? both / total : 0,
            flows, row => factors[row], Weight);

        double Weight(int row) => double.IsNaN(flows.ExporterValue[row]) ? 1 : double.IsNaN(flows.ImporterValue[row]) ? 0 : reliability.ImporterWeight(flows.Importer[row], flows.Exporter[row]);

        double Quantity(int row)
        {
            double m = flows.ImporterQuantity[row], x = flows.ExporterQuantity[row], weight = Weight(row);
            return double.IsNaN(m) ? x : double.IsNaN(x) ? m : weight * m + (1 - weight) * x;
        }
    }

    /// <summary>The reconciled figure, FOB.</summary>
    internal static double Reconciled(double importer, double exporter, double factor, double weight) =>
        double.IsNaN(exporter) ? importer / factor : double.IsNaN(importer) ? exporter : weight * importer / factor + (1 - weight) * exporter;

    private static TableProvenance Provenance(ProductTrade importers, ProductTrade exporters, BooksOptions options) => new(
        "both sides' declarations reconciled",
        "importers' and exporters' books averaged by reliability, FOB", false, [.. importers.Provenance.Sources.Union(exporters.Provenance.Sources)],
        [
            .. importers.Provenance.Log.Union(exporters.Provenance.Log),
            options.Distance is null ? "importers' values turned to FOB by the median ratio of both books by product" : "importers' values turned to FOB by a regression of the ratio of both books on distance, one intercept a product",
            string.Create(CultureInfo.InvariantCulture, $"weights: inverse variance of each reporter's log differences, from flows of at least {options.SmallestCompared:0} thousand US$ in both books"),
        ]);

    // Compared are only the importers that declare the product at all: silence of a whole reporter says nothing about transit.
    private static ImmutableArray<HubHint> Hubs(PairedFlows flows, double[] factors, BooksOptions options)
    {
        var hints = new List<HubHint>();
        for (var row = 0; row < flows.Count;)
        {
            var cell = flows.Cell[row];
            var n = flows.Economies.Length;
            double[] declared = new double[n], credited = new double[n], imported = new double[n];
            var speaks = new bool[n];
            var end = row;
            for (; end < flows.Count && flows.Cell[end] == cell; end++) speaks[flows.Importer[end]] |= !double.IsNaN(flows.ImporterValue[end]);
            for (; row < end; row++)
            {
                double m = flows.ImporterValue[row], x = flows.ExporterValue[row];
                if (!double.IsNaN(m)) imported[flows.Importer[row]] += m;
                if (!speaks[flows.Importer[row]]) continue;
                if (!double.IsNaN(x)) declared[flows.Exporter[row]] += x;
                if (!double.IsNaN(m)) credited[flows.Exporter[row]] += m / factors[row];
            }
            for (var e = 0; e < n; e++)
            {
                var hint = new HubHint(flows.Cells[cell].Period, flows.Cells[cell].Product, flows.Economies[e], declared[e], credited[e], imported[e]);
                if (declared[e] >= options.SmallestHub && hint.NotCredited >= options.HubShare && imported[e] >= declared[e] - credited[e]) hints.Add(hint);
            }
        }
        return [.. hints.OrderByDescending(h => h.DeclaredExports - h.CreditedExports).ThenBy(h => h.Economy.Code, StringComparer.Ordinal)];
    }
}
