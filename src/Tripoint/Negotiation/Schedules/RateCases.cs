using System.Globalization;
using System.Text.RegularExpressions;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// Rates with cases. Japan's schedule puts one case on a line, the goods and then the rate after an ideographic blank; the tool's own notation
/// separates cases with semicolons and names the kind.
/// </summary>
internal static partial class RateCases
{
    public static ParsedRate? Read(string text, ref RateGrammar grammar)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cases = new List<RateCase>(lines.Length);
        var seasons = new List<SeasonCase>();
        var marks = "";
        foreach (var line in lines)
        {
            var at = line.LastIndexOf('\u3000');
            if (at < 0) at = line.LastIndexOf(' ');
            if (at <= 0) return null;
            var goods = line[..at].Trim();
            var cell = new RateGrammar(line[(at + 1)..]);
            var rate = cell.Cell();
            if (rate is null && RatePhrases.Read(line[(at + 1)..]) is { } phrase) rate = phrase.Rate;
            if (rate is null)
            {
                grammar.Reason = cell.Reason;
                return null;
            }
            if (cell.Marks.Length > 0) marks = marks.Length == 0 ? cell.Marks : marks + " " + cell.Marks;
            if (Season(goods) is { } season) seasons.Add(new SeasonCase(season, rate));
            else cases.Add(new RateCase(Kind(goods), goods.Trim('(', ')'), rate));
        }
        if (seasons.Count > 0 && cases.Count > 0)
        {
            grammar.Reason = "seasons and other cases are mixed";
            return null;
        }
        return new ParsedRate(seasons.Count > 0 ? new SeasonalRate([.. seasons]) : new ConditionalRate([.. cases]), marks);
    }

    /// <summary>The season that a description names ('毎年4月1日から同年9月30日までに輸入されるもの'); null where it names none.</summary>
    public static Season? Season(string goods)
    {
        var match = SeasonPattern().Match(goods);
        if (!match.Success) return null;
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return new Season(Number("m1"), Number("d1"), Number("m2"), match.Groups["d2"].ValueSpan is "末" ? 31 : Number("d2"));
    }

    private static CaseKind Kind(string goods)
    {
        if (goods.Contains("数量以外", StringComparison.Ordinal)) return CaseKind.OutOfQuota;
        if (goods.Contains("数量以内", StringComparison.Ordinal) || goods.Contains("特恵輸入対象", StringComparison.Ordinal) || goods.Contains("関税割当て", StringComparison.Ordinal)) return CaseKind.InQuota;
        if (goods.StartsWith("その他のもの", StringComparison.Ordinal) || goods.Contains("他の締約国に対する", StringComparison.Ordinal)) return CaseKind.Other;
        return goods.EndsWith("に対する待遇)", StringComparison.Ordinal) && goods[0] == '(' ? CaseKind.Party : CaseKind.Goods;
    }

    [GeneratedRegex(@"毎年(?<m1>\d+)月(?<d1>\d+)日から(同年|翌年)(?<m2>\d+)月(?<d2>\d+|末)日まで", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SeasonPattern();
}
