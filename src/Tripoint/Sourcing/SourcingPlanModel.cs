using Tripoint.Faults;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Sourcing;

/// <summary>
/// The cheapest plan that keeps all limits and weighs what could fail:
/// min Σ_s (c_s x_s + ramp_s max(0, x_s − current_s)) + k h + λ·CVaR_β(max(0, D − Σ_s a_ωs x_s − h)) subject to Σ x ≥ D, capacities, share
/// ceilings, minimum lots and the stock's limit (docs/models/sourcing.md). Linear plans are solved by <see cref="TailRiskSimplex"/>; plans with
/// minimum lots by OR-Tools.
/// </summary>
public static class SourcingPlanModel
{
    [ThreadStatic]
    private static TailRiskSimplex? s_simplex;

    /// <summary>Makes the plan of one buyer.</summary>
    /// <param name="data">Demand, suppliers, limits, scenarios.</param>
    /// <param name="options">The weight of risk.</param>
    /// <exception cref="BadInputException">The options are out of range.</exception>
    public static SourcingPlan Solve(SourcingPlanData data, SourcingPlanOptions options)
    {
        options.Check();
        var program = PlanProgram.Build([data], options);
        var (status, x, bound, iterations) = Optimum(program, options);
        if (x.Length == 0)
        {
            var conflict = status == PlanStatus.Infeasible ? PlanConflicts.Explain(data) : null;
            return new SourcingPlan(status, [], 0, 0, ShortageRisk.None, 0, double.NaN, iterations, conflict);
        }
        var (cost, risk, objective, residual) = Measure(program, x, bound, options);
        double unit = program.Quantity;
        return new SourcingPlan(
            status, [.. x.Take(data.Suppliers.Length).Select(v => v * unit)], program.StockColumn[0] >= 0 ? x[program.StockColumn[0]] * unit : 0, cost, risk, objective, residual, iterations);
    }

    /// <summary>What given purchases cost and risk, whatever the limits.</summary>
    /// <param name="data">The plan's data.</param>
    /// <param name="quantity">By supplier, at most its capacity.</param>
    /// <param name="stock">The stock held.</param>
    /// <param name="options">β and λ.</param>
    public static (double Cost, ShortageRisk Risk) Evaluate(SourcingPlanData data, ReadOnlySpan<double> quantity, double stock, SourcingPlanOptions options)
    {
        if (quantity.Length != data.Suppliers.Length) throw new ArgumentException($"{quantity.Length} quantities for {data.Suppliers.Length} suppliers.", nameof(quantity));
        options.Check();
        var program = PlanProgram.Build([data], options);
        var x = new double[program.Program.Columns];
        for (var s = 0; s < quantity.Length; s++) x[s] = quantity[s] / program.Quantity;
        if (program.StockColumn[0] >= 0) x[program.StockColumn[0]] = stock / program.Quantity;
        var (cost, risk, _, _) = Measure(program, x, 0, options);
        return (cost, risk);
    }

    /// <summary>The optimum of a programme: by the specialised simplex method, or by OR-Tools where there are minimum lots.</summary>
    internal static (PlanStatus Status, double[] X, double Bound, int Iterations) Optimum(PlanProgram program, SourcingPlanOptions options)
    {
        if (program.Lots.Count > 0) return MixedIntegerPlan.Solve(program.Program, program.Lots, options.TimeLimitSeconds);
        var simplex = s_simplex ??= new TailRiskSimplex();
        return simplex.Solve(program.Program) switch
        {
            TailRiskStatus.Optimal => (PlanStatus.Optimal, [.. simplex.X], simplex.DualObjective, simplex.Iterations),
            TailRiskStatus.Infeasible => (PlanStatus.Infeasible, [], 0, simplex.Iterations),
            _ => (PlanStatus.Stopped, [.. simplex.X], simplex.DualObjective, simplex.Iterations),
        };
    }

    /// <summary>Cost, risk, objective and residual of a solution, recomputed from it in the data's own units.</summary>
    internal static (double Cost, ShortageRisk Risk, double Objective, double Residual) Measure(PlanProgram program, double[] x, double bound, SourcingPlanOptions options)
    {
        var p = program.Program;
        var shortage = new double[p.Scenarios];
        p.Shortages(x, shortage);
        var risk = ShortageRisk.Of(shortage, p.Probability, p.Beta, p.Need);
        double cost = p.CostOf(x), objective = cost + p.Weight * risk.Cvar;
        var residual = Math.Max(p.ViolationOf(x), Math.Abs(objective - bound) / Math.Max(1, Math.Abs(objective)));
        var q = program.Quantity;
        var scaled = new ShortageRisk(risk.Cvar * q, risk.Expected * q, risk.Worst * q, risk.Probability);
        var money = cost * q * program.Cost;
        return (money, scaled, money + options.RiskWeight * scaled.Cvar, residual);
    }
}
