using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>How close one panel of trade comes to another that serves as the yardstick.</summary>
/// <param name="Product">The product; null for all together.</param>
/// <param name="Flows">The flows that either has.</param>
/// <param name="Common">The flows that both have.</param>
/// <param name="TotalRatio">The total over the yardstick's.</param>
/// <param name="RankCorrelation">Spearman's, over the flows of either; a flow that one lacks is 0 there.</param>
/// <param name="Within5">The share of the yardstick's value whose flows lie within 5% of it.</param>
/// <param name="Within10">The same for 10%.</param>
/// <param name="Within25">The same for 25%.</param>
public sealed record BooksComparison(Hs6? Product, int Flows, int Common, double TotalRatio, double RankCorrelation, double Within5, double Within10, double Within25)
{
    /// <summary>Compares a period, all products together first, then by product.</summary>
    /// <exception cref="Faults.DataMissingException">A panel has no such period.</exception>
    public static ImmutableArray<BooksComparison> Run(ProductTrade trade, ProductTrade yardstick, int year)
    {
        int t = trade.RequireYear(year), u = yardstick.RequireYear(year);
        var all = new List<(double Mine, double Theirs)>();
        var rows = ImmutableArray.CreateBuilder<BooksComparison>();
        foreach (var product in trade.Products.Union(yardstick.Products).Order())
        {
            var pairs = Pairs(trade, t, yardstick, u, product);
            // A product that only one of them covers says nothing about how close they are.
            if (pairs.Count == 0 || trade.IndexOf(product) < 0 || yardstick.IndexOf(product) < 0) continue;
            all.AddRange(pairs);
            rows.Add(Of(product, pairs));
        }
        rows.Insert(0, Of(null, all));
        return rows.ToImmutable();
    }

    private static List<(double Mine, double Theirs)> Pairs(ProductTrade trade, int t, ProductTrade yardstick, int u, Hs6 product)
    {
        var pairs = new Dictionary<(string, string), (double Mine, double Theirs)>();
        Add(trade, t, (had, value) => (had.Mine + value, had.Theirs));
        Add(yardstick, u, (had, value) => (had.Mine, had.Theirs + value));
        return [.. pairs.OrderBy(p => p.Key.Item1, StringComparer.Ordinal).ThenBy(p => p.Key.Item2, StringComparer.Ordinal).Select(p => p.Value)];

        void Add(ProductTrade panel, int period, Func<(double Mine, double Theirs), double, (double, double)> add)
        {
            var p = panel.IndexOf(product);
            if (p < 0) return;
            var slice = panel.Rows(period, p);
            for (var row = 0; row < slice.Length; row++)
            {
                var key = (panel.Economies[slice.Importer[row]].Code, panel.Economies[slice.Exporter[row]].Code);
                pairs[key] = add(pairs.GetValueOrDefault(key), slice.Value[row]);
            }
        }
    }

    private static BooksComparison Of(Hs6? product, List<(double Mine, double Theirs)> pairs)
    {
        var theirs = pairs.Sum(p => p.Theirs);
        return new BooksComparison(
            product, pairs.Count, pairs.Count(p => p is { Mine: > 0, Theirs: > 0 }), theirs > 0 ? pairs.Sum(p => p.Mine) / theirs : double.NaN, Spearman(pairs), Within(0.05), Within(0.10), Within(0.25));

        double Within(double share) => theirs > 0 ? pairs.Where(p => Math.Abs(p.Mine - p.Theirs) <= share * p.Theirs).Sum(p => p.Theirs) / theirs : double.NaN;
    }

    // Pearson's correlation of the ranks; ties share the mean of their ranks.
    private static double Spearman(List<(double Mine, double Theirs)> pairs)
    {
        if (pairs.Count < 2) return double.NaN;
        double[] a = Ranks([.. pairs.Select(p => p.Mine)]), b = Ranks([.. pairs.Select(p => p.Theirs)]);
        double mean = (pairs.Count + 1) / 2.0, ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : double.NaN;
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        var keys = (double[])values.Clone();
        Array.Sort(keys, order);
        var ranks = new double[values.Length];
        for (var from = 0; from < keys.Length;)
        {
            var to = from;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            for (var at = from; at < to; at++) ranks[order[at]] = (from + 1 + to) / 2.0;
            from = to;
        }
        return ranks;
    }
}
