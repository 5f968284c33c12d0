using System.Collections.Immutable;
using Tripoint.Commitments;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Pledges;

/// <summary>A commitment on record in this room. What was promised is the item's title; one that ships is shown in the reader's language.</summary>
public sealed class CommitmentRow : Disclosed
{
    /// <summary>Key of the shipped commitment that it records; empty for the room's own.</summary>
    public required string ShippedKey { get; init; }

    /// <summary>The area: trade, dialogue, people, environment, supply, other.</summary>
    public required string Area { get; set; }

    /// <summary>The parties that promised, by identity, separated by spaces.</summary>
    public required string Promisers { get; set; }

    /// <summary>When it was promised.</summary>
    public DateOnly MadeOn { get; set; }

    /// <summary>By when; null where no day was named.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The indicator: one of <see cref="IndicatorKeys"/>, <c>own</c> for readings that are entered, or empty.</summary>
    public required string Indicator { get; set; }

    /// <summary>The unit of an indicator of one's own; empty for the known ones.</summary>
    public required string Unit { get; set; }

    /// <summary>Which way the indicator has to go.</summary>
    public PledgeSense Sense { get; set; }

    /// <summary>The target; null where no number was promised.</summary>
    public double? Target { get; set; }

    /// <summary>The indicator when it was promised; null where it is not known.</summary>
    public double? Baseline { get; set; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; set; }

    /// <summary>The promisers.</summary>
    public ImmutableArray<string> PromiserIds => [.. Promisers.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The measurable part; null where no number was promised.</summary>
    public Pledge? Pledge => Target is { } target ? new Pledge(Sense, target, MadeOn, Due, Baseline) : null;
}
