using System.Collections.Immutable;

namespace Tripoint.Exposure.Products;

/// <summary>
/// How far a "dependent" flag can be trusted. Published lists of dependent products lose a fifth of their entries within a year and half
/// within five: a flag of one year under one set of books is weak evidence.
/// </summary>
public sealed record FlagStability
{
    /// <summary>Every year and set of books looked at, by year, then books.</summary>
    public required ImmutableArray<FlagYear> Years { get; init; }

    /// <summary>Years with imports in the window, counted once for each set of books.</summary>
    public int Seen => Years.Length;

    /// <summary>Of these, flagged.</summary>
    public int Flagged => Years.Count(y => y.Dependency.Dependent);

    /// <summary>
    /// The share of bootstrap draws in which the flag holds; null where there is but one year and one set of books, so that nothing can be
    /// resampled.
    /// </summary>
    public required double? Probability { get; init; }

    /// <summary>The draws made.</summary>
    public required int Draws { get; init; }

    /// <summary>The first year of the unbroken run of flagged years that ends with the last one, under the first set of books; null where the last year is not flagged.</summary>
    public required int? Since { get; init; }

    /// <summary>Whether <see cref="Since"/> is the first year of the data, so that the run may be longer.</summary>
    public required bool SinceStart { get; init; }

    /// <summary>Whether the codes change their edition within the window: years then may not be about quite the same goods.</summary>
    public required bool EditionChanges { get; init; }

    /// <summary>How years coded in another edition were converted, and what was split in them; empty where none was.</summary>
    public ImmutableArray<string> Conversions { get; init; } = [];

    /// <summary>The fewest years that a firm flag rests on.</summary>
    public const int YearsForFirm = 3;

    /// <summary>
    /// Whether at least <see cref="YearsForFirm"/> years were seen, every year and every set of books agrees that the product is flagged, and at
    /// least 19 of 20 draws do.
    /// </summary>
    public bool IsFirm => Years.Select(y => y.Year).Distinct().Count() >= YearsForFirm && Flagged == Seen && Probability >= 0.95;
}
