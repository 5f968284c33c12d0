namespace Tripoint.Equilibrium;

/// <summary>One figure over all draws.</summary>
/// <param name="Point">At the point estimates.</param>
/// <param name="Mean">Mean of the draws.</param>
/// <param name="StandardDeviation">Standard deviation of the draws.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="Median">Median.</param>
/// <param name="High">95th percentile.</param>
public readonly record struct EquilibriumInterval(double Point, double Mean, double StandardDeviation, double Low, double Median, double High)
{
    internal static EquilibriumInterval Of(double point, double[] draws)
    {
        if (draws.Length == 0) return new EquilibriumInterval(point, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        var sorted = draws.Order().ToArray();
        var mean = sorted.Average();
        var variance = sorted.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, sorted.Length - 1);
        return new EquilibriumInterval(point, mean, Math.Sqrt(variance), Quantile(sorted, 0.05), Quantile(sorted, 0.5), Quantile(sorted, 0.95));
    }

    /// <summary>Linear between order statistics (Hyndman and Fan 1996, type 7).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        var at = probability * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
