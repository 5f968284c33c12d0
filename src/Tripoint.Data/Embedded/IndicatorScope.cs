using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>What the embedded indicators cover: few economies, so that the files stay small; all partners.</summary>
internal static class IndicatorScope
{
    /// <summary>The years of the reliance file: each has a WIOD table.</summary>
    public static ImmutableArray<int> RelianceYears { get; } = [1995, 2008, 2011];

    /// <summary>The years of the footprint file: each has a WIOD table and CO₂ accounts (which begin in 2000).</summary>
    public static ImmutableArray<int> FootprintYears { get; } = [2008, 2011];

    /// <summary>Whose reliance is stored.</summary>
    public static ImmutableArray<Economy> Economies { get; } = [.. "CHN JPN KOR TWN IDN IND AUS RUS DEU GBR USA".Split(' ').Select(Economy.Of)];

    /// <summary>The groups of partners.</summary>
    public static ImmutableArray<Bloc> Groups { get; } = [Bloc.ChinaJapanKorea, Bloc.Parse("EU27")];

    /// <summary>The economies of the footprint file; EU27 is its members and ROW all the rest.</summary>
    public static ImmutableArray<Economy> FootprintEconomies { get; } = [.. "CHN JPN KOR USA EU27 ROW".Split(' ').Select(Economy.Of)];

    /// <summary>An economy by its code; a group's code that no code list of economies has (<c>CJK</c>) stands for the group.</summary>
    public static bool TryPartner(string code, out Economy partner)
    {
        var known = Economy.TryOf(code, out var found) || s_groups.TryGetValue(code, out found);
        partner = found!;
        return known;
    }

    private static readonly Dictionary<string, Economy> s_groups =
        Groups.Where(g => !Economy.TryOf(g.Code, out _)).ToDictionary(g => g.Code, g => Economy.Define(g.Code, g.Name), StringComparer.Ordinal);
}
