namespace Tripoint.Workspace.Api;

/// <summary>Lets a person's script in, for some purposes and some time. Only the SHA-256 of its secret is kept.</summary>
public sealed class ApiToken
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the script sees and may do what this person may, within the scopes.</summary>
    public required string PersonId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The scopes, with spaces between.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it works.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, to the hour.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
