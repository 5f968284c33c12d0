using Tripoint.Numerics.Optimization;

namespace Tripoint.Sourcing;

/// <summary>
/// One buyer's plan, or several buyers' joint plan, as a programme with tail risk. Quantities are shares of all demand and costs multiples of the
/// mean unit cost. Variables: member × supplier, then a stock for each member that may hold one. Joint buyers pool the suppliers' capacity and
/// ceilings, share deliveries when some fail, and each covers its own demand.
/// </summary>
internal sealed class PlanProgram
{
    private PlanProgram(TailRiskProgram program, List<PlanLot> lots, int suppliers, int[] stockColumn, double quantity, double cost)
    {
        Program = program;
        Lots = lots;
        Suppliers = suppliers;
        StockColumn = stockColumn;
        Quantity = quantity;
        Cost = cost;
    }

    public TailRiskProgram Program { get; }

    /// <summary>Minimum lots.</summary>
    public List<PlanLot> Lots { get; }

    public int Suppliers { get; }

    /// <summary>By member, the column of its stock; −1: none.</summary>
    public int[] StockColumn { get; }

    /// <summary>The quantity that 1 stands for: all demand.</summary>
    public double Quantity { get; }

    /// <summary>The unit cost that 1 stands for.</summary>
    public double Cost { get; }

    public static PlanProgram Build(IReadOnlyList<SourcingPlanData> members, SourcingPlanOptions options)
    {
        int m = members.Count, s = members[0].Suppliers.Length, scenarios = members[0].Scenarios.Count;
        double quantity = members.Sum(d => d.Demand), mean = members.Average(d => d.MeanUnitCost), cost = mean > 0 ? mean : 1;
        var stockColumn = new int[m];
        var columns = m * s;
        for (var at = 0; at < m; at++) stockColumn[at] = members[at].Stock is { Limit: > 0 } ? columns++ : -1;

        var pooled = Pooled(members);
        var (pieceStart, slope, width) = Pieces(members, pooled, stockColumn, columns, quantity, cost);
        var rows = new PlanRows();
        for (var at = 0; at < m; at++) rows.Add(Enumerable.Range(at * s, s).Select(c => (c, 1.0)), members[at].Contract / quantity);
        if (m > 1)
        {
            for (var k = 0; k < s; k++) rows.Add(Enumerable.Range(0, m).Select(at => (at * s + k, -1.0)), -pooled[k] / quantity);
        }
        foreach (var (holding, limit) in CeilingRows(members)) rows.Add(holding.Select(c => (c, -1.0)), -limit / quantity);

        var available = new double[scenarios * columns];
        for (var w = 0; w < scenarios; w++)
        {
            for (var at = 0; at < m; at++)
            {
                members[at].Scenarios.Available.AsSpan(w * s, s).CopyTo(available.AsSpan(w * columns + at * s));
                if (stockColumn[at] >= 0) available[w * columns + stockColumn[at]] = 1;
            }
        }
        var lots = Enumerable.Range(0, s).Select(k => new PlanLot([.. Enumerable.Range(0, m).Select(at => at * s + k)], members.Max(d => d.Suppliers[k].MinimumLot) / quantity, pooled[k] / quantity)).Where(l => l.Least > 0).ToList();
        var program = new TailRiskProgram(
            columns, pieceStart, slope, width, rows.Count, rows.Start, rows.Column, rows.Value, rows.Bound, scenarios, available, members[0].Scenarios.Probability, 1, options.RiskWeight / cost, options.Beta);
        return new PlanProgram(program, lots, s, stockColumn, quantity, cost);
    }

    // What the members' capacities and share ceilings allow of each supplier together.
    private static double[] Pooled(IReadOnlyList<SourcingPlanData> members)
    {
        var pooled = new double[members[0].Suppliers.Length];
        foreach (var data in members)
        {
            for (var k = 0; k < pooled.Length; k++) pooled[k] += Math.Min(data.Suppliers[k].Capacity, (data.Suppliers[k].ShareCeiling ?? double.PositiveInfinity) * data.Demand);
        }
        return pooled;
    }

    private static (int[] Start, double[] Slope, double[] Width) Pieces(
        IReadOnlyList<SourcingPlanData> members, double[] pooled, int[] stockColumn, int columns, double quantity, double cost)
    {
        var start = new int[columns + 1];
        List<double> slope = [], width = [];
        for (var at = 0; at < members.Count; at++)
        {
            for (var k = 0; k < pooled.Length; k++)
            {
                start[at * pooled.Length + k] = slope.Count;
                var supplier = members[at].Suppliers[k];
                // In whose capacity a member has no part, the pool gives it none: its own goods, or a supplier it may not use.
                var most = supplier.Capacity > 0 ? pooled[k] : 0;
                var held = Math.Min(supplier.Current, most);
                if (supplier.RampCost > 0 && held > 0 && held < most)
                {
                    Add(supplier.UnitCost / cost, held / quantity);
                    Add((supplier.UnitCost + supplier.RampCost) / cost, (most - held) / quantity);
                }
                else Add((supplier.UnitCost + (held > 0 ? 0 : supplier.RampCost)) / cost, most / quantity);
            }
        }
        for (var at = 0; at < members.Count; at++)
        {
            if (stockColumn[at] < 0) continue;
            start[stockColumn[at]] = slope.Count;
            Add(members[at].Stock!.UnitCost / cost, members[at].Stock!.Limit / quantity);
        }
        start[columns] = slope.Count;
        return (start, [.. slope], [.. width]);

        void Add(double unit, double units)
        {
            slope.Add(unit);
            width.Add(units);
        }
    }

    // A ceiling that every member has is pooled; one that only some have stays their own.
    private static IEnumerable<(List<int> Columns, double Limit)> CeilingRows(IReadOnlyList<SourcingPlanData> members)
    {
        var s = members[0].Suppliers.Length;
        var all = Enumerable.Range(0, members.Count).SelectMany(at => members[at].Ceilings.Select(c => (Member: at, Ceiling: c)));
        foreach (var group in all.GroupBy(c => (c.Ceiling.Grouping, c.Ceiling.Group)))
        {
            var own = group.Select(c => (Columns: Enumerable.Range(0, s).Where(k => c.Ceiling.Holds(members[c.Member].Suppliers[k])).Select(k => c.Member * s + k).ToList(), Limit: c.Ceiling.Share * members[c.Member].Demand)).ToList();
            if (own.Count == members.Count) yield return (own.SelectMany(o => o.Columns).ToList(), own.Sum(o => o.Limit));
            else
            {
                foreach (var one in own) yield return one;
            }
        }
    }
}
