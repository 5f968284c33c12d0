using Tripoint.Codes;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Register;

/// <summary>Which text of a meeting.</summary>
public enum TextPart
{
    /// <summary>What is to be talked about.</summary>
    Agenda,

    /// <summary>What was said and agreed.</summary>
    Minutes,
}

/// <summary>
/// One version of a meeting's agenda or minutes in one language. The original belongs to the meeting's item; a translation belongs to an item of the party
/// that made it, so that each party opens its own words itself.
/// </summary>
public sealed class MeetingText : Disclosed
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>The meeting's item.</summary>
    public required string MeetingId { get; init; }

    /// <summary>Which text.</summary>
    public TextPart Part { get; init; }

    /// <summary>The language.</summary>
    public Language Language { get; init; }

    /// <summary>1, 2, 3, … within its language.</summary>
    public int Number { get; init; }

    /// <summary>The version of the original that a translation renders; 0 for the original.</summary>
    public int Follows { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string ById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
