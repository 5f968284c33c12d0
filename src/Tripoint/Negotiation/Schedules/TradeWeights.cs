using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// Import values for the lines of a schedule. Trade given by a line's own code goes to that line; trade given by a shorter code (an HS
/// subheading or heading) is divided equally among the lines under it. The method is stated, because it decides the result.
/// </summary>
public sealed class TradeWeights
{
    private TradeWeights(ImmutableArray<double> values, double byLine, double shared, double lost)
    {
        Values = values;
        ByLine = byLine;
        Shared = shared;
        Lost = lost;
    }

    /// <summary>Million US$ for each line, in the schedule's order.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Million US$ given for the lines themselves.</summary>
    public double ByLine { get; }

    /// <summary>Million US$ given for a heading above several lines and divided equally.</summary>
    public double Shared { get; }

    /// <summary>Million US$ of codes that no line of the schedule has or lies under.</summary>
    public double Lost { get; }

    /// <summary>All trade placed on lines.</summary>
    public double Total => ByLine + Shared;

    /// <summary>One sentence that says which weight was used.</summary>
    public string Method => FormattableString.Invariant(
        $"imports: {ByLine:0.###} million US$ given by line, {Shared:0.###} given by heading and divided equally among its lines, {Lost:0.###} of codes the schedule does not have");

    /// <summary>Places trade on the lines of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trade">Million US$ by code; codes may be the lines' own or shorter.</param>
    public static TradeWeights Of(Schedule schedule, IEnumerable<KeyValuePair<TariffCode, double>> trade)
    {
        var values = new double[schedule.Lines.Length];
        double byLine = 0, shared = 0, lost = 0;
        foreach (var (code, value) in trade)
        {
            var first = FirstAtOrAfter(schedule.Lines, code);
            var last = first;
            while (last < values.Length && (schedule.Lines[last].Code == code || code.IsAbove(schedule.Lines[last].Code))) last++;
            if (last == first)
            {
                lost += value;
                continue;
            }
            if (schedule.Lines[first].Code == code) byLine += value;
            else shared += value;
            for (var k = first; k < last; k++) values[k] += value / (last - first);
        }
        return new TradeWeights([.. values], byLine, shared, lost);
    }

    private static int FirstAtOrAfter(ImmutableArray<TariffLine> lines, TariffCode code)
    {
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Code < code) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
