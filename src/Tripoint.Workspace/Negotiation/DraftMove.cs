using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>One step of a negotiation. Moves are only ever added; the joint draft is what all of them together make.</summary>
public sealed class DraftMove : Disclosed
{
    /// <summary>1, 2, 3, … within the negotiation, without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The round it was made in.</summary>
    public required int Round { get; init; }

    /// <summary>What it does.</summary>
    public required MoveKind Kind { get; init; }

    /// <summary>By which party.</summary>
    public required string PartyId { get; init; }

    /// <summary>By whom.</summary>
    public required string PersonId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was said with it; a content hash where a package is accepted.</summary>
    public required string Text { get; init; }
}
