namespace Tripoint.Workspace.Disclosure;

/// <summary>What an item is. Kept by name in the database: a member may be added, not renamed.</summary>
public enum ItemKind
{
    /// <summary>A text.</summary>
    Note,

    /// <summary>An imported data set.</summary>
    DataSet,

    /// <summary>A scenario and what it gave.</summary>
    Scenario,

    /// <summary>A brief.</summary>
    Brief,

    /// <summary>An offer, a request or a counter-offer.</summary>
    Offer,

    /// <summary>A mandate: for the heads and negotiators of its own delegation alone, whatever its audience says.</summary>
    Mandate,

    /// <summary>A disruption notice or an answer to one.</summary>
    Alert,

    /// <summary>A meeting, its agenda or its minutes.</summary>
    Meeting,

    /// <summary>A commitment or what was said about one.</summary>
    Commitment,

    /// <summary>A joint project or an early-harvest package.</summary>
    Project,

    /// <summary>A negotiation with its joint draft.</summary>
    Negotiation,
}
