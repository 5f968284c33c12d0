using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Evidence;

/// <summary>A scenario that can be run, or a data set or brief that was brought as a file. What it holds is never changed: who has another version adds another item.</summary>
public sealed class EvidenceItem : Disclosed
{
    /// <summary>The file's name; for a scenario <c>scenario.yaml</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>What it holds.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where it comes from and what it is for.</summary>
    public required string Text { get; init; }

    /// <summary>For a scenario, the name of the world table; otherwise empty.</summary>
    public required string Data { get; init; }

    /// <summary>For a scenario, the year of the world table; otherwise 0.</summary>
    public required int Year { get; init; }
}
