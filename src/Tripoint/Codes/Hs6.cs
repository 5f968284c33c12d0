using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Codes;

/// <summary>
/// A subheading of the Harmonized System: six digits of a chapter from 01 to 97, or the chapters 98 and 99 that trade statistics use for what
/// has no heading. Chapter 77 is kept free by the Harmonized System. A code means something only with its <see cref="HsEdition"/>, which
/// stands beside it in the table. Finer national lines are <see cref="Negotiation.Schedules.TariffCode"/>s. The default value is no code.
/// </summary>
public readonly record struct Hs6 : IComparable<Hs6>
{
    private Hs6(int number) => Number = number;

    /// <summary>The six digits as a number from 10000 to 999999.</summary>
    public int Number { get; }

    /// <summary>The chapter: the first two digits.</summary>
    public int Chapter => Number / 10000;

    /// <summary>The heading: the first four digits.</summary>
    public int Heading => Number / 100;

    /// <summary>Whether the chapter is 98 or 99: special transactions, of which nothing can be said by product.</summary>
    public bool IsSpecial => Chapter >= 98;

    /// <summary>Reads exactly six digits; a dot after the fourth is allowed (<c>3102.10</c>).</summary>
    /// <exception cref="BadInputException">The text is no code; names what is wrong with it.</exception>
    public static Hs6 Of(string text) => TryOf(text, out var code)
        ? code
        : throw new BadInputException($"'{text}' is not a six-digit HS code", "", "six digits of a chapter from 01 to 97, such as 310210", Suggest(text));

    /// <summary>Reads exactly six digits; a dot after the fourth is allowed. False where the text is no code.</summary>
    public static bool TryOf(ReadOnlySpan<char> text, out Hs6 code)
    {
        code = default;
        if (text.Length == 7 && text[4] == '.')
        {
            Span<char> digits = stackalloc char[6];
            text[..4].CopyTo(digits);
            text[5..].CopyTo(digits[4..]);
            return TryDigits(digits, out code);
        }
        return TryDigits(text, out code);
    }

    /// <summary>The code of a number, for sources that write codes as numbers and so lose a leading zero (<c>10121</c> is 010121).</summary>
    /// <exception cref="BadInputException">The number is no code.</exception>
    public static Hs6 OfNumber(int number) => TryOfNumber(number, out var code)
        ? code
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{number} is not a six-digit HS code"), "", "10000 to 999999, chapter 77 excepted");

    /// <summary>The code of a number; false where the number is none.</summary>
    public static bool TryOfNumber(int number, out Hs6 code)
    {
        var valid = number is >= 10000 and <= 999999 && number / 10000 != 77;
        code = valid ? new Hs6(number) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(Hs6 other) => Number.CompareTo(other.Number);

    /// <summary>The six digits with a leading zero where there is one.</summary>
    public override string ToString() => Number.ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>Compares two codes as text.</summary>
    public static bool operator <(Hs6 left, Hs6 right) => left.Number < right.Number;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator >(Hs6 left, Hs6 right) => left.Number > right.Number;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator <=(Hs6 left, Hs6 right) => left.Number <= right.Number;

    /// <summary>Compares two codes as text.</summary>
    public static bool operator >=(Hs6 left, Hs6 right) => left.Number >= right.Number;

    private static bool TryDigits(ReadOnlySpan<char> text, out Hs6 code)
    {
        code = default;
        if (text.Length != 6) return false;
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }
        return TryOfNumber(number, out code);
    }

    private static string Suggest(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length > 6 && TryDigits(digits.AsSpan(0, 6), out var longer)) return $"Did you mean {longer}? Finer national lines end after the sixth digit here";
        if (digits.Length == 5 && digits.Length == text.Length && TryDigits("0" + digits, out var zero)) return $"Did you mean {zero}? A leading zero is part of the code";
        return digits.Length is 2 or 4 && digits.Length == text.Length ? "Chapters and headings hold many subheadings: give all six digits" : "";
    }
}
