namespace Tripoint.Sourcing;

/// <summary>Spearman's rank correlation: Pearson's correlation of ranks, equal values sharing their mean rank.</summary>
public static class RankCorrelation
{
    /// <summary>The correlation, −1 to 1; NaN with fewer than two values or where one side is all equal.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} and {y.Length} values.", nameof(y));
        if (x.Length < 2) return double.NaN;
        double[] a = Ranks(x), b = Ranks(y);
        double mean = (x.Length + 1) / 2.0, cross = 0, left = 0, right = 0;
        for (var k = 0; k < a.Length; k++)
        {
            cross += (a[k] - mean) * (b[k] - mean);
            left += (a[k] - mean) * (a[k] - mean);
            right += (b[k] - mean) * (b[k] - mean);
        }
        return left > 0 && right > 0 ? cross / Math.Sqrt(left * right) : double.NaN;
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        var order = new int[values.Length];
        for (var k = 0; k < order.Length; k++) order[k] = k;
        var keys = values.ToArray();
        Array.Sort(keys, order);
        var ranks = new double[order.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && keys[to + 1].Equals(keys[from])) to++;
            for (var k = from; k <= to; k++) ranks[order[k]] = (from + to) / 2.0 + 1;
            from = to + 1;
        }
        return ranks;
    }
}
