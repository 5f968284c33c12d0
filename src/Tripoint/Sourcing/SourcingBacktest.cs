using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Sourcing;

/// <summary>
/// Tests the ranking on the past: with the data of an old year, and the knowledge of which supplier fell most, each rule orders the others; a later
/// year shows who delivered more. Values of the later year are scaled to the old one's world trade in the product, so that a price rise is no
/// replacement. That a supplier fell is given to all rules alike; why it fell is not known, nor whether the importer wanted less.
/// </summary>
public static class SourcingBacktest
{
    private const int First = 5;

    /// <summary>Runs the test over all products and importers.</summary>
    /// <param name="trade">Flows with both years.</param>
    /// <param name="from">Index of the old year.</param>
    /// <param name="to">Index of the later year.</param>
    /// <param name="evidence">What the ranking knows of an importer: made from the old year's market, the importer, and the supplier that fell.</param>
    /// <param name="options">Which replacements count.</param>
    /// <param name="cancellation">Stops between two products.</param>
    /// <returns>Every case, by product and importer.</returns>
    public static ImmutableArray<BacktestCase> Run(
        ProductTrade trade, int from, int to, Func<ProductMarket, Economy, ImmutableArray<Economy>, AlternativesData> evidence, BacktestOptions options, CancellationToken cancellation = default)
    {
        var found = new List<BacktestCase>[trade.Products.Length];
        Parallel.For(0, trade.Products.Length, new ParallelOptions { CancellationToken = cancellation }, p => found[p] = Product(trade, p, from, to, evidence, options));
        return [.. found.SelectMany(f => f)];
    }

    private static List<BacktestCase> Product(
        ProductTrade trade, int p, int from, int to, Func<ProductMarket, Economy, ImmutableArray<Economy>, AlternativesData> evidence, BacktestOptions options)
    {
        var market = new ProductMarket(trade, p, from, options.Ranking.Window);
        var later = trade.Rows(to, p).TotalValue;
        var cases = new List<BacktestCase>();
        if (market.World <= 0 || later <= 0) return cases;
        var scale = market.World / later;
        var exportsLater = new double[trade.Economies.Length];
        var all = trade.Rows(to, p);
        for (var r = 0; r < all.Length; r++) exportsLater[all.Exporter[r]] += all.Value[r];
        for (var importer = 0; importer < trade.Economies.Length; importer++)
        {
            if (market.Imports(importer) < options.LeastImports || trade.Economies[importer].Code == "ROW") continue;
            if (Case(market, importer, to, scale, exportsLater, evidence, options) is { } one) cases.Add(one);
        }
        return cases;
    }

    private static BacktestCase? Case(
        ProductMarket market, int importer, int to, double scale, double[] exportsLater,
        Func<ProductMarket, Economy, ImmutableArray<Economy>, AlternativesData> evidence, BacktestOptions options)
    {
        var trade = market.Trade;
        var n = trade.Economies.Length;
        double[] before = Flows(market.Period), after = Flows(to);
        int lost = -1, rest = trade.IndexOf(Economy.Of("ROW"));
        for (var e = 0; e < n; e++)
        {
            if (e != rest && before[e] > 0 && (lost < 0 || before[e] - after[e] * scale > before[lost] - after[lost] * scale)) lost = e;
        }
        if (lost < 0) return null;
        var loss = before[lost] - after[lost] * scale;
        if (loss < options.LeastLoss * market.Imports(importer)) return null;
        int[] candidates = [.. Enumerable.Range(0, n).Where(e => e != importer && e != lost && e != rest && (market.Exports(e) > 0 || market.Spare(e) > 0 || exportsLater[e] > 0))];
        double[] added = [.. candidates.Select(e => Math.Max(0, after[e] * scale - before[e]))];
        if (added.Sum() <= 0) return null;

        var ranked = AlternativesModel.Rank(evidence(market, trade.Economies[importer], [trade.Economies[lost]]), options.Ranking).Alternatives;
        var known = ranked.ToDictionary(a => trade.IndexOf(a.Economy), a => a);
        double[][] orders =
        [
            [.. candidates.Select(e => known.TryGetValue(e, out var a) ? a.Score : 0)],
            [.. candidates.Select(market.Exports)],
            // Any purchase goes before any export: exports only order the suppliers not bought from yet.
            [.. candidates.Select(e => before[e] > 0 ? 1 + before[e] : market.Exports(e) / (1 + market.World))],
        ];
        var cost = Costs(trade, to, market.Product, candidates, known);
        double actual = 0;
        for (var k = 0; k < candidates.Length; k++) actual += added[k] * cost[k];
        actual /= added.Sum();
        return new BacktestCase(
            trade.Products[market.Product], trade.Economies[importer], trade.Economies[lost], loss / market.Imports(importer), loss, added.Sum() / loss,
            [.. orders.Select(o => Score(o, added, cost, actual))]);

        double[] Flows(int period)
        {
            var flows = new double[n];
            var rows = trade.Rows(period, market.Product, importer);
            for (var r = 0; r < rows.Length; r++) flows[rows.Exporter[r]] = rows.Value[r];
            return flows;
        }
    }

    private static BacktestScore Score(double[] order, double[] added, double[] cost, double actual)
    {
        int[] first = [.. Enumerable.Range(0, order.Length).Where(k => order[k] > 0).OrderByDescending(k => order[k]).ThenBy(k => k).Take(First)];
        return new BacktestScore(RankCorrelation.Of(order, added), first.Sum(k => added[k]) / added.Sum(), first.Length > 0 ? first.Average(k => cost[k]) / actual : double.NaN);
    }

    // Landed cost of a unit in the later year: the exporter's unit value where more than half of the candidates have one, freight and duty.
    private static double[] Costs(ProductTrade trade, int to, int product, int[] candidates, Dictionary<int, Alternative> known)
    {
        double[] value = new double[trade.Economies.Length], tonnes = new double[trade.Economies.Length];
        var rows = trade.Rows(to, product);
        for (var r = 0; r < rows.Length; r++)
        {
            if (!(rows.Quantity[r] > 0)) continue;
            value[rows.Exporter[r]] += rows.Value[r];
            tonnes[rows.Exporter[r]] += rows.Quantity[r];
        }
        double[] prices = [.. candidates.Where(e => tonnes[e] > 0).Select(e => value[e] / tonnes[e]).Order()];
        var hasPrices = prices.Length * 2 > candidates.Length;
        return [.. candidates.Select(e => (!hasPrices ? 1 : tonnes[e] > 0 ? value[e] / tonnes[e] : prices[prices.Length / 2]) * Margin(e))];

        double Margin(int e) => known.TryGetValue(e, out var a) ? (1 + (a.Tariff ?? 0)) * (1 + 0.08 * Math.Pow((a.DistanceKm ?? 8000) / 8000, 0.3)) : 1.08;
    }
}
