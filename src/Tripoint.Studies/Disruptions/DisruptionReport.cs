using Tripoint.Disruption;

namespace Tripoint.Studies.Disruptions;

/// <summary>What a disruption study answers; a part not asked for is null.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Data">The steady state, with what was changed to get there.</param>
/// <param name="Result">The simulation.</param>
/// <param name="MonteCarlo">The draws.</param>
/// <param name="Bridge">The stock or substitution that would have bridged it.</param>
/// <param name="Risk">The systemic risk of every node.</param>
/// <param name="EconomyRisk">The systemic risk of every economy as a whole.</param>
/// <param name="Horizons">The three horizons.</param>
public sealed record DisruptionReport(
    DisruptionRequest Request, DisruptionData Data, DisruptionResult? Result, MonteCarloResult? MonteCarlo, BridgeResult? Bridge, SystemicRiskResult? Risk,
    SystemicRiskResult? EconomyRisk, HorizonComparison? Horizons);
