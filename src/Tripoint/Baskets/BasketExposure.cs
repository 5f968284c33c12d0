using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Baskets;

/// <summary>One member's trade with the other members in the sectors that hold a basket's lines.</summary>
/// <param name="Member">The member.</param>
/// <param name="ImportsMusd">Imports from the other members, million US$ a year.</param>
/// <param name="ShareOfImports">That, as a share of its imports of these sectors from everywhere.</param>
/// <param name="ExportsMusd">Exports to the other members, million US$ a year.</param>
/// <param name="ShareOfExports">That, as a share of its exports of these sectors to everywhere.</param>
/// <param name="TariffCharged">Average tariff it charges the other members there, weighted by their trade; fraction.</param>
/// <param name="TariffFaced">Average tariff the other members charge it there, weighted by its trade; fraction.</param>
public sealed record MemberBasket(
    Economy Member, double ImportsMusd, double ShareOfImports, double ExportsMusd, double ShareOfExports, double TariffCharged, double TariffFaced);

/// <summary>
/// What a basket means for the members of a bloc, by the sectors that hold its lines. Sectors are wider than the basket: every figure is of the
/// whole sectors and an upper bound for the lines.
/// </summary>
public static class BasketExposure
{
    /// <summary>By member, in the bloc's order.</summary>
    /// <exception cref="BadInputException">The table lacks a member or a sector.</exception>
    public static ImmutableArray<MemberBasket> Of(WorldTable table, Basket basket, Bloc bloc)
    {
        ArgumentNullException.ThrowIfNull(basket);
        ArgumentNullException.ThrowIfNull(bloc);
        int[] members = [.. bloc.Members.Select(m => Index(table.IndexOf(m), m.Code))], sectors = [.. basket.Sectors.Select(s => Index(table.IndexOfSector(s), s))];
        return [.. members.Select(m => Member(table, m, members, sectors))];
    }

    private static MemberBasket Member(WorldTable table, int member, int[] members, int[] sectors)
    {
        double inner = 0, imports = 0, charged = 0, outer = 0, exports = 0, faced = 0;
        foreach (var j in sectors)
        {
            for (var other = 0; other < table.EconomyCount; other++)
            {
                if (other == member) continue;
                int bought = table.Cell(j, member, other), sold = table.Cell(j, other, member);
                imports += table.Trade[bought];
                exports += table.Trade[sold];
                if (!members.Contains(other)) continue;
                inner += table.Trade[bought];
                charged += table.Trade[bought] * table.Tariff[bought];
                outer += table.Trade[sold];
                faced += table.Trade[sold] * table.Tariff[sold];
            }
        }
        return new MemberBasket(table.Economies[member], inner, Of(inner, imports), outer, Of(outer, exports), Of(charged, inner), Of(faced, outer));
    }

    private static int Index(int at, string code) => at >= 0 ? at : throw new BadInputException($"the table has no '{code}'");

    private static double Of(double part, double whole) => whole > 0 ? part / whole : 0;
}
