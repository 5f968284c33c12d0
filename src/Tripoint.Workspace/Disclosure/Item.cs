using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Disclosure;

/// <summary>Anything a party has put into the room, and to whom it is open. What it holds stands in the rows of its area (<see cref="Disclosed"/>).</summary>
public sealed class Item
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The party it belongs to: exactly one, for good.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The party it belongs to.</summary>
    public Party Owner { get; init; } = null!;

    /// <summary>Its title, in the language its author wrote.</summary>
    public required string Title { get; set; }

    /// <summary>To whom it is open.</summary>
    public Audience Audience { get; set; }

    /// <summary>The parties named, where the audience is <see cref="Audience.Named"/>; kept when it is another.</summary>
    public List<NamedParty> Named { get; } = [];

    /// <summary>Until then only the owner sees it.</summary>
    public DateTimeOffset? EmbargoedUntil { get; set; }

    /// <summary>Since then only the owner sees it. Nothing is erased.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Who made it.</summary>
    public required string CreatedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedById { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>1, 2, 3, …: a change made on another version than the present one is refused.</summary>
    public int Version { get; set; } = 1;
}
