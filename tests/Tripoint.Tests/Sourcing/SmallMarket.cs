using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Sourcing;
using Tripoint.Tables;

namespace Tripoint.Tests.Sourcing;

/// <summary>
/// One product, five years, thousand US$. Korea buys 600 from China, 300 from Indonesia and 100 from Qatar each year. Others buy 1,000 from Qatar
/// (2,000 in 2019), 400 from Indonesia, 500 through the Netherlands, which buys all of it from China.
/// </summary>
internal static class SmallMarket
{
    public static readonly Economy China = Economy.Of("CHN"), Japan = Economy.Of("JPN"), Korea = Economy.Of("KOR"), Indonesia = Economy.Of("IDN"), Qatar = Economy.Of("QAT"), Netherlands = Economy.Of("NLD"), Germany = Economy.Of("DEU");

    public static ProductTrade Trade(bool quantities = false, double later = 0)
    {
        var product = Hs6.Of("310210");
        var builder = new ProductTradeBuilder(TradeBooks.Reconciled, TableProvenance.InMemory);
        for (var year = 2017; year <= (later > 0 ? 2022 : 2021); year++)
        {
            var period = new TradePeriod(year);
            builder.AddPeriod(period, HsEdition.Hs2017);
            Add(Korea, China, year == 2022 ? 600 - later : 600, 500);
            Add(Korea, Indonesia, year == 2022 ? 300 + later : 300, 600);
            Add(Korea, Qatar, 100, 400);
            Add(Japan, Qatar, year == 2019 ? 2000 : 1000, 400);
            Add(Japan, Indonesia, 400, 600);
            Add(Germany, Netherlands, 500, 700);
            Add(Netherlands, China, 500, 500);

            void Add(Economy importer, Economy exporter, double value, double dollarsATonne) => builder.Add(period, product, importer, exporter, value, quantities ? value * 1000 / dollarsATonne : double.NaN);
        }
        return builder.Build();
    }

    public static PairCovariates Pairs()
    {
        ImmutableArray<Economy> economies = [China, Germany, Indonesia, Japan, Korea, Netherlands, Qatar];
        var cells = PairCovariates.Cells(7);
        double[] km = new double[cells], unknown = new double[cells];
        Array.Fill(unknown, double.NaN);
        for (var a = 0; a < 7; a++)
        {
            for (var b = 0; b < a; b++) km[PairCovariates.Cell(a, b)] = 1000 * (a + b);
        }
        return new PairCovariates(economies, km, unknown, unknown, new int[cells], new PairLinks[cells], TableProvenance.InMemory);
    }

    public static AlternativesData Data(ProductTrade trade, params ImmutableArray<Economy> without) =>
        new(new ProductMarket(trade, 0, trade.IndexOf(new TradePeriod(2021)), 5), Korea, without, Pairs(), e => e.Equals(Qatar) ? 0.1 : 0, _ => null);
}
