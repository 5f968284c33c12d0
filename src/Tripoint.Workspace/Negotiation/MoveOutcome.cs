using System.Collections.Immutable;

namespace Tripoint.Workspace.Negotiation;

/// <summary>What became of a move.</summary>
/// <param name="Number">Its number; 0 where nothing was put on the table.</param>
/// <param name="Conflicts">What had changed meanwhile. Where there is one, nothing of the move was put on the table.</param>
public sealed record MoveOutcome(int Number, ImmutableArray<DraftConflict> Conflicts)
{
    /// <summary>Whether it stands.</summary>
    public bool IsDone => Conflicts.IsEmpty;
}
