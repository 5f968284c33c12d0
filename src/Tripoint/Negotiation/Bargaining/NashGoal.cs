namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The Nash product Π gain_m^{β_m} (Nash 1950, with weights Harsanyi and Selten 1972), as −Σ β ln gain. Below a small gain the logarithm
/// continues as its parabola, so that a search may start where somebody loses.
/// </summary>
internal sealed class NashGoal(double[] weights) : Goal
{
    private const double Smallest = 2e-3;

    public override int Conditions => 0;

    public override double Curvature(int rate, double loss) => 100 * loss;

    public override void Values(ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, Span<double> values)
    {
        values[0] = 0;
        for (var at = 0; at < weights.Length; at++)
        {
            var over = (gains[at] / Smallest) - 1;
            values[0] -= weights[at] * (gains[at] >= Smallest ? Math.Log(gains[at]) : Math.Log(Smallest) + over - (0.5 * over * over));
        }
    }

    public override void Slopes(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, ReadOnlySpan<double> weighted, Span<double> toGains, Span<double> toLogs, ref double toLevel)
    {
        for (var at = 0; at < weights.Length; at++)
        {
            var slope = gains[at] >= Smallest ? 1 / gains[at] : (1 - ((gains[at] / Smallest) - 1)) / Smallest;
            toGains[at] -= weighted[0] * weights[at] * slope;
        }
    }
}
