using CsCheck;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Tests.Tables;

public sealed class ProductTradeTests
{
    private static readonly Economy[] s_economies = [Economy.Of("CHN"), Economy.Of("JPN"), Economy.Of("KOR"), Economy.Of("USA"), Economy.Of("AUS")];
    private static readonly Hs6[] s_products = [Hs6.Of("310210"), Hs6.Of("010121"), Hs6.Of("854231")];
    private static readonly TradePeriod[] s_periods = [new(2021), new(2020), new(2021, 7)];

    [Fact]
    public void Slices_find_what_was_added_in_any_order() => Gen.Int[1, 1000].Array[s_periods.Length * s_products.Length * s_economies.Length * s_economies.Length].Sample(values =>
    {
        var builder = new ProductTradeBuilder(TradeBooks.Importer, TableProvenance.InMemory);
        foreach (var period in s_periods) builder.AddPeriod(period, HsEdition.Hs2017);
        var expected = new Dictionary<(TradePeriod, Hs6, Economy, Economy), double>();
        for (var at = 0; at < values.Length; at++)
        {
            // A fixed shuffle of all cells; every third stays out.
            var cell = (int)(at * 37L % values.Length);
            var (period, product) = (s_periods[cell % 3], s_products[cell / 3 % 3]);
            var (importer, exporter) = (s_economies[cell / 9 % 5], s_economies[cell / 45]);
            if (importer.Equals(exporter) || values[cell] % 3 == 0) continue;
            expected.Add((period, product, importer, exporter), values[cell]);
            builder.Add(period, product, importer, exporter, values[cell], values[cell] % 2 == 0 ? values[cell] * 2.0 : double.NaN);
        }
        var panel = builder.Build();
        Assert.Equal(expected.Count, panel.Length);
        Assert.Equal(panel.Length, panel.Periods.Select((_, t) => panel.Rows(t).Length).Sum());
        foreach (var ((period, product, importer, exporter), value) in expected)
        {
            var (t, p, n, i) = (panel.IndexOf(period), panel.IndexOf(product), panel.IndexOf(importer), panel.IndexOf(exporter));
            Assert.Equal(value, panel.Value(t, p, n, i));
            var bought = panel.Rows(t, p, n);
            Assert.Equal(expected.Where(e => e.Key.Item1 == period && e.Key.Item2 == product && e.Key.Item3.Equals(importer)).Sum(e => e.Value), bought.TotalValue);
            foreach (var one in bought.Importer) Assert.Equal(n, one);
        }
        for (var t = 0; t < panel.Periods.Length; t++)
        {
            for (var p = 0; p < panel.Products.Length; p++)
            {
                foreach (var one in panel.Rows(t, p).Product) Assert.Equal(p, one);
            }
        }
    }, iter: 20);

    [Fact]
    public void Sorted_columns_give_the_same_panel_and_disorder_is_refused()
    {
        var panel = Small();
        int[] product = [.. panel.All.Product];
        ushort[] importer = [.. panel.All.Importer], exporter = [.. panel.All.Exporter];
        double[] value = [.. panel.All.Value], quantity = [.. panel.All.Quantity];
        int[] start = [0, 2, 3];
        var again = ProductTrade.FromSortedColumns(
            panel.Periods, [HsEdition.Hs2017], panel.Products, panel.Economies, new TradeColumns(start, product, importer, exporter, value, quantity), panel.Books, panel.Provenance);
        Assert.Equal(panel.Rows(0, 1).TotalValue, again.Rows(0, 1).TotalValue);
        (exporter[0], exporter[1]) = (exporter[1], exporter[0]);
        Assert.Throws<BadInputException>(() => ProductTrade.FromSortedColumns(
            panel.Periods, [HsEdition.Hs2017], panel.Products, panel.Economies, new TradeColumns(start, product, importer, exporter, value, quantity), panel.Books, panel.Provenance));
    }

    [Fact]
    public void Faulty_rows_are_reported_together()
    {
        var builder = new ProductTradeBuilder(TradeBooks.Importer, TableProvenance.InMemory);
        builder.AddPeriod(new TradePeriod(2021), HsEdition.Hs2017);
        builder.Add(new TradePeriod(2021), s_products[0], s_economies[0], s_economies[1], -1);
        builder.Add(new TradePeriod(2021), s_products[0], s_economies[1], s_economies[1], 1);
        builder.Add(new TradePeriod(2021), s_products[0], s_economies[2], s_economies[1], double.NaN);
        builder.Add(new TradePeriod(2021), s_products[1], s_economies[2], s_economies[1], 1);
        builder.Add(new TradePeriod(2021), s_products[1], s_economies[2], s_economies[1], 2);
        Assert.Equal(4, Assert.Throws<BadInputException>(() => builder.Build()).Faults.Length);
    }

    [Fact]
    public void What_is_missing_is_named_with_what_is_there()
    {
        var panel = Small();
        Assert.Contains("2021", Assert.Throws<DataMissingException>(() => panel.RequireYear(1999)).Message, StringComparison.Ordinal);
        Assert.Contains("310210", Assert.Throws<DataMissingException>(() => panel.Require(Hs6.Of("854231"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, panel.Value(0, 0, 0, 0));
    }

    private static ProductTrade Small()
    {
        var builder = new ProductTradeBuilder(TradeBooks.Exporter, TableProvenance.InMemory);
        builder.AddPeriod(new TradePeriod(2021), HsEdition.Hs2017);
        builder.Add(new TradePeriod(2021), Hs6.Of("310210"), Economy.Of("KOR"), Economy.Of("CHN"), 5, 2);
        builder.Add(new TradePeriod(2021), Hs6.Of("010121"), Economy.Of("JPN"), Economy.Of("USA"), 3);
        builder.Add(new TradePeriod(2021), Hs6.Of("010121"), Economy.Of("JPN"), Economy.Of("CHN"), 4);
        return builder.Build();
    }
}
