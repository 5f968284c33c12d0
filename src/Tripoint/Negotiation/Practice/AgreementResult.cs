using System.Collections.Immutable;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Negotiation.Practice;

/// <summary>What one party frees towards one partner.</summary>
/// <param name="Importer">Position of the party in the package.</param>
/// <param name="Exporter">Position of the partner.</param>
/// <param name="ByTrade">Shares of base imports of goods.</param>
/// <param name="ByLines">Shares of lines.</param>
/// <param name="LeftOut">Indices of goods sectors with a tariff that does not fall in ten years.</param>
/// <param name="NotFree">Indices of goods sectors that are not free after ten years.</param>
/// <param name="SensitiveLines">Lines (HS subheadings, or the schedule's own lines) that are not free after ten years.</param>
/// <param name="SensitiveTradeShare">Their share of imports.</param>
public sealed record PairCoverage(
    int Importer, int Exporter, CoverageShares ByTrade, CoverageShares ByLines, ImmutableArray<int> LeftOut, ImmutableArray<int> NotFree, int SensitiveLines, double SensitiveTradeShare);

/// <summary>What two parties give one another, when complete.</summary>
/// <param name="First">Position of the one party.</param>
/// <param name="Second">Position of the other.</param>
/// <param name="FirstCut">Trade-weighted mean cut of the first towards the second, a fraction of the customs value (0.02 is 2 points).</param>
/// <param name="SecondCut">The other way.</param>
/// <param name="FirstDuty">Duty the first forgoes on its base imports from the second, million US$.</param>
/// <param name="SecondDuty">The other way.</param>
/// <param name="Average">The mean of both sides' shares of trade.</param>
/// <param name="AverageByLines">The mean of both sides' shares of lines.</param>
public sealed record Reciprocity(int First, int Second, double FirstCut, double SecondCut, double FirstDuty, double SecondDuty, CoverageShares Average, CoverageShares AverageByLines);

/// <summary>A package tested against practice.</summary>
/// <param name="AfterYear">The year of the agreement that contains the tenth anniversary.</param>
/// <param name="Options">Thresholds, years and the ceiling of the sensitive track.</param>
/// <param name="LineMethod">How lines were counted, in a sentence.</param>
/// <param name="Pairs">Each party towards each partner, by importer and then exporter.</param>
/// <param name="Reciprocity">Each pair of parties once.</param>
public sealed record AgreementResult(int AfterYear, CoverageOptions Options, string LineMethod, ImmutableArray<PairCoverage> Pairs, ImmutableArray<Reciprocity> Reciprocity);
