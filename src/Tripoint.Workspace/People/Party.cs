using Tripoint.Codes;

namespace Tripoint.Workspace.People;

/// <summary>A delegation, a secretariat or an observer.</summary>
public sealed class Party
{
    /// <summary>A short lower-case identity that stands in addresses: <c>chn</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required PartyKind Kind { get; set; }

    /// <summary>Code of the economy a delegation negotiates for; null for others.</summary>
    public string? EconomyCode { get; set; }

    /// <summary>Its own name; null where the economy's name in the reader's language is used.</summary>
    public string? Name { get; set; }

    /// <summary>Its place in tables and its colour: 0, 1, 2, …</summary>
    public int Position { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it left; null while it takes part.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The economy, where it is a delegation of a known one.</summary>
    public Economy? Economy => EconomyCode is not null && Economy.TryOf(EconomyCode, out var economy) ? economy : null;

    /// <summary>Its name in a language.</summary>
    public string NameIn(Language language) => Name ?? Economy?.Name.In(language) ?? Id;
}
