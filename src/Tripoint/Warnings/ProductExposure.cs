using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Warnings;

/// <summary>What one importer buys of a product from the economies whose supply fails.</summary>
/// <param name="Product">The product.</param>
/// <param name="Importer">The importer.</param>
/// <param name="Period">The period of the figures.</param>
/// <param name="FromOriginsMusd">What it bought from the origins, million US$.</param>
/// <param name="Share">That, as a share of its imports of the product from everywhere; 0 where it imported none.</param>
public sealed record ProductExposure(Hs6 Product, Economy Importer, TradePeriod Period, double FromOriginsMusd, double Share)
{
    /// <summary>By importer, in the order given, for the latest period of the table. Empty where the table has no such product.</summary>
    /// <param name="trade">Trade by product, thousand US$.</param>
    /// <param name="product">The product.</param>
    /// <param name="origins">The economies whose supply fails; those that the table lacks count nothing.</param>
    /// <param name="importers">The importers; those that the table lacks are left out.</param>
    public static ImmutableArray<ProductExposure> Of(ProductTrade trade, Hs6 product, IReadOnlyCollection<Economy> origins, IEnumerable<Economy> importers)
    {
        ArgumentNullException.ThrowIfNull(trade);
        int period = trade.Periods.Length - 1, p = trade.IndexOf(product);
        if (p < 0) return [];
        return [.. importers.Where(i => trade.IndexOf(i) >= 0).Select(importer =>
        {
            double all = 0, from = 0;
            for (var exporter = 0; exporter < trade.Economies.Length; exporter++)
            {
                var value = trade.Value(period, p, trade.IndexOf(importer), exporter);
                all += value;
                if (origins.Contains(trade.Economies[exporter])) from += value;
            }
            return new ProductExposure(product, importer, trade.Periods[period], from / 1000, all > 0 ? from / all : 0);
        })];
    }
}
