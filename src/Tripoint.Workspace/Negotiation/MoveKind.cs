namespace Tripoint.Workspace.Negotiation;

/// <summary>What a move does. Kept by name: a member may be added, not renamed.</summary>
public enum MoveKind
{
    /// <summary>Rates and stagings are put on the table: offers of one's own tariffs, requests for others'.</summary>
    Proposed,

    /// <summary>What the other side put on the table is accepted as it stands.</summary>
    Accepted,

    /// <summary>One's own position is taken off the table.</summary>
    Withdrew,

    /// <summary>Something is said.</summary>
    Stated,

    /// <summary>A new round begins.</summary>
    RoundOpened,

    /// <summary>A delegation accepts the whole package as it stands.</summary>
    PackageAccepted,
}
