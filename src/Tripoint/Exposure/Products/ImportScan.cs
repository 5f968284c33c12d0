using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// One pass over a period's flows that gives every importer's and product's <see cref="ImportCell"/>. The same arithmetic as the set-based
/// form in the trade store (dependency.sql); products are independent, so the answer does not depend on the threads.
/// </summary>
public static class ImportScan
{
    /// <summary>The cells of all importers and products with imports, ordered by product, then importer.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="threads">Threads to use; 0 (the default) is every processor.</param>
    public static ImportCell[] Of(ProductTrade trade, int period, int threads = 0)
    {
        int products = trade.Products.Length, n = trade.Economies.Length, rest = Rest(trade);
        var parts = new ImportCell[products][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        Parallel.For(0, products, parallel, () => new double[n], (p, _, exports) =>
        {
            parts[p] = Product(trade.Rows(period, p), p, rest, exports);
            return exports;
        }, _ => { });
        var cells = new ImportCell[parts.Sum(x => x.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(cells, at);
            at += part.Length;
        }
        return cells;
    }

    /// <summary>The cell of one importer and product; without imports where it buys none.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="product">Index into its products.</param>
    /// <param name="importer">Index into its economies.</param>
    public static ImportCell Of(ProductTrade trade, int period, int product, int importer)
    {
        foreach (var cell in Product(trade.Rows(period, product), product, Rest(trade), new double[trade.Economies.Length])) if (cell.Importer == importer) return cell;
        return new ImportCell(product, importer, 0, 0, 0, 0, 0, -1, 0, 0, 0);
    }

    /// <summary>The index of ROW, the sum of what a source does not show by supplier; −1 where there is none.</summary>
    internal static int Rest(ProductTrade trade) => Economy.TryOf("ROW", out var rest) ? trade.IndexOf(rest) : -1;

    private static ImportCell[] Product(TradeSlice rows, int product, int rest, double[] exports)
    {
        Array.Clear(exports);
        double world = 0;
        int count = 0, last = -1;
        for (var at = 0; at < rows.Length; at++)
        {
            exports[rows.Exporter[at]] += rows.Value[at];
            world += rows.Value[at];
            if (rows.Importer[at] != last) (last, count) = (rows.Importer[at], count + 1);
        }
        var cells = new ImportCell[count];
        var made = 0;
        for (int from = 0, to; from < rows.Length; from = to)
        {
            int importer = rows.Importer[from], suppliers = 0, top = -1;
            double imports = 0, squares = 0, largest = 0;
            for (to = from; to < rows.Length && rows.Importer[to] == importer; to++)
            {
                var value = rows.Value[to];
                if (value <= 0) continue;
                imports += value;
                if (rows.Exporter[to] == rest) continue;
                squares += value * value;
                suppliers++;
                if (value > largest) (largest, top) = (value, rows.Exporter[to]);
            }
            if (imports <= 0) continue;
            cells[made++] = new ImportCell(
                product, importer, imports, 0, exports[importer], squares / (imports * imports), suppliers, top, largest / imports, top < 0 ? 0 : exports[top] / world,
                Math.Max(0, world - (top < 0 ? 0 : exports[top]) - exports[importer]));
        }
        return made == count ? cells : cells[..made];
    }
}
