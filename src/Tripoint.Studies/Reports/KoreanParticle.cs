namespace Tripoint.Studies.Reports;

/// <summary>
/// Chooses the Korean particle that fits the word before it: 은/는, 이/가, 을/를, 과/와, 으로/로 depend on whether that word ends in a
/// consonant.
/// </summary>
internal static class KoreanParticle
{
    // How the digits 0 to 9 are read: 영 일 이 삼 사 오 육 칠 팔 구.
    private const string ConsonantDigits = "013678";
    private const string ConsonantLatin = "lmnrLMNR";

    /// <summary>The particle of a pair such as <c>은/는</c> (after a consonant / after a vowel).</summary>
    public static string Choose(string word, string pair)
    {
        var bar = pair.IndexOf('/', StringComparison.Ordinal);
        string afterConsonant = pair[..bar], afterVowel = pair[(bar + 1)..];
        var last = LastSpoken(word);
        // 으로/로: ㄹ counts as a vowel.
        if (afterConsonant == "으로" && IsRieul(last)) return afterVowel;
        return EndsInConsonant(last) ? afterConsonant : afterVowel;
    }

    // Quotation marks and what stands in brackets are not spoken.
    private static char LastSpoken(string word)
    {
        var end = word.Length;
        while (end > 0)
        {
            var c = word[end - 1];
            if (c is ')' or '）')
            {
                var open = word.LastIndexOfAny(['(', '（'], end - 1);
                end = open < 0 ? end - 1 : open;
            }
            else if (char.IsLetterOrDigit(c) || c == '%')
            {
                return c;
            }
            else
            {
                end--;
            }
        }
        return '\0';
    }

    private static bool EndsInConsonant(char c) => IsSyllable(c)
        ? (c - '가') % 28 != 0
        : ConsonantDigits.Contains(c, StringComparison.Ordinal) || ConsonantLatin.Contains(c, StringComparison.Ordinal);

    private static bool IsRieul(char c) => IsSyllable(c) ? (c - '가') % 28 == 8 : c is '1' or '7' or '8' or 'l' or 'L' or 'r' or 'R';

    private static bool IsSyllable(char c) => c is >= '가' and <= '힣';
}
