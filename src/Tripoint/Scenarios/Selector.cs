using System.Collections.Immutable;

namespace Tripoint.Scenarios;

/// <summary>
/// A choice of economies or of sectors, as written: one or more terms. Economies: <c>bloc</c>, <c>others</c> (all outside the bloc), <c>all</c>,
/// codes, and codes of blocs. Sectors: <c>all</c>, <c>goods</c>, <c>services</c>, <c>agriculture</c>, <c>manufactures</c>, <c>mining</c>, and codes.
/// What a term stands for is settled against a table, not before.
/// </summary>
/// <param name="Terms">The terms in the order written.</param>
/// <param name="Place">Where they were written.</param>
public sealed record Selector(ImmutableArray<string> Terms, ScenarioPlace Place)
{
    /// <summary>Everything.</summary>
    public static Selector All { get; } = new(["all"], ScenarioPlace.None);

    /// <summary>A selector made in memory.</summary>
    public static Selector Of(params ReadOnlySpan<string> terms) => new([.. terms], ScenarioPlace.None);

    /// <summary>The terms, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Terms);
}
