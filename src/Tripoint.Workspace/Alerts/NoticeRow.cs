using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Alerts;

/// <summary>Why supply fails.</summary>
public enum NoticeCause
{
    /// <summary>Earthquake, flood, epidemic.</summary>
    Disaster,

    /// <summary>Fire, failure of a plant, cyber attack.</summary>
    Accident,

    /// <summary>Ports, ships, roads, power.</summary>
    Logistics,

    /// <summary>Strike or unrest.</summary>
    Strike,

    /// <summary>An export licence, ban, quota or another measure of a government.</summary>
    Measure,

    /// <summary>Demand that outruns supply.</summary>
    Demand,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A disruption notice. Its headline is the item's title.</summary>
public sealed class NoticeRow : Disclosed
{
    /// <summary>Why.</summary>
    public NoticeCause Cause { get; set; }

    /// <summary>Codes of the sectors, separated by spaces.</summary>
    public required string Sectors { get; set; }

    /// <summary>The products in words or codes; may be empty.</summary>
    public required string Products { get; set; }

    /// <summary>Codes of the economies whose supply fails, separated by spaces.</summary>
    public required string Origins { get; set; }

    /// <summary>Expected loss of supply in percent; null where it is not known.</summary>
    public double? LossPercent { get; set; }

    /// <summary>Since when, or from when.</summary>
    public DateOnly StartsOn { get; set; }

    /// <summary>Expected duration in days; null where it is not known.</summary>
    public int? ExpectedDays { get; set; }

    /// <summary>What it does.</summary>
    public required string Impact { get; set; }

    /// <summary>What is being done.</summary>
    public required string Measures { get; set; }

    /// <summary>What help is wanted.</summary>
    public required string Help { get; set; }

    /// <summary>When the emergency meeting was held; null while it was not.</summary>
    public DateOnly? MeetingHeldOn { get; set; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>How it ended.</summary>
    public required string Ending { get; set; }

    /// <summary>The sectors.</summary>
    public ImmutableArray<string> SectorCodes => [.. Sectors.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The origins.</summary>
    public ImmutableArray<Economy> OriginEconomies => [.. Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Economy.Of)];
}
