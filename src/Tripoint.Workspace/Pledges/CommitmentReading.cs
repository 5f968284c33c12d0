using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Pledges;

/// <summary>A reading of a commitment's indicator that a party entered, with its source. An item of that party's own.</summary>
public sealed class CommitmentReading : Disclosed
{
    /// <summary>The commitment's item.</summary>
    public required string CommitmentId { get; init; }

    /// <summary>The day it stands for.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The value, in the indicator's unit.</summary>
    public double Value { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }
}
