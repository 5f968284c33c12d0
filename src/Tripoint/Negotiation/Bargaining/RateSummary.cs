namespace Tripoint.Negotiation.Bargaining;

/// <summary>One figure for many rates.</summary>
public static class RateSummary
{
    /// <summary>The middle; NaN of nothing.</summary>
    public static double Median(IEnumerable<double> rates)
    {
        var sorted = rates.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
