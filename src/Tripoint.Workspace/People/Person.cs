using Microsoft.AspNetCore.Identity;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Someone who can sign in. An administrator without a party sees what anyone sees: running the room is not taking part in it.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>A person with a new identity.</summary>
    public Person() => Id = RowId.New();

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The party; null for an administrator who takes no part.</summary>
    public string? PartyId { get; set; }

    /// <summary>The party.</summary>
    public Party? Party { get; set; }

    /// <summary>The role within the party.</summary>
    public PersonRole Role { get; set; }

    /// <summary>Whether this person runs the room: parties, invitations, people.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the account was closed; its traces remain.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
