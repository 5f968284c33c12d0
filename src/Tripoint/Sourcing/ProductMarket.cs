using Tripoint.Tables;

namespace Tripoint.Sourcing;

/// <summary>
/// One product's world market in one year, with what the years before say about each exporter. Made once for all importers. Past sales count
/// as shares of the year's world trade, applied to today's, so that prices and the market's growth do not pass for capacity.
/// </summary>
public sealed class ProductMarket
{
    private readonly double[] _exports, _imports, _spare, _growth;
    private readonly bool[] _reports;

    /// <summary>Looks at a product in a year.</summary>
    /// <param name="trade">The flows.</param>
    /// <param name="product">Index of the product.</param>
    /// <param name="period">Index of the year.</param>
    /// <param name="window">Years looked at, this one included; only years that the panel has count.</param>
    public ProductMarket(ProductTrade trade, int product, int period, int window)
    {
        (Trade, Product, Period) = (trade, product, period);
        var n = trade.Economies.Length;
        var year = trade.Periods[period].Year;
        int[] periods = [.. Enumerable.Range(0, trade.Periods.Length).Where(t => !trade.Periods[t].IsMonth && trade.Periods[t].Year > year - window && trade.Periods[t].Year <= year)];
        Years = [.. periods.Select(t => trade.Periods[t].Year)];
        var share = new double[periods.Length][];
        (_exports, _imports, _spare, _growth, _reports) = (new double[n], new double[n], new double[n], new double[n], new bool[n]);
        for (var k = 0; k < periods.Length; k++)
        {
            var rows = trade.Rows(periods[k], product);
            var sums = share[k] = new double[n];
            double total = 0;
            for (var r = 0; r < rows.Length; r++)
            {
                sums[rows.Exporter[r]] += rows.Value[r];
                total += rows.Value[r];
                _reports[rows.Importer[r]] = true;
                if (periods[k] == period) _imports[rows.Importer[r]] += rows.Value[r];
            }
            if (periods[k] == period) (World, _exports) = (total, (double[])sums.Clone());
            if (total > 0)
            {
                for (var e = 0; e < n; e++) sums[e] /= total;
            }
        }
        for (var e = 0; e < n; e++)
        {
            if (_exports[e] <= 0 && share.All(s => s[e] <= 0)) continue;
            _spare[e] = Math.Max(0, share.Max(s => s[e]) * World - _exports[e]);
            _growth[e] = Math.Max(0, Slope(share, e)) * World;
        }
    }

    /// <summary>The flows.</summary>
    public ProductTrade Trade { get; }

    /// <summary>Index of the product.</summary>
    public int Product { get; }

    /// <summary>Index of the year.</summary>
    public int Period { get; }

    /// <summary>The years looked at.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>All trade of the year, thousand US$.</summary>
    public double World { get; }

    /// <summary>An exporter's sales, thousand US$.</summary>
    public double Exports(int economy) => _exports[economy];

    /// <summary>An importer's purchases, thousand US$.</summary>
    public double Imports(int economy) => _imports[economy];

    /// <summary>What an exporter's best share of recent years would be today, less what it sells; thousand US$.</summary>
    public double Spare(int economy) => _spare[economy];

    /// <summary>A year's growth at the pace of its share's trend, thousand US$; not negative.</summary>
    public double Growth(int economy) => _growth[economy];

    /// <summary>The part of an exporter's sales that it does not itself import: 1 where the data say nothing about its imports.</summary>
    public double Own(int economy) => _reports[economy] && _exports[economy] > 0 ? Math.Clamp((_exports[economy] - _imports[economy]) / _exports[economy], 0.1, 1) : 1;

    // Least squares on the years' positions.
    private static double Slope(double[][] share, int economy)
    {
        if (share.Length < 3) return 0;
        double middle = (share.Length - 1) / 2.0, mean = share.Average(s => s[economy]), cross = 0, square = 0;
        for (var k = 0; k < share.Length; k++)
        {
            cross += (k - middle) * (share[k][economy] - mean);
            square += (k - middle) * (k - middle);
        }
        return cross / square;
    }
}
