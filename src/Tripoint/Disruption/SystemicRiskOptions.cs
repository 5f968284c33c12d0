using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>Settings of the systemic risk index.</summary>
public sealed record SystemicRiskOptions
{
    /// <summary>The share of a failing node's output that is lost, in (0, 1]. Default: 1.</summary>
    public double FailedShare { get; init; } = 1;

    /// <summary>
    /// Whether a failing supplier is replaced as far as its rivals' size allows: its loss counts with its share of what is still made of its product in the
    /// world (Diem et al. 2022, σ_j). Default: true. False: nobody is replaced.
    /// </summary>
    public bool IsReplaceable { get; init; } = true;

    /// <summary>
    /// Exceptions to which inputs are essential; critical ones are, others are not. Default: goods are essential to agriculture, mining and
    /// manufacturing, as in <see cref="DisruptionOptions.Criticalities"/>.
    /// </summary>
    public ImmutableArray<CriticalityRule> Criticalities { get; init; } = [];

    /// <summary>As <see cref="DisruptionOptions.CriticalShare"/>: inputs below this share are not essential unless a rule says so. Default: 0.01.</summary>
    public double CriticalShare { get; init; } = 0.01;

    /// <summary>
    /// The cascade stops when less than this share of world output is still to come, judged from how fast the rounds shrink: what one round adds
    /// would stop too soon where losses creep. Default: 1e-6.
    /// </summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Rounds before a cascade counts as not converged. Default: 1000.</summary>
    public int IterationLimit { get; init; } = 1000;

    /// <summary>Threads; 0 for as many as the machine has. The answer does not depend on it.</summary>
    public int Threads { get; init; }
}
