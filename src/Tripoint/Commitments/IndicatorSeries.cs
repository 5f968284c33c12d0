using System.Collections.Immutable;

namespace Tripoint.Commitments;

/// <summary>One reading of an indicator.</summary>
/// <param name="Date">The day it stands for; the last day of the year for a yearly figure.</param>
/// <param name="Value">The value, in the indicator's unit.</param>
/// <param name="Source">Where it comes from; empty where the whole series has one source.</param>
public sealed record IndicatorReading(DateOnly Date, double Value, string Source = "");

/// <summary>An indicator over time.</summary>
/// <param name="Key">Which indicator: one of <see cref="IndicatorKeys"/>, or a party's own.</param>
/// <param name="Readings">The readings, oldest first.</param>
/// <param name="HowMade">What it is computed from, in a sentence; empty for readings entered one by one with their sources.</param>
/// <param name="Caveats">What the figures leave out, one sentence an entry.</param>
public sealed record IndicatorSeries(string Key, ImmutableArray<IndicatorReading> Readings, string HowMade, ImmutableArray<string> Caveats)
{
    /// <summary>The last reading on or before a day; null where there is none.</summary>
    public IndicatorReading? LatestBy(DateOnly day) => Readings.LastOrDefault(r => r.Date <= day);
}
