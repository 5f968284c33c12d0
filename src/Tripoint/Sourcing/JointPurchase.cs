using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>
/// Buying together. A group of buyers pools what each may draw from every supplier, its share ceilings and its minimum lots, and shares deliveries
/// and stocks when suppliers fail. Each still covers its own demand at its own landed costs. Whatever buyers can do apart they can do
/// together, so joining never costs more; the saving is the separate objectives (cost + λ·CVaR) less the joint one.
/// </summary>
/// <param name="Members">The buyers.</param>
/// <param name="Status">How the joint plan ended.</param>
/// <param name="Cost">Cost of the joint plan.</param>
/// <param name="Risk">Shortages of all members together.</param>
/// <param name="Objective">Cost + λ·CVaR of the joint plan.</param>
/// <param name="Saving">Separate objectives less the joint one.</param>
/// <param name="InCore">Whether no group of members would save more by itself than its members receive.</param>
/// <param name="Residual">The largest residual of all plans solved.</param>
public sealed record JointPurchase(
    ImmutableArray<JointMember> Members, PlanStatus Status, double Cost, ShortageRisk Risk, double Objective, double Saving, bool InCore, double Residual)
{
    /// <summary>The most buyers: the division needs the plan of every group of them.</summary>
    public const int MostMembers = 10;

    /// <summary>Plans for each buyer alone, for every group, and for all; divides the saving by Shapley's value.</summary>
    /// <param name="names">The buyers' names.</param>
    /// <param name="data">Their data: the same suppliers in the same order, each with the capacity that this buyer may draw on; as many scenarios.</param>
    /// <param name="options">The weight of risk.</param>
    /// <param name="cancellation">Stops between two plans.</param>
    /// <exception cref="BadInputException">Fewer than two or too many buyers, other suppliers, or another number of scenarios.</exception>
    public static JointPurchase Solve(IReadOnlyList<string> names, IReadOnlyList<SourcingPlanData> data, SourcingPlanOptions options, CancellationToken cancellation = default)
    {
        options.Check();
        Check(names, data);
        var n = data.Count;
        var all = (1 << n) - 1;
        var objective = new double[1 << n];
        double worst = 0;
        var alone = new SourcingPlan[n];
        for (var group = 1; group < all; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (program, status, x, measured) = Plan(group);
            objective[group] = measured.Objective;
            worst = Math.Max(worst, measured.Residual);
            if (int.PopCount(group) == 1)
                alone[int.Log2(group)] = new SourcingPlan(status, Slice(program, x, 0), Stock(program, x, 0), measured.Cost, measured.Risk, measured.Objective, measured.Residual, 0);
        }
        var (grand, end, solution, total) = Plan(all);
        objective[all] = total.Objective;
        var saving = new double[1 << n];
        for (var group = 1; group <= all; group++) saving[group] = Enumerable.Range(0, n).Where(at => (group >> at & 1) == 1).Sum(at => objective[1 << at]) - objective[group];
        var shares = ShapleyValue.Of(n, saving);
        var inCore = Enumerable.Range(1, all).All(g => Enumerable.Range(0, n).Where(at => (g >> at & 1) == 1).Sum(at => shares[at]) >= saving[g] - 1e-7 * Math.Max(1, objective[all]));
        return new JointPurchase(
            [.. Enumerable.Range(0, n).Select(at => new JointMember(names[at], alone[at], Slice(grand, solution, at), Stock(grand, solution, at), shares[at]))],
            end, total.Cost, total.Risk, total.Objective, saving[all], inCore, Math.Max(worst, total.Residual));

        (PlanProgram Program, PlanStatus Status, double[] X, (double Cost, ShortageRisk Risk, double Objective, double Residual) Measured) Plan(int group)
        {
            int[] members = [.. Enumerable.Range(0, n).Where(at => (group >> at & 1) == 1)];
            var program = PlanProgram.Build([.. members.Select(at => data[at])], options);
            var (status, x, bound, _) = SourcingPlanModel.Optimum(program, options);
            if (x.Length > 0) return (program, status, x, SourcingPlanModel.Measure(program, x, bound, options));
            var why = members.Length == 1 ? string.Join("; ", PlanConflicts.Explain(data[members[0]]).Limits.Select(l => l.What)) + " conflict with the demand" : "";
            throw new BadInputException($"no plan keeps all limits for {string.Join(" + ", members.Select(at => names[at]))}", "", "", why);
        }
    }

    private static ImmutableArray<double> Slice(PlanProgram program, double[] x, int member) => [.. x.Skip(member * program.Suppliers).Take(program.Suppliers).Select(v => v * program.Quantity)];

    private static double Stock(PlanProgram program, double[] x, int member) => program.StockColumn[member] >= 0 ? x[program.StockColumn[member]] * program.Quantity : 0;

    private static void Check(IReadOnlyList<string> names, IReadOnlyList<SourcingPlanData> data)
    {
        if (data.Count is < 2 or > MostMembers || names.Count != data.Count) throw new BadInputException($"{data.Count} buyers", "", $"2 to {MostMembers}, each with a name");
        for (var at = 1; at < data.Count; at++)
        {
            if (!data[at].Suppliers.Select(s => s.Name).SequenceEqual(data[0].Suppliers.Select(s => s.Name), StringComparer.Ordinal))
                throw new BadInputException($"{names[at]} has other suppliers than {names[0]}", "", "the same suppliers in the same order, with capacity 0 where one is of no use");
            if (data[at].Scenarios.Count != data[0].Scenarios.Count)
                throw new BadInputException($"{names[at]} has {data[at].Scenarios.Count} scenarios and {names[0]} {data[0].Scenarios.Count}", "", "the same scenarios");
        }
    }
}
