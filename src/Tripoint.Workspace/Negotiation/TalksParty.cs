using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A delegation that takes part in a negotiation.</summary>
public sealed class TalksParty : Disclosed
{
    /// <summary>The delegation.</summary>
    public required string PartyId { get; init; }

    /// <summary>The delegation.</summary>
    public Party Party { get; init; } = null!;

    /// <summary>Its place: 0, 1, 2, …</summary>
    public required int Position { get; init; }

    /// <summary>Whether the room shows what the draft would bring this party to the other parties. Its own people always see it.</summary>
    public bool ResultsOpen { get; set; }
}
