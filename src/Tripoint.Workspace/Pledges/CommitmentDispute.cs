using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Pledges;

/// <summary>That a party disputes what a promiser says. An item of the disputing party's own.</summary>
public sealed class CommitmentDispute : Disclosed
{
    /// <summary>The commitment's item.</summary>
    public required string CommitmentId { get; init; }

    /// <summary>Who disputes it.</summary>
    public required string ByPartyId { get; init; }

    /// <summary>Whose status is disputed.</summary>
    public required string PromiserId { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
