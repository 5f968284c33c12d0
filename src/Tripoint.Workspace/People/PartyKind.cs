namespace Tripoint.Workspace.People;

/// <summary>What a party is in the room.</summary>
public enum PartyKind
{
    /// <summary>Negotiates for an economy.</summary>
    Delegation,

    /// <summary>Serves all delegations; a member, but speaks for none.</summary>
    Secretariat,

    /// <summary>Is shown what is public or named to it.</summary>
    Observer,
}
