using System.Collections.Immutable;

namespace Tripoint.Data.Store;

/// <summary>One line of the list of stored tables.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The importer that made it.</param>
/// <param name="Year">The year, or the last of them.</param>
/// <param name="Parts">Which parts it has: <c>world</c>, <c>input-output</c>, <c>flows</c>.</param>
/// <param name="EconomyCount">N.</param>
/// <param name="SectorCount">J.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="TripointVersion">The version of Tripoint that imported it.</param>
/// <param name="ContentSha256">Fingerprint of the stored content, lower-case hexadecimal.</param>
/// <param name="HowMade">The sentence every report repeats.</param>
public sealed record StoredTable(
    string Name, string Kind, int Year, ImmutableArray<string> Parts, int EconomyCount, int SectorCount, DateTimeOffset ImportedAt, string TripointVersion,
    string ContentSha256, string HowMade);
