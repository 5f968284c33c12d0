namespace Tripoint.Studies.Briefs;

/// <summary>What the ranges of a brief are over: draws of the trade elasticities, from the 5th to the 95th percentile of the outcomes.</summary>
/// <param name="Count">Draws for each scenario.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Source">Where the standard errors come from.</param>
public sealed record ElasticityDraws(int Count, ulong Seed, string Source);
