using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>What the embedded dataset covers.</summary>
internal static class HybridScope
{
    /// <summary>The 27 economies, in index order.</summary>
    public static ImmutableArray<Economy> Economies { get; } =
    [
        .. "CHN JPN KOR BRN KHM IDN LAO MYS MMR PHL SGP THA VNM TWN HKG IND AUS NZL USA CAN MEX BRA GBR RUS SAU EU27 ROW".Split(' ').Select(Economy.Of),
    ];

    /// <summary>The 28 sectors, in index order.</summary>
    public static ImmutableArray<Sector> Sectors { get; } = Sector.Of("ICIO28");

    /// <summary>The years of the flows.</summary>
    public static ImmutableArray<int> Years { get; } = [.. Enumerable.Range(2011, 12)];

    /// <summary>The year whose table is stored whole.</summary>
    public const int TableYear = 2022;

    /// <summary>The codes of the economies.</summary>
    public static ImmutableArray<string> EconomyCodes { get; } = [.. Economies.Select(e => e.Code)];

    /// <summary>The codes of the sectors.</summary>
    public static ImmutableArray<string> SectorCodes { get; } = [.. Sectors.Select(s => s.Code)];
}
