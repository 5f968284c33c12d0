using System.Collections.Immutable;
using Tripoint.Commitments;

namespace Tripoint.Workspace.Pledges;

/// <summary>A commitment as a viewer sees it: the row, what was said of it, its indicator, and how it stands today.</summary>
/// <param name="Row">The commitment, with its item and owner.</param>
/// <param name="Words">What promisers said, the newest first.</param>
/// <param name="Disputes">Disputes, the newest first.</param>
/// <param name="Series">The indicator; null where there is none.</param>
/// <param name="Standing">The words put together.</param>
public sealed record CommitmentView(
    CommitmentRow Row, ImmutableArray<CommitmentWord> Words, ImmutableArray<CommitmentDispute> Disputes, IndicatorSeries? Series, CommitmentStanding Standing);
