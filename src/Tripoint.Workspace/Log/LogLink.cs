using System.Text.Json.Serialization;

namespace Tripoint.Workspace.Log;

/// <summary>A link of the chain as it stands in an exported file.</summary>
internal sealed record LogLink
{
    /// <summary>1, 2, 3, …</summary>
    public required long Number { get; init; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; init; }

    /// <summary>The seal of the contents.</summary>
    public required string Seal { get; init; }

    /// <summary>The hash before.</summary>
    public required string Previous { get; init; }

    /// <summary>The hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The contents, where the reader may have them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LogContents? Opened { get; init; }
}

/// <summary>What a seal seals.</summary>
internal sealed record LogContents(string Salt, string Person, string Party, LogAction Action, string Item, string Owner, string Details);
