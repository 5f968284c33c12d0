using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>A ceiling on a sensitive track: lines that are not free in the end.</summary>
/// <param name="Name">Where the ceiling comes from.</param>
/// <param name="Subheadings">The most HS subheadings (six digits) that may stay dutiable.</param>
/// <param name="TradeShare">The largest share of imports they may make up, as a fraction.</param>
public sealed record SensitiveLimit(string Name, int Subheadings, double TradeShare)
{
    /// <summary>The ceiling of the ASEAN-China Agreement on Trade in Goods (2004), Annex 2, for ASEAN-6 and China: 400 subheadings and 10% of imports.</summary>
    public static SensitiveLimit AseanChina { get; } = new("ASEAN-China 2004, ASEAN-6 and China", 400, 0.10);
}

/// <summary>What the coverage tests look at. The law gives no number for 'substantially all the trade' (GATT Article XXIV:8), so several are shown.</summary>
public sealed record CoverageOptions
{
    /// <summary>The shares shown as reached or not, as fractions. Default: 80, 90 and 95 per cent.</summary>
    public ImmutableArray<double> Thresholds { get; init; } = [0.80, 0.90, 0.95];

    /// <summary>Years after entry into force at which the end is judged. Default: 10, the 'reasonable length of time' of the 1994 Understanding on Article XXIV.</summary>
    public int AfterYears { get; init; } = 10;

    /// <summary>The ceiling on lines that stay dutiable. Default: ASEAN-China's.</summary>
    public SensitiveLimit Sensitive { get; init; } = SensitiveLimit.AseanChina;
}
