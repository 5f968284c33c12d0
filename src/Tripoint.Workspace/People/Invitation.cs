namespace Tripoint.Workspace.People;

/// <summary>A link that lets one person make an account, once. Only the SHA-256 of its secret is kept.</summary>
public sealed class Invitation
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the link's secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>For whom, as the inviter wrote it; the account may choose another name.</summary>
    public required string ForWhom { get; init; }

    /// <summary>The address that a sign-in through the organisation must have; null where any account may be made.</summary>
    public string? Email { get; init; }

    /// <summary>The party; null for an administrator.</summary>
    public string? PartyId { get; init; }

    /// <summary>The role.</summary>
    public PersonRole Role { get; init; }

    /// <summary>Whether the account will run the room.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Who invited; null for the link printed at the first start.</summary>
    public string? CreatedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it can be used now.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;
}
