using Tripoint.Equilibrium;

namespace Tripoint.Studies.Simulation;

/// <summary>What is known of a scenario's figures when the trade elasticities are known only by estimates.</summary>
/// <param name="Count">Draws asked for.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Source">Where the standard errors come from.</param>
/// <param name="Assumed">Sectors without a standard error, whose elasticity is not varied.</param>
/// <param name="Result">The intervals.</param>
public sealed record SimulationDraws(int Count, ulong Seed, string Source, IReadOnlyList<string> Assumed, EquilibriumDraws Result);
