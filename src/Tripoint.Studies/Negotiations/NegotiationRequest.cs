using System.Collections.Immutable;

namespace Tripoint.Studies.Negotiations;

/// <summary>What is asked about a package.</summary>
public sealed record NegotiationRequest
{
    /// <summary>A package file, or one that ships.</summary>
    public required string Package { get; init; }

    /// <summary>Mandate files, or mandates that ship. Empty: the invented ones, where the package is the invented one; otherwise none.</summary>
    public ImmutableArray<string> Mandates { get; init; } = [];

    /// <summary>Name of an imported table; null: the embedded dataset.</summary>
    public string? Data { get; init; }

    /// <summary>The year of the data; null: the latest.</summary>
    public int? Year { get; init; }

    /// <summary>Whether concessions and wishes are worked out; the tests of an agreement need none.</summary>
    public bool WithConcessions { get; init; } = true;

    /// <summary>Whether each flow's concession is solved for, beside the derivatives.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>Whether the package is set beside the bargain of its parties; a few seconds.</summary>
    public bool WithBargain { get; init; }

    /// <summary>How many wishes of each party are solved for.</summary>
    public int SolvedWishes { get; init; } = 5;
}
