using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// The code of a tariff line: 4 to 12 digits without dots, of which the first six are the Harmonized System's and the rest the importer's
/// own. Compares as text, so that lines sort as in the printed schedule.
/// </summary>
public readonly record struct TariffCode : IComparable<TariffCode>
{
    private readonly string? _digits;

    private TariffCode(string digits) => _digits = digits;

    /// <summary>The digits without dots or blanks.</summary>
    public string Digits => _digits ?? "";

    /// <summary>The first two digits: the HS chapter, 1 to 99.</summary>
    public int Chapter => ((Digits[0] - '0') * 10) + Digits[1] - '0';

    /// <summary>The HS subheading: the first six digits, or fewer where the code has fewer.</summary>
    public string Hs6 => Digits.Length > 6 ? Digits[..6] : Digits;

    /// <summary>The HS section of the chapter.</summary>
    public HsSection Section => HsSection.OfChapter(Chapter);

    /// <summary>Reads a code; dots, blanks and hyphens between the digits are dropped.</summary>
    /// <exception cref="BadInputException">Fewer than 4 or more than 12 digits, another character, or chapter 00.</exception>
    public static TariffCode Of(string text) => TryOf(text, out var code)
        ? code
        : throw new BadInputException($"'{text}' is not a tariff code", "", "4 to 12 digits of a chapter from 01 to 99, dots allowed, such as 0401.10.110");

    /// <summary>Reads a code; false where the text is none.</summary>
    public static bool TryOf(ReadOnlySpan<char> text, out TariffCode code)
    {
        Span<char> digits = stackalloc char[12];
        var n = 0;
        code = default;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (n == digits.Length) return false;
                digits[n++] = c;
            }
            else if (c is not ('.' or ' ' or '-'))
            {
                return false;
            }
        }
        if (n < 4 || (digits[0] == '0' && digits[1] == '0')) return false;
        code = new TariffCode(new string(digits[..n]));
        return true;
    }

    /// <summary>Whether this code is another's heading: fewer digits, all of them its first.</summary>
    public bool IsAbove(TariffCode other) => Digits.Length < other.Digits.Length && other.Digits.StartsWith(Digits, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(TariffCode other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator <(TariffCode left, TariffCode right) => left.CompareTo(right) < 0;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator >(TariffCode left, TariffCode right) => left.CompareTo(right) > 0;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator <=(TariffCode left, TariffCode right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator >=(TariffCode left, TariffCode right) => left.CompareTo(right) >= 0;
}
