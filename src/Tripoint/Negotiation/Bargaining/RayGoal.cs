namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// As far as possible from a point of gains in a direction that no party may fall behind: max s with gain_m ≥ from_m + s·direction_m. The
/// equal direction is maximin; the direction of the ideal gains is Kalai and Smorodinsky (1975); many directions sample the frontier.
/// </summary>
internal sealed class RayGoal(double[] direction, double[]? from = null) : Goal
{
    public override bool HasLevel => true;

    public override bool IsSeparable => true;

    public override int Conditions => direction.Length;

    public override void Values(ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, Span<double> values)
    {
        values[0] = -level;
        for (var at = 0; at < direction.Length; at++) values[at + 1] = gains[at] - (from?[at] ?? 0) - (level * direction[at]);
    }

    public override void Slopes(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, ReadOnlySpan<double> weights, Span<double> toGains, Span<double> toLogs, ref double toLevel)
    {
        toLevel -= weights[0];
        for (var at = 0; at < direction.Length; at++)
        {
            toGains[at] += weights[at + 1];
            toLevel -= weights[at + 1] * direction[at];
        }
    }
}
