using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>One draw: what was shocked by how much, and what came of it. Losses are fractions of base (final: of demand) over the days simulated.</summary>
/// <param name="Shocks">The shocks as drawn.</param>
/// <param name="OutputLoss">N: output lost by economy.</param>
/// <param name="ValueAddedLoss">N: value added lost by economy.</param>
/// <param name="FinalLoss">N: final demand not served by economy.</param>
/// <param name="WorldOutputLoss">Output lost in the world.</param>
/// <param name="Status">How the draw ended.</param>
/// <param name="StatusDay">Its day.</param>
public sealed record DisruptionDraw(
    ImmutableArray<Shock> Shocks, double[] OutputLoss, double[] ValueAddedLoss, double[] FinalLoss, double WorldOutputLoss, DisruptionStatus Status, int StatusDay);

/// <summary>All draws, in their order.</summary>
/// <param name="Scenario">What was simulated.</param>
/// <param name="Draws">The draws.</param>
public sealed record MonteCarloResult(DisruptionScenario Scenario, ImmutableArray<DisruptionDraw> Draws)
{
    /// <summary>The share of draws that ended in a status.</summary>
    public double Share(DisruptionStatus status) => Draws.Count(d => d.Status == status) / (double)Draws.Length;

    /// <summary>A quantile of a figure over the draws, interpolated linearly between order statistics (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="figure">The figure of a draw.</param>
    /// <param name="probability">In [0, 1].</param>
    public double Quantile(Func<DisruptionDraw, double> figure, double probability)
    {
        double[] values = [.. Draws.Select(figure).Order()];
        var at = probability * (values.Length - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, values.Length - 1);
        return values[low] + (at - low) * (values[high] - values[low]);
    }
}
