using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>The cells of Japan's schedule as rates: each text is read once, and what cannot be read is listed with every line that has it.</summary>
internal sealed class JapanRates
{
    private readonly Dictionary<string, (ParsedRate? Rate, string Reason)> _read = new(StringComparer.Ordinal);

    /// <summary>Non-empty cells met.</summary>
    public int Cells { get; set; }

    /// <summary>Cells that could not be read.</summary>
    public List<UnparsedRate> Unparsed { get; } = [];

    /// <summary>A cell's rate with its marks; null where it cannot be read, which is then listed.</summary>
    public ParsedRate? Of(string text, string file, int row, string code, int column)
    {
        if (!_read.TryGetValue(text, out var known))
        {
            known = RateText.TryParse(text, out var parsed, out var reason) ? (parsed, "") : (null, reason);
            _read.Add(text, known);
        }
        if (known.Rate is null) Unparsed.Add(new UnparsedRate(file, row, code, JapanColumn.All[column].Key, text, known.Reason));
        return known.Rate;
    }

    /// <summary>Two nodes with the same nine digits as one line with seasonal rates.</summary>
    /// <exception cref="BadInputException">Their descriptions name no season, so that the line would be there twice.</exception>
    public static JapanTariffLine Join(JapanTariffLine a, JapanTariffLine b)
    {
        if (RateText.SeasonOf(a.Description) is not { } first || RateText.SeasonOf(b.Description) is not { } second)
            throw new BadInputException(Fault.InFile($"the line {a.Code} occurs twice and names no seasons (also at {a.Row})", b.File, b.Row, 0, "each code once, or with seasons in its description"));
        var rates = ImmutableArray.CreateBuilder<Rate?>(a.Rates.Length);
        for (var k = 0; k < a.Rates.Length; k++)
        {
            var (x, y) = (a.Rates[k], b.Rates[k]);
            rates.Add(x is null && y is null ? null
                : x?.ToString() == y?.ToString() ? x
                : new SeasonalRate([new SeasonCase(first, x ?? Rate.None), new SeasonCase(second, y ?? Rate.None)]));
        }
        return a with { Description = $"{a.Description} / {b.Description}", Rates = rates.MoveToImmutable(), Marks = string.Join("; ", new[] { a.Marks, b.Marks }.Where(m => m.Length > 0)) };
    }
}
