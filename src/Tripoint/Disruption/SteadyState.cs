using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Disruption;

/// <summary>The arrays of a steady state, in the shapes of <see cref="DisruptionData"/>.</summary>
internal sealed record SteadyState(
    double[] Output, double[] ValueAdded, double[] InputUse, double[] FinalUse, SourceShares Shares, SourceShares FinalShares,
    ImmutableArray<RebalancingStep> Steps);
