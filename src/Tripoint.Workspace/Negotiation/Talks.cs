using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A negotiation: its parties, agenda, rounds and joint draft. Open to whom its item is open; what is put on the table in it is open to the same.</summary>
public sealed class Talks : Disclosed
{
    /// <summary>What it is about, in the words of whoever opened it.</summary>
    public required string Text { get; set; }

    /// <summary>Name of the world table that prices it; <c>embedded</c> for the one that ships.</summary>
    public required string Data { get; init; }

    /// <summary>Year of the world table.</summary>
    public required int Year { get; init; }

    /// <summary>The day on which the agreement would enter into force: the years of staging are counted from it.</summary>
    public required DateOnly EntryIntoForce { get; init; }

    /// <summary>The round under way: 1, 2, 3, …</summary>
    public int Round { get; set; } = 1;

    /// <summary>How it stands.</summary>
    public TalksState State { get; set; }

    /// <summary>The content hash of the package that all accepted; empty until then.</summary>
    public string AgreedHash { get; set; } = "";
}
