using System.Collections.Immutable;

namespace Tripoint.Sourcing;

/// <summary>How a gap closes week by week when the alternatives are taken in their order.</summary>
/// <param name="Replaced">By week 0 … <see cref="Weeks"/>: the share of the gap's weekly flow that alternatives deliver.</param>
/// <param name="NeverShare">The share of the gap that no alternative covers within two years.</param>
/// <param name="ClosedWeek">The first week in which at least 99% is delivered; null: not within two years.</param>
/// <param name="StockWeeks">Weeks that the stock bridges what is missing; null: it outlasts the gap.</param>
/// <param name="Missing">What is missing altogether over the first year after the stock is used, as a share of a year's imports.</param>
public sealed record GapCoverage(ImmutableArray<double> Replaced, double NeverShare, int? ClosedWeek, int? StockWeeks, double Missing)
{
    /// <summary>The weeks looked ahead: two years.</summary>
    public const int Weeks = 104;

    /// <summary>Follows the gap.</summary>
    /// <param name="gap">The gap a year.</param>
    /// <param name="imports">All imports a year.</param>
    /// <param name="stockDays">Days of imports in stock.</param>
    /// <param name="alternatives">In the order in which they are taken.</param>
    /// <param name="growthWeeks">Weeks until growth delivers.</param>
    internal static GapCoverage Of(double gap, double imports, double stockDays, IReadOnlyList<Alternative> alternatives, double growthWeeks)
    {
        var replaced = new double[Weeks + 1];
        for (var week = 0; week <= Weeks && gap > 0; week++)
        {
            double delivered = 0;
            foreach (var a in alternatives)
            {
                var all = a.Spare + a.Growth + a.Redirectable;
                if (all <= 0) continue;
                var later = a.Supply * a.Growth / all;
                if (week >= a.Weeks) delivered += a.Supply - later;
                if (week >= Math.Max(growthWeeks, a.Weeks)) delivered += later;
                if (delivered >= gap) break;
            }
            replaced[week] = Math.Min(1, delivered / gap);
        }
        int? closed = null, empty = null;
        double stock = imports * stockDays / 365, missing = 0;
        for (var week = 0; week <= Weeks; week++)
        {
            if (replaced[week] >= 0.99) closed ??= week;
            var need = gap / 52 * (1 - replaced[week]);
            if (need > stock + 1e-12) empty ??= week;
            if (week < 52) missing += Math.Max(0, need - stock);
            stock = Math.Max(0, stock - need);
        }
        return new GapCoverage([.. replaced], gap > 0 ? 1 - replaced[^1] : 0, gap > 0 ? closed : 0, empty, imports > 0 ? missing / imports : 0);
    }
}
