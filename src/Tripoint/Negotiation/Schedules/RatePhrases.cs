using System.Globalization;
using System.Text.RegularExpressions;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Rates of Japan's schedule that are sentences: levies on a difference, on a content, on the sugar contained.</summary>
internal static partial class RatePhrases
{
    public static ParsedRate? Read(string text)
    {
        var match = Difference().Match(text);
        if (match.Success)
        {
            var unit = DutyUnit.Of(match.Groups["unit"].Value, Number(match.Groups["n"]));
            return new ParsedRate(new GatePriceRate(match.Groups["price"].Value, Number(match.Groups["times"], 1), Number(match.Groups["off"], 1), unit), "");
        }
        match = Content().Match(text);
        if (match.Success)
        {
            var basis = new SpecificRate(Number(match.Groups["amount"]), "JPY", DutyUnit.Of(match.Groups["unit"].Value, Number(match.Groups["n"])));
            var rate = new ContentRate(basis, match.Groups["content"].Value, Number(match.Groups["above"]), Number(match.Groups["step"]), Number(match.Groups["more"]));
            return new ParsedRate(rate, "");
        }
        match = Contained().Match(text);
        return match.Success
            ? new ParsedRate(new SpecificRate(Number(match.Groups["amount"]), "JPY", new DutyUnit("kg of [sugar]", Number(match.Groups["n"]))), "")
            : null;
    }

    private static decimal Number(Group group, decimal otherwise = 0) => group.Success
        ? decimal.Parse(group.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture)
        : otherwise;

    [GeneratedRegex(@"^(?<n>[\d,.]+)(?<unit>キログラム|頭)につき、?(?<price>.+?に係る基準輸入価格)(に(?<times>[\d,.]+)を乗じて得た額)?と課税価格(に(?<off>[\d,.]+)を乗じて得た額)?との差額$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Difference();

    [GeneratedRegex(@"^(?<n>[\d,.]+)(?<unit>キログラム)につき、(?<amount>[\d,.]+)円に重量比による(?<content>.+?)の含有率が(?<above>[\d,.]+)%を超える(?<step>[\d,.]+)%ごとに(?<more>[\d,.]+)円を加えた額$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Content();

    [GeneratedRegex(@"^(当該)?原産品に含まれる砂糖の重量(?<n>[\d,.]+)(kg|キログラム)につき(?<amount>[\d,.]+)円$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Contained();
}
