namespace Tripoint.Sourcing;

/// <summary>A rule that names suppliers to turn to, before it is known who will be.</summary>
public enum BacktestRule
{
    /// <summary>The ranking of <see cref="AlternativesModel"/>.</summary>
    Ranking,

    /// <summary>Naive: the largest other exporters of the world.</summary>
    LargestExporters,

    /// <summary>Naive: one's own other suppliers, by what they deliver; then the largest exporters.</summary>
    KeepShares,
}
