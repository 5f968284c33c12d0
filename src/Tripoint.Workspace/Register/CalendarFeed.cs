namespace Tripoint.Workspace.Register;

/// <summary>A person's calendar address. It shows what that person may see at the time it is asked; the secret in it is kept only as a hash.</summary>
public sealed class CalendarFeed
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required string PersonId { get; init; }

    /// <summary>SHA-256 of the secret in the address, lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Since when it is closed; null while it works.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
