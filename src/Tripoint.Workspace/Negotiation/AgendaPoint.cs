using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A point of the agenda.</summary>
public sealed class AgendaPoint : Disclosed
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>The round in which it is taken up.</summary>
    public required int Round { get; init; }

    /// <summary>Its place within the round: 1, 2, 3, …</summary>
    public required int Position { get; init; }

    /// <summary>What it is about.</summary>
    public required string Text { get; init; }

    /// <summary>Who put it there.</summary>
    public required string PersonId { get; init; }

    /// <summary>Whether it was dealt with.</summary>
    public bool IsDone { get; set; }
}
