namespace Tripoint.Disruption;

/// <summary>What one simulated day came to. N economies, J sectors; node (n, j) is n·J + j. Million US$ a day.</summary>
internal sealed class DayFigures(int n, int j)
{
    /// <summary>x, NJ: today's output.</summary>
    public double[] Production { get; } = new double[n * j];

    /// <summary>NJ: what orders and capacity would have allowed.</summary>
    public double[] Planned { get; } = new double[n * j];

    /// <summary>NJ: the product whose stock held production back today, or −1.</summary>
    public int[] Binding { get; } = new int[n * j];

    /// <summary>N × J: final demand served today, by consuming economy and product.</summary>
    public double[] FinalDelivered { get; } = new double[n * j];

    /// <summary>N × J: final demand of today.</summary>
    public double[] FinalDemanded { get; } = new double[n * j];

    /// <summary>J: output of today.</summary>
    public double[] Produced { get; } = new double[j];

    /// <summary>J: received by industry today.</summary>
    public double[] ToIndustry { get; } = new double[j];

    /// <summary>J: received by final demand today.</summary>
    public double[] ToFinal { get; } = new double[j];

    /// <summary>J: used up by industry today.</summary>
    public double[] Used { get; } = new double[j];

    /// <summary>J: held by industry at the end of today.</summary>
    public double[] Stocks { get; } = new double[j];
}
