using System.Collections.Immutable;

namespace Tripoint.Codes;

/// <summary>The broad kind of a sector, by which scenarios select (<c>manufactures</c>, <c>goods</c>, <c>services</c>).</summary>
public enum SectorKind
{
    /// <summary>Agriculture, forestry, fishing.</summary>
    Agriculture,

    /// <summary>Mining and quarrying.</summary>
    Mining,

    /// <summary>Manufacturing.</summary>
    Manufacturing,

    /// <summary>Services, utilities and construction; they bear no tariff.</summary>
    Services,
}

/// <summary>
/// A sector of one classification. The same code may mean different things in two classifications, so equality is by both.
/// </summary>
/// <param name="Classification">The classification, for example <c>ICIO28</c>, <c>WIOD35</c>, <c>CP40</c>, or the table's own name.</param>
/// <param name="Code">The code within the classification, for example <c>C26</c>.</param>
/// <param name="Kind">The broad kind.</param>
/// <param name="Name">The name in the four languages.</param>
public sealed record Sector(string Classification, string Code, SectorKind Kind, LocalizedName Name)
{
    private static readonly ImmutableDictionary<string, ImmutableArray<Sector>> s_known = Load();

    /// <summary>Whether the sector's products cross borders as goods (tariffs can apply).</summary>
    public bool IsGoods => Kind != SectorKind.Services;

    /// <summary>The classifications Tripoint knows.</summary>
    public static IEnumerable<string> Classifications => s_known.Keys.Order(StringComparer.Ordinal);

    /// <summary>The sectors of a known classification, in its order; empty for an unknown one.</summary>
    public static ImmutableArray<Sector> Of(string classification) => s_known.GetValueOrDefault(classification, []);

    /// <inheritdoc/>
    public bool Equals(Sector? other) => other is not null && Code == other.Code && Classification == other.Classification;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Classification, Code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static ImmutableDictionary<string, ImmutableArray<Sector>> Load() => CodeTable.Rows("sectors.csv")
        .Select(f => new Sector(f[0], f[1], Enum.Parse<SectorKind>(f[2], ignoreCase: true), new LocalizedName(f[3], f[4], f[5], f[6])))
        .GroupBy(s => s.Classification, StringComparer.Ordinal)
        .ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
}
