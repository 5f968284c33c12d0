using Tripoint.Codes;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure.Products;

/// <summary>Small panels of product trade for tests.</summary>
internal static class SmallProducts
{
    public static readonly TableProvenance Provenance = new("made for a test", "test", false, [], []);

    /// <summary>A panel of rows (year, product, importer, exporter, thousand US$).</summary>
    public static ProductTrade Of(TradeBooks books, params (int Year, string Product, string Importer, string Exporter, double Value)[] rows)
    {
        var builder = new ProductTradeBuilder(books, Provenance);
        foreach (var year in rows.Select(r => r.Year).Distinct()) builder.AddPeriod(new TradePeriod(year), HsEdition.Hs2017);
        foreach (var (year, product, importer, exporter, value) in rows) builder.Add(new TradePeriod(year), Hs6.Of(product), Economy.Of(importer), Economy.Of(exporter), value);
        return builder.Build();
    }

    /// <summary>A random panel of one year.</summary>
    public static ProductTrade Random(int products, int economies, ulong seed, double present = 0.4)
    {
        var stream = new RandomStream("test/product-trade", seed);
        var codes = Economy.All.Where(e => e.M49 > 0).OrderBy(e => e.Code, StringComparer.Ordinal).Take(economies).ToArray();
        var builder = new ProductTradeBuilder(TradeBooks.Reconciled, Provenance);
        builder.AddPeriod(new TradePeriod(2021), HsEdition.Hs2017);
        for (var p = 0; p < products; p++)
        {
            for (var importer = 0; importer < economies; importer++)
            {
                for (var exporter = 0; exporter < economies; exporter++)
                {
                    if (importer == exporter || stream.NextUniform() > present) continue;
                    builder.Add(new TradePeriod(2021), Hs6.OfNumber(280110 + p * 10), codes[importer], codes[exporter], Math.Exp(3 * stream.NextNormal()));
                }
            }
        }
        return builder.Build();
    }
}
