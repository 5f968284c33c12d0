using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// A position on one tariff: what a side put on the table in a move. Only ever added, with versions 1, 2, 3, … for each tariff and side; the key refuses the same
/// version twice, so of two changes made on one version the later is told of the earlier and overwrites nothing.
/// </summary>
public sealed class DraftCell : Disclosed
{
    /// <summary>The party whose tariff it is.</summary>
    public required string Giver { get; init; }

    /// <summary>The party whose exports bear it.</summary>
    public required string Partner { get; init; }

    /// <summary>Code of the sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Code of the line of the giver's schedule; empty for the whole sector.</summary>
    public required string Line { get; init; }

    /// <summary>Whose position it is.</summary>
    public required DraftSide Side { get; init; }

    /// <summary>1, 2, 3, … for the tariff and side.</summary>
    public required int Version { get; init; }

    /// <summary>The move that it belongs to.</summary>
    public required int Number { get; init; }

    /// <summary>The rate when staging is complete, a fraction; null where the position was withdrawn.</summary>
    public required double? Rate { get; init; }

    /// <summary>How fast: <c>A</c>, <c>B10</c>, <c>B20/10</c>.</summary>
    public required string Staging { get; init; }
}
