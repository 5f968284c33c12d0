using Tripoint.Numerics.Optimization;

namespace Tripoint.Sourcing;

/// <summary>Shortages over the scenarios, in units of demand's quantity.</summary>
/// <param name="Cvar">Mean shortage in the worst 1 − β of the probability.</param>
/// <param name="Expected">Mean shortage.</param>
/// <param name="Worst">The largest.</param>
/// <param name="Probability">The probability of any shortage above a millionth of demand.</param>
public sealed record ShortageRisk(double Cvar, double Expected, double Worst, double Probability)
{
    /// <summary>No shortage anywhere.</summary>
    public static ShortageRisk None { get; } = new(0, 0, 0, 0);

    /// <summary>Measures the shortages of a plan from its definition.</summary>
    internal static ShortageRisk Of(ReadOnlySpan<double> shortage, ReadOnlySpan<double> probability, double beta, double demand)
    {
        double expected = 0, worst = 0, any = 0;
        for (var w = 0; w < shortage.Length; w++)
        {
            expected += probability[w] * shortage[w];
            worst = Math.Max(worst, shortage[w]);
            if (shortage[w] > 1e-6 * demand) any += probability[w];
        }
        return new ShortageRisk(TailRisk.Cvar(shortage, probability, beta), expected, worst, any);
    }
}
