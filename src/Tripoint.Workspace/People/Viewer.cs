namespace Tripoint.Workspace.People;

/// <summary>Who is asking: all that the disclosure rule needs to know of a person.</summary>
public sealed record Viewer
{
    private Viewer() { }

    /// <summary>Anyone who has not signed in.</summary>
    public static Viewer Nobody { get; } = new();

    /// <summary>The program itself: keeping the log, sending calendars, upgrading. Never made from a request.</summary>
    public static Viewer Room { get; } = new() { IsRoom = true };

    /// <summary>The person; empty for nobody and the room itself.</summary>
    public string PersonId { get; private init; } = "";

    /// <summary>The name others see.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The party; empty for an administrator without one.</summary>
    public string PartyId { get; private init; } = "";

    /// <summary>What the party is.</summary>
    public PartyKind PartyKind { get; private init; } = PartyKind.Observer;

    /// <summary>The role within the party.</summary>
    public PersonRole Role { get; private init; }

    /// <summary>Whether this person runs the room.</summary>
    public bool IsAdministrator { get; private init; }

    /// <summary>Whether this is the program itself.</summary>
    public bool IsRoom { get; private init; }

    /// <summary>Whether someone has signed in.</summary>
    public bool IsSignedIn => PersonId.Length > 0;

    /// <summary>Whether the person belongs to a party.</summary>
    public bool HasParty => PartyId.Length > 0;

    /// <summary>Whether the party is a member: a delegation or the secretariat.</summary>
    public bool IsMember => HasParty && PartyKind != PartyKind.Observer;

    /// <summary>Whether the person speaks for a delegation.</summary>
    public bool IsDelegate => HasParty && PartyKind == PartyKind.Delegation;

    /// <summary>Whether the person may do what a role may, within the own party.</summary>
    public bool Is(PersonRole atLeast) => HasParty && Role >= atLeast;

    /// <summary>A person as a viewer.</summary>
    /// <param name="person">The person.</param>
    /// <param name="party">The person's party; null where there is none or it has left.</param>
    public static Viewer Of(Person person, Party? party) => new()
    {
        PersonId = person.Id,
        Name = person.DisplayName,
        PartyId = party?.Id ?? "",
        PartyKind = party?.Kind ?? PartyKind.Observer,
        Role = party is null ? PersonRole.Reader : person.Role,
        IsAdministrator = person.IsAdministrator,
    };

    /// <summary>A viewer from parts, as a ticket or a token carries them.</summary>
    public static Viewer Of(string personId, string name, string partyId, PartyKind partyKind, PersonRole role, bool isAdministrator) => new()
    {
        PersonId = personId,
        Name = name,
        PartyId = partyId,
        PartyKind = partyKind,
        Role = role,
        IsAdministrator = isAdministrator,
    };
}
