using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Codes;

/// <summary>Names and years of the editions of the Harmonized System.</summary>
public static class HsEditions
{
    private static readonly ImmutableArray<int> s_years = [1992, 1996, 2002, 2007, 2012, 2017, 2022];

    /// <summary>All editions, oldest first.</summary>
    public static ImmutableArray<HsEdition> All { get; } = [.. Enum.GetValues<HsEdition>()];

    /// <summary>The year from which the edition is in force; it also names it.</summary>
    public static int Year(this HsEdition edition) => s_years[(int)edition];

    /// <summary>The name people write, such as <c>HS 2017</c>.</summary>
    public static string Name(this HsEdition edition) => string.Create(CultureInfo.InvariantCulture, $"HS {edition.Year()}");

    /// <summary>The short tag that CEPII and the command line use, such as <c>HS17</c>.</summary>
    public static string Tag(this HsEdition edition) => string.Create(CultureInfo.InvariantCulture, $"HS{edition.Year() % 100:00}");

    /// <summary>The edition that is in force in a year: the latest that has begun.</summary>
    public static HsEdition InForce(int year)
    {
        for (var at = s_years.Length - 1; at > 0; at--)
        {
            if (year >= s_years[at]) return (HsEdition)at;
        }
        return HsEdition.Hs1992;
    }

    /// <summary>Reads <c>HS17</c>, <c>HS2017</c>, <c>HS 2017</c>, <c>2017</c>, or the UN's <c>H5</c> and <c>HS5</c>.</summary>
    /// <exception cref="BadInputException">The text names no edition.</exception>
    public static HsEdition Parse(string text) => TryParse(text, out var edition)
        ? edition
        : throw new BadInputException($"'{text}' names no edition of the Harmonized System", "", string.Join(", ", All.Select(e => e.Tag())));

    /// <summary>Reads the name of an edition; false where the text names none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out HsEdition edition)
    {
        edition = default;
        var digits = text.Trim();
        if (digits.StartsWith("HS", StringComparison.OrdinalIgnoreCase)) digits = digits[2..].Trim();
        else if (digits.StartsWith("H", StringComparison.OrdinalIgnoreCase)) digits = digits[1..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var at = digits.Length switch
        {
            1 => number < s_years.Length ? number : -1,
            2 => s_years.IndexOf(number >= 88 ? 1900 + number : 2000 + number),
            _ => s_years.IndexOf(number),
        };
        if (number is 88 or 1988) at = 0;
        if (at < 0) return false;
        edition = (HsEdition)at;
        return true;
    }
}
