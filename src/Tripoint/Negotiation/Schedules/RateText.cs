using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// Reads rates of duty as schedules write them, in English, Japanese and Korean: <c>5%</c>, <c>free</c>, <c>無税</c>,
/// <c>23.8%＋1,159円/kg</c>, <c>243% or ₩1,864/kg, whichever is greater</c>, gate prices, contents, seasons, quotas, intervals. What cannot
/// be read is a reason, never a guess.
/// </summary>
public static class RateText
{
    private const int DeepestBrackets = 40;

    /// <summary>Reads a rate.</summary>
    /// <exception cref="BadInputException">The text cannot be read as a rate.</exception>
    public static Rate Parse(string text) => TryParse(text, out var parsed, out var reason)
        ? parsed.Rate
        : throw new BadInputException($"the rate '{text}' cannot be read: {reason}", "", "a rate such as 5%, free, 12 USD/kg, 5% + 12 USD/kg, 243% or 1864 KRW/kg, whichever is greater");

    /// <summary>Reads a rate with its marks; false gives the reason.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ParsedRate? parsed, [NotNullWhen(false)] out string? reason)
    {
        var clean = Normalise(text);
        if (clean.Length == 0)
        {
            (parsed, reason) = (null, "it is empty");
            return false;
        }
        if (Depth(clean) > DeepestBrackets)
        {
            (parsed, reason) = (null, $"its brackets lie more than {DeepestBrackets} deep");
            return false;
        }
        var grammar = new RateGrammar(clean.Replace("\n", "", StringComparison.Ordinal));
        if (grammar.Cell() is { } rate)
        {
            (parsed, reason) = (new ParsedRate(rate, grammar.Marks), null);
            return true;
        }
        parsed = RatePhrases.Read(clean) ?? RateCases.Read(clean, ref grammar);
        reason = parsed is null ? grammar.Reason : null;
        return parsed is not null;
    }

    /// <summary>The season that a Japanese description names ('毎年4月1日から同年9月30日までに輸入されるもの'); null where it names none.</summary>
    public static Season? SeasonOf(string description) => RateCases.Season(description);

    // The grammar descends a level for each bracket; no schedule comes near the limit, and a hostile cell must not exhaust the stack.
    private static int Depth(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            if (c is '(' or '{') deepest = Math.Max(deepest, ++depth);
            else if (c is ')' or '}') depth = Math.Max(0, depth - 1);
        }
        return deepest;
    }

    // Full-width forms to ASCII, one spelling of minus, tilde and line ends; the ideographic blank stays, for it separates goods from rates.
    private static string Normalise(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            switch (c)
            {
                case '\r': break;
                case >= '\uFF01' and <= '\uFF5E': clean.Append((char)(c - 0xFEE0)); break;
                case '\u301C' or '\u223C': clean.Append('~'); break;
                case '\u2212' or '\u2013' or '\u2010': clean.Append('-'); break;
                case '\u00A0' or '\t': clean.Append(' '); break;
                case '\uFFE6': clean.Append('₩'); break;
                default: clean.Append(c); break;
            }
        }
        return clean.ToString();
    }
}

/// <summary>A rate and the marks that stood beside it.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Marks">Signs and note references of the source (◎ ● ※ * ◆2), blank-separated; empty where there are none.</param>
public sealed record ParsedRate(Rate Rate, string Marks);
