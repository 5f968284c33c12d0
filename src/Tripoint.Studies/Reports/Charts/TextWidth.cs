namespace Tripoint.Studies.Reports.Charts;

/// <summary>Estimates how wide a text is, for laying out charts without a font at hand; errs on the wide side.</summary>
internal static class TextWidth
{
    /// <summary>The width in pixels of a text at a font size in pixels.</summary>
    public static double Of(string text, double size)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes()) ems += Ems(rune.Value);
        return ems * size;
    }

    /// <summary>Breaks a text into lines that fit a width: between words, or between characters where the script has no spaces.</summary>
    public static List<string> Wrap(string text, double size, double width) => Wrap(text, line => Of(line, size), width);

    /// <summary>Breaks a text into lines for a terminal, in which East Asian characters take two cells.</summary>
    public static List<string> WrapCells(string text, int cells) => Wrap(text, line => line.EnumerateRunes().Sum(r => IsWide(r.Value) ? 2 : 1), cells);

    private static List<string> Wrap(string text, Func<string, double> measure, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && measure((line + piece).TrimEnd()) > width)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }
            line += line.Length == 0 ? piece.TrimStart() : piece;
        }
        if (line.Length > 0) lines.Add(line.TrimEnd());
        return lines;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            var breakable = text[at - 1] is ' ' or '·'
                || (IsIdeograph(text[at]) && !IsClosing(text[at]) && !IsOpening(text[at - 1]) && !(IsCounter(text[at]) && char.IsAsciiDigit(text[at - 1])))
                || (IsIdeograph(text[at - 1]) && IsOpening(text[at]));
            if (!breakable) continue;
            yield return text[start..at];
            start = at;
        }
        if (start < text.Length) yield return text[start..];
    }

    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' and not 'ー' or >= '\u4E00' and <= '\u9FFF';

    // Written together with the number before it.
    private static bool IsCounter(char c) => c is '亿' or '億' or '兆' or '万' or '年' or '个' or '個';

    private static bool IsOpening(char c) => c is '（' or '「' or '“' or '(' or '《';

    private static bool IsClosing(char c) => c is '、' or '。' or '・' or 'ッ' or 'ャ' or 'ュ' or 'ョ';

    private static bool IsWide(int c) =>
        c is >= 0x1100 and <= 0x11FF or >= 0x2E80 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFF01 and <= 0xFF60;

    private static double Ems(int c) => c switch
    {
        _ when IsWide(c) => 1.0,
        ' ' or '.' or ',' or 'i' or 'l' or 'j' or 'I' or ':' or ';' or '\'' or '|' => 0.3,
        'm' or 'w' or 'M' or 'W' or '%' or '+' or '−' or '→' => 0.85,
        >= 'A' and <= 'Z' => 0.68,
        _ => 0.57,
    };
}
