using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Reads the notation of staging categories.</summary>
internal static partial class CategoryText
{
    public const string Expected = "A, B5, B20/10, P10 to 50% of base, P1 to 130% of 20%, P5 to 8%, MOP 20%, TRQ 200 t to 225 t by year 5 then 3% a year; in A; out U, or U";

    public static StagingCategory Parse(string text)
    {
        var clean = text.Trim();
        return Read(clean) ?? throw new BadInputException($"'{text}' is not a staging category", "", Expected);
    }

    private static StagingCategory? Read(string text)
    {
        switch (text.ToUpperInvariant())
        {
            case "A" or "EIF" or "B0": return StagingCategory.Immediate;
            case "U" or "E" or "X": return new ExcludedLine(text.ToUpperInvariant());
        }
        var match = Cuts().Match(text);
        if (match.Success) return Span(match) is { } span ? new EqualCuts(span.Years, span.Standstill) : null;
        match = Partial().Match(text);
        if (match.Success) return PartialCut(match);
        match = Margin().Match(text);
        if (match.Success) return Number(match.Groups["p"]) is > 0 and <= 100 and var margin ? new MarginOfPreference(margin) : null;
        return text.StartsWith("TRQ ", StringComparison.OrdinalIgnoreCase) ? Quota(text[4..]) : null;
    }

    private static (int Years, int Standstill)? Span(Match match)
    {
        var years = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        var standstill = match.Groups["s"].Success ? int.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return years >= 1 && standstill < years ? (years, standstill) : null;
    }

    private static PartialCut? PartialCut(Match match)
    {
        if (Span(match) is not { } span) return null;
        if (!match.Groups["share"].Success)
            return RateText.TryParse(match.Groups["target"].Value, out var target, out _) ? new PartialCut(span.Years, span.Standstill, 0, null, target.Rate) : null;
        var share = Number(match.Groups["share"]);
        if (share <= 0) return null;
        if (match.Groups["of"].Value == "base") return new PartialCut(span.Years, span.Standstill, share);
        return RateText.TryParse(match.Groups["of"].Value, out var reference, out _) ? new PartialCut(span.Years, span.Standstill, share, reference.Rate) : null;
    }

    private static QuotaCategory? Quota(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length != 3 || !parts[1].StartsWith("in ", StringComparison.Ordinal) || !parts[2].StartsWith("out ", StringComparison.Ordinal)) return null;
        if (Read(parts[1][3..]) is not { } inside || Read(parts[2][4..]) is not { } beyond) return null;
        var match = Volume().Match(parts[0]);
        if (!match.Success) return null;
        var unit = match.Groups["unit"].Value;
        var growth = ImmutableArray.CreateBuilder<QuotaGrowth>();
        var rest = match.Groups["rest"].Value.Trim();
        var from = 1;
        foreach (var stretch in rest.Length == 0 ? [] : rest.Split(" then ", StringSplitOptions.TrimEntries))
        {
            var g = Stretch().Match(stretch);
            if (!g.Success || (growth.Count > 0 && growth[^1].UntilYear is null)) return null;
            int? until = g.Groups["y"].Success ? int.Parse(g.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : null;
            var volume = g.Groups["v"].Success ? Number(g.Groups["v"]) : (decimal?)null;
            if (until <= from || (volume is not null && (until is null || volume <= 0 || g.Groups["u"].Value != unit))) return null;
            growth.Add(new QuotaGrowth(until, volume, g.Groups["p"].Success ? Number(g.Groups["p"]) : 0));
            from = until ?? from;
        }
        var initial = Number(match.Groups["v"]);
        return initial > 0 ? new QuotaCategory(new TariffRateQuota(initial, unit, growth.ToImmutable()), inside, beyond) : null;
    }

    private static decimal Number(Group group) => decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^B(?<n>\d{1,2})(/(?<s>\d{1,2}))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cuts();

    [GeneratedRegex(@"^P(?<n>\d{1,2})(/(?<s>\d{1,2}))? to ((?<share>\d{1,9}(\.\d{1,9})?)% of (?<of>.+)|(?<target>.+))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Partial();

    [GeneratedRegex(@"^MOP (?<p>\d{1,9}(\.\d{1,9})?)%$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Margin();

    [GeneratedRegex(@"^(?<v>\d[\d,]{0,17}(\.\d{1,9})?) (?<unit>[A-Za-z0-9]+)(?<rest> .*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Volume();

    [GeneratedRegex(@"^(to (?<v>\d[\d,]{0,17}(\.\d{1,9})?) (?<u>[A-Za-z0-9]+)|(?<p>\d{1,9}(\.\d{1,9})?)% a year)( by year (?<y>\d{1,2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stretch();
}
