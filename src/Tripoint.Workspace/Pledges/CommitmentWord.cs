using Tripoint.Commitments;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Pledges;

/// <summary>What a promiser said of its commitment, with its evidence. An item of the promiser's own; the last word counts, all stay.</summary>
public sealed class CommitmentWord : Disclosed
{
    /// <summary>The commitment's item.</summary>
    public required string CommitmentId { get; init; }

    /// <summary>The promiser.</summary>
    public required string PartyId { get; init; }

    /// <summary>The status.</summary>
    public DeclaredStatus Status { get; init; }

    /// <summary>What shows it: a text, an address, a document.</summary>
    public required string Evidence { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
