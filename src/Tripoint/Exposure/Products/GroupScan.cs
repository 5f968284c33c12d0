using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>The <see cref="ImportCell"/>s of a group of economies taken as one importer: a bloc as the European Commission looks at the EU.</summary>
public static class GroupScan
{
    /// <summary>The group's cells by product, ordered by product; products it does not import from outside are left out.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="members">Indices of the group's members.</param>
    public static ImportCell[] Of(ProductTrade trade, int period, IReadOnlyCollection<int> members)
    {
        var inside = new bool[trade.Economies.Length];
        foreach (var member in members) inside[member] = true;
        var rest = ImportScan.Rest(trade);
        var parts = new ImportCell?[trade.Products.Length];
        Parallel.For(0, parts.Length, p => parts[p] = Product(trade.Rows(period, p), p, inside, rest));
        return [.. parts.OfType<ImportCell>()];
    }

    /// <summary>The group's cell of one product; without imports where it buys none from outside.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="period">Index into its periods.</param>
    /// <param name="product">Index into its products.</param>
    /// <param name="members">Indices of the group's members.</param>
    public static ImportCell Of(ProductTrade trade, int period, int product, IReadOnlyCollection<int> members)
    {
        var inside = new bool[trade.Economies.Length];
        foreach (var member in members) inside[member] = true;
        return Product(trade.Rows(period, product), product, inside, ImportScan.Rest(trade)) ?? new ImportCell(product, -1, 0, 0, 0, 0, 0, -1, 0, 0, 0);
    }

    private static ImportCell? Product(TradeSlice rows, int product, bool[] inside, int rest)
    {
        double[] bought = new double[inside.Length], sold = new double[inside.Length];
        double imports = 0, within = 0, exports = 0, world = 0, insideExports = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            int importer = rows.Importer[at], exporter = rows.Exporter[at];
            var value = rows.Value[at];
            sold[exporter] += value;
            world += value;
            if (inside[exporter]) insideExports += value;
            if (inside[importer] && inside[exporter]) within += value;
            else if (inside[importer]) (imports, bought[exporter]) = (imports + value, bought[exporter] + value);
            else if (inside[exporter]) exports += value;
        }
        if (imports <= 0) return null;
        int suppliers = 0, top = -1;
        double squares = 0;
        for (var r = 0; r < bought.Length; r++)
        {
            if (bought[r] <= 0 || r == rest) continue;
            suppliers++;
            squares += bought[r] * bought[r];
            if (top < 0 || bought[r] > bought[top]) top = r;
        }
        return new ImportCell(
            product, -1, imports, within, exports, squares / (imports * imports), suppliers, top, top < 0 ? 0 : bought[top] / imports,
            top < 0 ? 0 : sold[top] / world, Math.Max(0, world - (top < 0 ? 0 : sold[top]) - insideExports));
    }
}
