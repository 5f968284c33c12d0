using System.Collections.Immutable;

namespace Tripoint.Negotiation.Mandates;

/// <summary>A package judged by a mandate.</summary>
/// <param name="Mandate">The mandate.</param>
/// <param name="Score">Σ weight × change.</param>
/// <param name="AlternativeScore">The same of the alternative; null where the alternative was not priced.</param>
/// <param name="Objectives">What became of each objective.</param>
/// <param name="RedLines">What became of each red line, in the mandate's order.</param>
public sealed record MandateVerdict(
    Mandate Mandate, double Score, double? AlternativeScore, ImmutableArray<ObjectiveOutcome> Objectives, ImmutableArray<RedLineOutcome> RedLines)
{
    /// <summary>Whether every red line is kept.</summary>
    public bool KeepsRedLines => RedLines.All(r => r.Holds);

    /// <summary>Whether the package is at least as good as the alternative (as nothing, where that was not priced).</summary>
    public bool IsPreferred => Score >= (AlternativeScore ?? 0) - 1e-12;

    /// <summary>Whether the party can accept.</summary>
    public bool Accepts => KeepsRedLines && IsPreferred;
}
