namespace Tripoint.Workspace.People;

/// <summary>What a person does within a party; each may do what those before it may.</summary>
public enum PersonRole
{
    /// <summary>Reads.</summary>
    Reader,

    /// <summary>Writes evidence, notes and drafts.</summary>
    Analyst,

    /// <summary>Also shares items with others, makes offers and reads the mandate.</summary>
    Negotiator,

    /// <summary>Also invites people, sets the delegation's key and removes people.</summary>
    Head,
}
