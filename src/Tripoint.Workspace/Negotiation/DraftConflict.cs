namespace Tripoint.Workspace.Negotiation;

/// <summary>A position could not be put on the table, because another was put there since the person looked.</summary>
/// <param name="Proposed">What was to be put there.</param>
/// <param name="Present">What stands there.</param>
public sealed record DraftConflict(ProposedCell Proposed, CellState Present);
