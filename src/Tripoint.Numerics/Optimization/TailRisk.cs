namespace Tripoint.Numerics.Optimization;

/// <summary>Conditional value at risk of a loss that takes one value in each scenario (Rockafellar and Uryasev 2000).</summary>
public static class TailRisk
{
    /// <summary>The mean loss in the worst 1 − β of the probability; a scenario on the edge counts in part.</summary>
    /// <param name="loss">By scenario.</param>
    /// <param name="probability">By scenario, summing to one.</param>
    /// <param name="beta">β in [0, 1).</param>
    public static double Cvar(ReadOnlySpan<double> loss, ReadOnlySpan<double> probability, double beta)
    {
        var order = new int[loss.Length];
        var keys = new double[loss.Length];
        for (var w = 0; w < order.Length; w++) (order[w], keys[w]) = (w, -loss[w]);
        Array.Sort(keys, order);
        double left = 1 - beta, sum = 0;
        foreach (var w in order)
        {
            var part = Math.Min(left, probability[w]);
            sum += part * loss[w];
            left -= part;
            if (left <= 0) break;
        }
        return sum / (1 - beta);
    }
}
