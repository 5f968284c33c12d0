using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Evidence;

/// <summary>One run of a scenario: what came out, with which program, and the hash by which two runs are compared. Runs are only ever added.</summary>
public sealed class EvidenceRun : Disclosed
{
    /// <summary>1, 2, 3, … for the item.</summary>
    public required int Number { get; init; }

    /// <summary>Who ran it.</summary>
    public required string PersonId { get; init; }

    /// <summary>For which party.</summary>
    public required string PartyId { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>SHA-256 of the inputs: the scenario's text and the table's content.</summary>
    public required string InputHash { get; init; }

    /// <summary>How the solve ended.</summary>
    public required string Status { get; init; }

    /// <summary>The largest residual, recomputed from the answer.</summary>
    public required double Residual { get; init; }

    /// <summary>The result in the form of <c>tripoint simulate --format json</c>.</summary>
    public required string Result { get; init; }

    /// <summary>SHA-256 of the result.</summary>
    public required string ResultHash { get; init; }
}
