using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace;

/// <summary>How a room is started.</summary>
public sealed record ServeOptions
{
    /// <summary>Whether to fill it with invented content.</summary>
    public bool Demo { get; init; }

    /// <summary>The folder of the room.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it listens: <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where it is kept.</summary>
    public required RoomDatabase Database { get; init; }

    /// <summary>Whether the log is JSON, one object a line.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Settings that go before the settings file and the environment; null for none.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>The clock; tests give their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
