namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// As near as possible to given rates, Σ importance (ln(1+τ) − ln(1+τ_given))², while every party gains at least what is asked.
/// </summary>
/// <param name="given">ln(1+τ) of the package to stay near.</param>
/// <param name="importance">By rate, positive; adding up to 100.</param>
/// <param name="smallest">By party, per cent.</param>
internal sealed class NearestGoal(double[] given, double[] importance, double[] smallest) : Goal
{
    public override bool IsSeparable => true;

    public override int Conditions => smallest.Length;

    public override double Curvature(int rate, double loss) => (2 * importance[rate]) + loss;

    public override void Values(ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, Span<double> values)
    {
        values[0] = 0;
        for (var at = 0; at < given.Length; at++) values[0] += importance[at] * (logs[at] - given[at]) * (logs[at] - given[at]);
        for (var at = 0; at < smallest.Length; at++) values[at + 1] = gains[at] - smallest[at];
    }

    public override void Slopes(
        ReadOnlySpan<double> gains, ReadOnlySpan<double> logs, double level, ReadOnlySpan<double> weights, Span<double> toGains, Span<double> toLogs, ref double toLevel)
    {
        for (var at = 0; at < given.Length; at++) toLogs[at] += weights[0] * 2 * importance[at] * (logs[at] - given[at]);
        for (var at = 0; at < smallest.Length; at++) toGains[at] += weights[at + 1];
    }
}
