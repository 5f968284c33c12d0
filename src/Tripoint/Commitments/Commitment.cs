using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Commitments;

/// <summary>Who promised what by when.</summary>
/// <param name="Key">A short lower-case identity.</param>
/// <param name="Area">The area: trade, dialogue, people, environment and so on.</param>
/// <param name="Promisers">Who promised.</param>
/// <param name="What">What was promised, in the four languages.</param>
/// <param name="Made">When.</param>
/// <param name="Due">By when; null where no day was named.</param>
/// <param name="Indicator">The indicator that tells: one of <see cref="IndicatorKeys"/>; empty where there is none.</param>
/// <param name="Pledge">The measurable part; null where no number was promised.</param>
/// <param name="Source">Where it was published.</param>
public sealed record Commitment(
    string Key, string Area, ImmutableArray<Economy> Promisers, LocalizedName What, DateOnly Made, DateOnly? Due, string Indicator, Pledge? Pledge, string Source);
