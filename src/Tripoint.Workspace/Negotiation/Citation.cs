using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// A move or a point of the agenda rests on a piece of evidence. That something is cited is open to the negotiation; what is cited is shown only to those to whom it
/// is open.
/// </summary>
public sealed class Citation : Disclosed
{
    /// <summary>The move's number or the agenda point's identity.</summary>
    public required string Place { get; init; }

    /// <summary>The item that is cited.</summary>
    public required string CitedId { get; init; }
}
