using Tripoint.Dialogue;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Register;

/// <summary>A meeting that a party of this room put on record. Its name is the item's title.</summary>
public sealed class MeetingRow : Disclosed
{
    /// <summary>Key of its mechanism: one that ships, or the identity of a <see cref="MechanismRow"/>.</summary>
    public required string Mechanism { get; set; }

    /// <summary>Its number in the series; 0 where none is given.</summary>
    public int Ordinal { get; set; }

    /// <summary>The first day it can be: the day, or the first of the month.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Whether only the month is known.</summary>
    public bool IsMonthOnly { get; set; }

    /// <summary>The last day of a meeting of several; null where it is one.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Where.</summary>
    public required string Place { get; set; }

    /// <summary>Who took part, as its owner writes it.</summary>
    public required string Participants { get; set; }

    /// <summary>What came of it; empty before.</summary>
    public required string Outcome { get; set; }

    /// <summary>Where it was published; empty where it was not.</summary>
    public required string Source { get; set; }

    /// <summary>Whether it was called off.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>When.</summary>
    public MeetingDate Date => new(FirstDay, IsMonthOnly ? DatePrecision.Month : DatePrecision.Day);

    /// <summary>The meeting as the reckoning takes it. Its item must have been loaded.</summary>
    public Meeting ToMeeting() => new(Mechanism, Ordinal, Date, Place, Item.Title, Source);
}
