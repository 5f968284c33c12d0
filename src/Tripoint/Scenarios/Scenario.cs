using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Scenarios;

/// <summary>Dated, sourced policy changes, independent of any table. The file format is described in docs/guides/scenarios.md.</summary>
public sealed record Scenario
{
    /// <summary>Short name for lists and results: the file's name without its ending, or the library name.</summary>
    public required string Id { get; init; }

    /// <summary>The name in the four languages (English alone where the file gives no other).</summary>
    public required LocalizedName Name { get; init; }

    /// <summary>One paragraph on what is assumed; may be empty.</summary>
    public LocalizedName Description { get; init; } = new("");

    /// <summary>The bloc that <c>bloc</c> and <c>others</c> refer to. Default: China, Japan and Korea.</summary>
    public Bloc Bloc { get; init; } = Bloc.ChinaJapanKorea;

    /// <summary>The year of the base it was written for; null: any.</summary>
    public int? BaseYear { get; init; }

    /// <summary>The closure it asks for.</summary>
    public ScenarioClosure Closure { get; init; } = ScenarioClosure.Default;

    /// <summary>The changes, applied in this order.</summary>
    public required ImmutableArray<ScenarioChange> Changes { get; init; }

    /// <summary>The years in which something changes, ascending; empty when all holds at once.</summary>
    public ImmutableArray<int> PathYears => [.. Changes.SelectMany(c => c.StepYears).Distinct().Order()];
}
