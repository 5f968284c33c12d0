namespace Tripoint.Workspace.Shell;

/// <summary>What this room is set to, decided when it starts.</summary>
public sealed record RoomSettings
{
    /// <summary>Whether it shows invented content, with passwords that were printed: no second factor, sign-in with one click.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether everyone needs a passkey or a second factor. True unless it is a demo.</summary>
    public bool RequireSecondFactor { get; init; } = true;

    /// <summary>The folder of the room: database file, keys, settings.</summary>
    public required string Folder { get; init; }

    /// <summary>The address people use, without a slash at the end.</summary>
    public required string Url { get; init; }

    /// <summary>The largest body of a request in bytes: 32 MiB.</summary>
    public long UploadLimit { get; init; } = 32L << 20;
}
