using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>The rows of both sides' books joined by period, product, importer and exporter; NaN where a side has none. Sorted as a panel is.</summary>
internal sealed class PairedFlows
{
    private readonly Dictionary<(TradePeriod, Hs6), (int From, int To)> _runs = [];
    private readonly List<(TradePeriod Period, Hs6 Product, HsEdition Edition)> _cells = [];

    private PairedFlows(ImmutableArray<Economy> economies) => Economies = economies;

    public ImmutableArray<Economy> Economies { get; }

    /// <summary>Of each row, the index into <see cref="Cells"/>.</summary>
    public List<int> Cell { get; } = [];

    public List<ushort> Importer { get; } = [];

    public List<ushort> Exporter { get; } = [];

    public List<double> ImporterValue { get; } = [];

    public List<double> ExporterValue { get; } = [];

    public List<double> ImporterQuantity { get; } = [];

    public List<double> ExporterQuantity { get; } = [];

    public int Count => Cell.Count;

    /// <summary>The periods and products that have rows, in order.</summary>
    public IReadOnlyList<(TradePeriod Period, Hs6 Product, HsEdition Edition)> Cells => _cells;

    public IEnumerable<int> RowsOf(TradePeriod period, Hs6 product) =>
        _runs.TryGetValue((period, product), out var run) ? Enumerable.Range(run.From, run.To - run.From) : [];

    /// <summary>Joins the books: one pass over the sorted rows of both.</summary>
    public static PairedFlows Join(ProductTrade importers, ProductTrade exporters)
    {
        ImmutableArray<Economy> economies = [.. importers.Economies.Union(exporters.Economies).OrderBy(e => e.Code, StringComparer.Ordinal)];
        var at = economies.Select((e, index) => (e, index)).ToDictionary(e => e.e, e => (ushort)e.index);
        ushort[] first = [.. importers.Economies.Select(e => at[e])], second = [.. exporters.Economies.Select(e => at[e])];
        var joined = new PairedFlows(economies);
        foreach (var period in importers.Periods.Union(exporters.Periods).Order())
        {
            int t = importers.IndexOf(period), u = exporters.IndexOf(period);
            var edition = t >= 0 ? importers.EditionOf(t) : exporters.EditionOf(u);
            foreach (var product in importers.Products.Union(exporters.Products).Order())
            {
                int p = importers.IndexOf(product), q = exporters.IndexOf(product);
                joined.Add(period, product, edition, t < 0 || p < 0 ? default : importers.Rows(t, p), first, u < 0 || q < 0 ? default : exporters.Rows(u, q), second);
            }
        }
        return joined;
    }

    private void Add(TradePeriod period, Hs6 product, HsEdition edition, TradeSlice m, ushort[] first, TradeSlice x, ushort[] second)
    {
        if (m.Length + x.Length == 0) return;
        var from = Count;
        int a = 0, b = 0;
        while (a < m.Length || b < x.Length)
        {
            var left = a < m.Length ? (first[m.Importer[a]] << 16) | first[m.Exporter[a]] : int.MaxValue;
            var right = b < x.Length ? (second[x.Importer[b]] << 16) | second[x.Exporter[b]] : int.MaxValue;
            var key = Math.Min(left, right);
            Cell.Add(_cells.Count);
            Importer.Add((ushort)(key >> 16));
            Exporter.Add((ushort)key);
            ImporterValue.Add(left == key ? m.Value[a] : double.NaN);
            ImporterQuantity.Add(left == key ? m.Quantity[a] : double.NaN);
            ExporterValue.Add(right == key ? x.Value[b] : double.NaN);
            ExporterQuantity.Add(right == key ? x.Quantity[b] : double.NaN);
            if (left == key) a++;
            if (right == key) b++;
        }
        _runs.Add((period, product), (from, Count));
        _cells.Add((period, product, edition));
    }
}
