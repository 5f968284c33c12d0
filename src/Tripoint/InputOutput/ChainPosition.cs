namespace Tripoint.InputOutput;

/// <summary>
/// Where sectors stand in production chains (Fally 2012; Antràs, Chor, Fally and Hillberry 2012; Antràs and Chor 2018; Miller and Temurshoev 2017).
/// Stocks are treated as final use, without the correction for net inventories; where they are large and negative U may fall below 1.
/// </summary>
/// <param name="Upstreamness">U = x̂⁻¹ B x, NJ: average distance of output from final use, at least 1; 0 where there is no output.</param>
/// <param name="Downstreamness">D = 1ᵀB, NJ: average distance from primary inputs, at least 1; 0 where there is no output.</param>
/// <param name="EconomyUpstreamness">N: U weighted by gross output.</param>
/// <param name="EconomyDownstreamness">N: D weighted by gross output.</param>
public sealed record ChainPosition(double[] Upstreamness, double[] Downstreamness, double[] EconomyUpstreamness, double[] EconomyDownstreamness)
{
    /// <summary>Two solves.</summary>
    public static ChainPosition Of(LeontiefSystem system)
    {
        int nodes = system.NodeCount, j = system.SectorCount;
        var x = system.Output;
        double[] up = system.Solve(x), ones = new double[nodes];
        Array.Fill(ones, 1);
        var down = system.SolveRow(ones);
        double[] meanUp = new double[system.EconomyCount], meanDown = new double[system.EconomyCount], total = new double[system.EconomyCount];
        for (var node = 0; node < nodes; node++)
        {
            up[node] = x[node] > 0 ? up[node] / x[node] : 0;
            if (x[node] == 0) down[node] = 0;
            meanUp[node / j] += up[node] * x[node];
            meanDown[node / j] += down[node] * x[node];
            total[node / j] += x[node];
        }
        for (var n = 0; n < total.Length; n++)
        {
            if (total[n] > 0) (meanUp[n], meanDown[n]) = (meanUp[n] / total[n], meanDown[n] / total[n]);
        }
        return new ChainPosition(up, down, meanUp, meanDown);
    }

    /// <summary>The average number of stages of the chains that pass through a node, U + D − 1; 0 where there is no output.</summary>
    public double Length(int node) => Upstreamness[node] > 0 ? Upstreamness[node] + Downstreamness[node] - 1 : 0;
}
