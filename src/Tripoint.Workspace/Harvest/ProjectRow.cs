using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Harvest;

/// <summary>A joint project. Its name is the item's title.</summary>
public sealed class ProjectRow : Disclosed
{
    /// <summary>The area: environment, climate, renewable-energy, public-health, exchanges, other.</summary>
    public required string Area { get; set; }

    /// <summary>The party that leads it.</summary>
    public required string LeadId { get; set; }

    /// <summary>What it is.</summary>
    public required string Text { get; set; }
}

/// <summary>A milestone of a joint project.</summary>
public sealed class ProjectMilestone : Disclosed
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>By when.</summary>
    public DateOnly Due { get; init; }

    /// <summary>When it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; set; }
}

/// <summary>A party in a joint project and what it puts in.</summary>
public sealed class ProjectShare : Disclosed
{
    /// <summary>The party.</summary>
    public required string PartyId { get; init; }

    /// <summary>Million US$.</summary>
    public double AmountMusd { get; set; }
}
