using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>What the failure of one set of nodes takes with it. Shares of world output.</summary>
/// <param name="Failed">The nodes that fail.</param>
/// <param name="Index">ESRI: output lost in the end.</param>
/// <param name="Own">The part that fails itself.</param>
/// <param name="Downstream">Output lost by the cascade from suppliers to users alone.</param>
/// <param name="Upstream">Output lost by the cascade from users to suppliers alone.</param>
public sealed record NodeRisk(ImmutableArray<int> Failed, double Index, double Own, double Downstream, double Upstream)
{
    /// <summary>What others lose.</summary>
    public double Beyond => Index - Own;
}

/// <summary>The systemic risk index of every set of nodes asked for.</summary>
/// <param name="Data">The steady state.</param>
/// <param name="Options">The settings.</param>
/// <param name="Nodes">In the order asked.</param>
/// <param name="Iterations">The most rounds a cascade took.</param>
/// <param name="Residual">The largest share of world output that a cascade was still about to add, estimated from its last two rounds.</param>
/// <param name="IsConverged">Whether every cascade came to rest within the tolerance.</param>
public sealed record SystemicRiskResult(
    DisruptionData Data, SystemicRiskOptions Options, ImmutableArray<NodeRisk> Nodes, int Iterations, double Residual, bool IsConverged);
