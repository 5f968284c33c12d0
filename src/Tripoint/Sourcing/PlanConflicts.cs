using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Sourcing;

/// <summary>
/// Says why a plan cannot be: an irreducible set of limits in conflict with the demand, found by dropping limits one at a time and keeping
/// those without which the rest agree (deletion filter, Chinneck and Dravnieks 1991), and for each the value that would mend it alone.
/// </summary>
internal static class PlanConflicts
{
    private const double Slack = 1e-9;

    private enum Kind
    {
        Capacity,
        SupplierCeiling,
        GroupCeiling,
        Lot,
    }

    public static PlanConflict Explain(SourcingPlanData data)
    {
        // Without lots the conflict is linear; where only the lots make it, each lot is an all-or-nothing limit.
        var limits = Limits(data).ToList();
        var attainable = Attainable(data, limits);
        if (attainable >= data.Contract * (1 - Slack)) return new PlanConflict(data.Contract, attainable, [.. LotConflict(data)]);
        var kept = limits.ToList();
        // Specific limits are tried last, so that what remains names capacities only where ceilings do not explain it.
        foreach (var limit in limits.OrderBy(l => l.Kind))
        {
            var without = kept.Where(l => l != limit).ToList();
            if (Attainable(data, without) < data.Contract * (1 - Slack)) kept = without;
        }
        return new PlanConflict(data.Contract, attainable, [.. kept.Select(l => new PlanLimit(l.What, l.Value, Needed(data, limits, l)))]);
    }

    private static IEnumerable<Limit> Limits(SourcingPlanData data)
    {
        for (var s = 0; s < data.Suppliers.Length; s++)
        {
            var supplier = data.Suppliers[s];
            yield return new Limit(Kind.Capacity, $"the capacity of {supplier.Name}", supplier.Capacity, [s]);
            if (supplier.ShareCeiling is { } share) yield return new Limit(Kind.SupplierCeiling, $"the ceiling of {Percent(share)} on {supplier.Name}", share * data.Demand, [s]);
        }
        foreach (var c in data.Ceilings)
        {
            var of = c.Grouping == PlanGrouping.Country ? "the country" : "the route";
            yield return new Limit(Kind.GroupCeiling, $"the ceiling of {Percent(c.Share)} on {of} {c.Group}", c.Share * data.Demand, [.. Enumerable.Range(0, data.Suppliers.Length).Where(s => c.Holds(data.Suppliers[s]))]);
        }
    }

    private static IEnumerable<PlanLimit> LotConflict(SourcingPlanData data)
    {
        foreach (var s in data.Suppliers.Where(s => s.MinimumLot > 0))
        {
            var most = Math.Min(s.Capacity, (s.ShareCeiling ?? double.PositiveInfinity) * data.Demand);
            yield return new PlanLimit($"the minimum lot of {s.Name}", s.MinimumLot, s.MinimumLot > most ? most : null);
        }
    }

    // The largest quantity that a set of limits allows, found as demand less the least quantity from a supplier of last resort.
    private static double Attainable(SourcingPlanData data, IReadOnlyList<Limit> limits) => data.Contract * (1 - Elastic(data, limits, null));

    // The smallest raise of one limit with which the demand can be met; null: none.
    private static double? Needed(SourcingPlanData data, IReadOnlyList<Limit> limits, Limit mended)
    {
        var others = limits.Where(l => l != mended).ToList();
        if (Attainable(data, others) < data.Contract * (1 - Slack)) return null;
        return mended.Value + data.Contract * Elastic(data, others, mended);
    }

    // A supplier of last resort without limit, at cost 1; or, with 'mended', every unit above that limit at cost 1 and no last resort.
    private static double Elastic(SourcingPlanData data, IReadOnlyList<Limit> limits, Limit? mended)
    {
        int s = data.Suppliers.Length, columns = s + 1;
        var rows = new PlanRows();
        rows.Add(Enumerable.Range(0, mended is null ? columns : s).Select(c => (c, 1.0)), 1);
        foreach (var limit in limits) rows.Add(limit.Suppliers.Select(c => (c, -1.0)), -limit.Value / data.Contract);
        if (mended is not null) rows.Add(mended.Suppliers.Select(c => (c, -1.0)).Append((s, 1.0)), -mended.Value / data.Contract);
        var slope = new double[columns];
        slope[s] = 1;
        var width = Enumerable.Repeat(double.PositiveInfinity, columns).ToArray();
        var program = new TailRiskProgram(columns, [.. Enumerable.Range(0, columns + 1)], slope, width, rows.Count, rows.Start, rows.Column, rows.Value, rows.Bound, 0, [], [], 1, 0, 0);
        var simplex = new TailRiskSimplex();
        return simplex.Solve(program) == TailRiskStatus.Optimal ? simplex.X[s] : double.PositiveInfinity;
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private sealed record Limit(Kind Kind, string What, double Value, int[] Suppliers);
}
