using System.Collections.Immutable;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// Which sector of a classification each HS code belongs to: rules by chapter, heading or subheading, of which the longest that begins the code
/// holds. Also how many HS subheadings each sector has, to count lines where an offer names sectors only.
/// </summary>
public sealed class HsSectors
{
    private readonly ImmutableDictionary<string, string> _rules;

    /// <summary>Joins rules and counts.</summary>
    /// <param name="classification">The sectors' classification, such as <c>ICIO28</c>.</param>
    /// <param name="rules">Sector code by the first 2, 4 or 6 digits.</param>
    /// <param name="subheadings">HS subheadings by sector code.</param>
    public HsSectors(string classification, ImmutableDictionary<string, string> rules, ImmutableDictionary<string, int> subheadings)
    {
        Classification = classification;
        _rules = rules;
        Subheadings = subheadings;
    }

    /// <summary>The sectors' classification.</summary>
    public string Classification { get; }

    /// <summary>HS subheadings (2022 edition) by sector code.</summary>
    public ImmutableDictionary<string, int> Subheadings { get; }

    /// <summary>The sector of a code; empty where no rule has one. A heading may span sectors: the answer is then that of its own rule.</summary>
    public string SectorOf(TariffCode code)
    {
        var digits = code.Digits;
        for (var length = Math.Min(6, digits.Length); length >= 2; length -= 2)
        {
            if (_rules.TryGetValue(digits[..length], out var sector)) return sector;
        }
        return "";
    }

    /// <summary>Every sector that a code, or a code under it, belongs to.</summary>
    public ImmutableArray<string> SectorsUnder(TariffCode code)
    {
        var under = _rules.Where(r => r.Key.Length > code.Digits.Length && r.Key.StartsWith(code.Digits, StringComparison.Ordinal)).Select(r => r.Value);
        return [.. under.Append(SectorOf(code)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Places the lines of a schedule in sectors.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trade">Imports by line for the weights; null where none are at hand.</param>
    public LineSectors Place(Schedule schedule, TradeWeights? trade = null)
    {
        ImmutableArray<string> codes = [.. schedule.Lines.Select(l => SectorOf(l.Code))];
        ImmutableArray<TariffCode> unmapped = [.. Enumerable.Range(0, codes.Length).Where(k => codes[k].Length == 0).Select(k => schedule.Lines[k].Code)];
        var weights = new double[codes.Length];
        var bySector = Enumerable.Range(0, codes.Length).Where(k => codes[k].Length > 0).GroupBy(k => codes[k], StringComparer.Ordinal).ToList();
        var equal = new List<string>();
        foreach (var sector in bySector)
        {
            var traded = trade is not null && sector.Sum(k => trade.Values[k]) > 0;
            if (!traded) equal.Add(sector.Key);
            foreach (var k in sector) weights[k] = traded ? trade!.Values[k] : 1;
        }
        var method = trade is null ? "no trade by line was given: every line weighs the same inside its sector"
            : equal.Count == 0 ? trade.Method
            : $"{trade.Method}; in {string.Join(", ", equal.Order(StringComparer.Ordinal))}, where none of it falls, every line weighs the same";
        return new LineSectors(codes, [.. weights], $"lines to {Classification} by HS subheading (UN Statistics Division, HS to ISIC rev. 3); {method}", unmapped);
    }
}
