using Google.OrTools.LinearSolver;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Sourcing;

/// <summary>
/// The same programme written out scenario by scenario (Rockafellar and Uryasev 2000) and solved by OR-Tools: with minimum lots as a
/// mixed-integer programme by SCIP, without them as a linear one by GLOP. The specialised simplex method is tested against it.
/// </summary>
internal static class MixedIntegerPlan
{
    /// <summary>Solves a programme.</summary>
    /// <returns>Status, x, the objective's proven lower bound, and nodes.</returns>
    public static (PlanStatus Status, double[] X, double Bound, int Nodes) Solve(TailRiskProgram p, IReadOnlyList<PlanLot> lots, double timeLimitSeconds)
    {
        var integer = lots.Count > 0;
        using var solver = Solver.CreateSolver(integer ? "SCIP" : "GLOP");
        solver.SetTimeLimit((long)(timeLimitSeconds * 1000));
        var objective = solver.Objective();
        objective.SetMinimization();
        var x = new Variable[p.Columns];
        for (var j = 0; j < p.Columns; j++)
        {
            x[j] = solver.MakeNumVar(0, double.PositiveInfinity, "");
            var sum = solver.MakeConstraint(0, 0);
            sum.SetCoefficient(x[j], -1);
            for (var q = p.PieceStart[j]; q < p.PieceStart[j + 1]; q++)
            {
                var piece = solver.MakeNumVar(0, p.PieceWidth[q], "");
                sum.SetCoefficient(piece, 1);
                objective.SetCoefficient(piece, p.PieceSlope[q]);
            }
        }
        for (var k = 0; k < p.Rows; k++)
        {
            var row = solver.MakeConstraint(p.RowBound[k], double.PositiveInfinity);
            for (var e = p.RowStart[k]; e < p.RowStart[k + 1]; e++) row.SetCoefficient(x[p.RowColumn[e]], row.GetCoefficient(x[p.RowColumn[e]]) + p.RowValue[e]);
        }
        if (p.Weight > 0)
        {
            var edge = solver.MakeNumVar(0, double.PositiveInfinity, "");
            objective.SetCoefficient(edge, p.Weight);
            for (var w = 0; w < p.Scenarios; w++)
            {
                var beyond = solver.MakeNumVar(0, double.PositiveInfinity, "");
                objective.SetCoefficient(beyond, p.Weight * p.Probability[w] / (1 - p.Beta));
                var row = solver.MakeConstraint(p.Need, double.PositiveInfinity);
                row.SetCoefficient(beyond, 1);
                row.SetCoefficient(edge, 1);
                for (var j = 0; j < p.Columns; j++) row.SetCoefficient(x[j], p.Available[w * p.Columns + j]);
            }
        }
        foreach (var lot in lots)
        {
            var used = solver.MakeBoolVar("");
            Constraint least = solver.MakeConstraint(0, double.PositiveInfinity), most = solver.MakeConstraint(double.NegativeInfinity, 0);
            foreach (var column in lot.Columns)
            {
                least.SetCoefficient(x[column], 1);
                most.SetCoefficient(x[column], 1);
            }
            least.SetCoefficient(used, -lot.Least);
            most.SetCoefficient(used, -Math.Max(lot.Most, lot.Least));
        }
        var status = solver.Solve();
        var found = status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE;
        return (
            status == Solver.ResultStatus.OPTIMAL ? PlanStatus.Optimal : status == Solver.ResultStatus.INFEASIBLE ? PlanStatus.Infeasible : PlanStatus.Stopped,
            found ? [.. x.Select(v => v.SolutionValue())] : [],
            found ? integer ? objective.BestBound() : objective.Value() : 0,
            integer ? (int)Math.Min(int.MaxValue, solver.Nodes()) : (int)solver.Iterations());
    }
}
