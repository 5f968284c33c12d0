namespace Tripoint.Negotiation.Bargaining;

/// <summary>The weighted sum of gains, with every party kept at a smallest gain or above.</summary>
/// <param name="weights">By party, in the sum; may be zero.</param>
/// <param name="smallest">By party, per cent; −∞ where none is asked.</param>
internal sealed class WeightedGoal(double[] weights, double[] smallest) : Goal
{
    private readonly int[] _asked = [.. Enumerable.Range(0, smallest.Length).Where(at => double.IsFinite(smallest[at]))];

    public override bool IsSeparable => true;

    public override int Conditions => _asked.Length;

    public override void Values(ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, Span<double> values)
    {
        values[0] = 0;
        for (var at = 0; at < weights.Length; at++) values[0] -= weights[at] * gains[at];
        for (var at = 0; at < _asked.Length; at++) values[at + 1] = gains[_asked[at]] - smallest[_asked[at]];
    }

    public override void Slopes(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, ReadOnlySpan<double> weighted, Span<double> toGains, Span<double> toLogs, ref double toLevel)
    {
        for (var at = 0; at < weights.Length; at++) toGains[at] -= weighted[0] * weights[at];
        for (var at = 0; at < _asked.Length; at++) toGains[_asked[at]] += weighted[at + 1];
    }
}
