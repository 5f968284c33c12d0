namespace Tripoint.Sourcing;

/// <summary>How well one rule foresaw a replacement.</summary>
/// <param name="RankCorrelation">Spearman's rank correlation between the rule's order and what each supplier really added, over all candidates; NaN: nothing to compare.</param>
/// <param name="FoundInFive">The share of the actual replacement that the rule's first five delivered.</param>
/// <param name="CostRatio">Mean landed cost of the rule's first five, over the mean landed cost of the actual replacement. Unit values of the later year where both have them, else freight and duty alone.</param>
public sealed record BacktestScore(double RankCorrelation, double FoundInFive, double CostRatio);
