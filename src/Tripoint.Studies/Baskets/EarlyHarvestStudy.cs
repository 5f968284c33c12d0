using System.Collections.Immutable;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Baskets;

/// <summary>What an early harvest gives one economy.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="IsMember">Whether it takes part.</param>
/// <param name="WelfareShare">Change of real income; fraction.</param>
/// <param name="WelfareMusd">That, in million US$ of the base year's income.</param>
public sealed record HarvestOutcome(Economy Economy, bool IsMember, double WelfareShare, double WelfareMusd);

/// <summary>The price of an early harvest.</summary>
/// <param name="Outcomes">The members in the bloc's order, then the others with the largest changes; at most eight of them.</param>
/// <param name="Status">Whether the equilibrium was found.</param>
/// <param name="Residual">The residual that was checked.</param>
/// <param name="Coverage">The share of the sectors' trade that the tariff cut was taken to cover.</param>
public sealed record EarlyHarvest(ImmutableArray<HarvestOutcome> Outcomes, SolveStatus Status, double Residual, double Coverage);

/// <summary>
/// Prices an early harvest: tariffs between the members of a bloc on a basket's lines go to zero, everything else stays. The table has sectors, not
/// lines, so the cut of a sector is its tariff times the share of the sector's trade that the lines are taken to cover: 1 is the upper bound.
/// </summary>
public static class EarlyHarvestStudy
{
    private const int Others = 8;

    /// <summary>Prices it in general equilibrium.</summary>
    /// <param name="table">The world table.</param>
    /// <param name="basket">The basket.</param>
    /// <param name="bloc">Who takes part.</param>
    /// <param name="coverage">Share of the sectors' trade that the lines cover, above 0 and at most 1.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="BadInputException">The coverage is out of range, or the table lacks a member or sector.</exception>
    public static EarlyHarvest Run(WorldTable table, Basket basket, Bloc bloc, double coverage = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basket);
        ArgumentNullException.ThrowIfNull(bloc);
        if (!(coverage > 0 && coverage <= 1)) throw new BadInputException($"a coverage of {coverage}", "", "a share above 0 and at most 1");
        var members = bloc.Members.Select(table.IndexOf).ToArray();
        var sectors = basket.Sectors.Select(table.IndexOfSector).ToArray();
        if (members.Contains(-1) || sectors.Contains(-1)) throw new BadInputException($"the table lacks a member of {bloc.Code} or a sector of the basket {basket.Key}");
        var tariff = PolicyChange.TariffsOf(table);
        foreach (var j in sectors)
        {
            foreach (var n in members)
            {
                foreach (var i in members)
                {
                    if (n != i) tariff[table.Cell(j, n, i)] *= 1 - coverage;
                }
            }
        }
        var result = new EquilibriumModel(table).Solve(new PolicyChange { Tariff = tariff }, null, null, cancellation);
        var all = Enumerable.Range(0, table.EconomyCount).Select(at => new HarvestOutcome(
            table.Economies[at], members.Contains(at), result.WelfareExact[at], result.WelfareExact[at] * table.Income[at])).ToList();
        var others = all.Where(o => !o.IsMember).OrderByDescending(o => Math.Abs(o.WelfareShare)).Take(Others);
        return new EarlyHarvest([.. members.Select(m => all[m]).Concat(others)], result.Status, result.Residual, coverage);
    }
}
