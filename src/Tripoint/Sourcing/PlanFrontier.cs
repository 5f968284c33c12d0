using System.Collections.Immutable;

namespace Tripoint.Sourcing;

/// <summary>
/// The frontier between cost and risk: plans that nothing improves in both. It is convex and piecewise linear; its corners are found by solving
/// at the slope between two known corners until none lies below the line (dichotomic search, Aneja and Nair 1979), the widest gap first.
/// Between two corners, mixtures of their plans lie on the frontier.
/// </summary>
public static class PlanFrontier
{
    private const double Tolerance = 1e-7;

    /// <summary>Traces the frontier.</summary>
    /// <param name="data">The plan's data; minimum lots are allowed, but then only the corners of the convex hull are found.</param>
    /// <param name="options">Everything but λ.</param>
    /// <param name="most">The largest number of corners, at least 2.</param>
    /// <param name="cancellation">Stops between two plans.</param>
    /// <returns>Corners from the cheapest to the safest; empty where the limits conflict.</returns>
    public static ImmutableArray<FrontierPoint> Trace(SourcingPlanData data, SourcingPlanOptions options, int most = 12, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        // A shortage cannot cost more than a stock or supplier that avoids it: past this weight only risk counts, cost breaks ties.
        var heavy = 1e5 * Math.Max(data.MeanUnitCost, 1e-12);
        var cheapest = At(0);
        if (cheapest.Plan.Status == PlanStatus.Infeasible) return [];
        // At λ = 0 many plans may be equally cheap; a trifling weight takes the safest of them.
        cheapest = At(1e-7 * data.MeanUnitCost);
        var corners = new List<FrontierPoint> { cheapest, At(heavy) };
        var closed = new HashSet<(double, double)>();
        while (corners.Count < most)
        {
            cancellation.ThrowIfCancellationRequested();
            var widest = Enumerable.Range(0, corners.Count - 1).Where(k => !closed.Contains(Key(k))).OrderByDescending(Area).ThenBy(k => k).Select(k => (int?)k).FirstOrDefault();
            if (widest is not { } at) break;
            FrontierPoint a = corners[at], b = corners[at + 1];
            double gain = a.Plan.Risk.Cvar - b.Plan.Risk.Cvar, price = b.Plan.Cost - a.Plan.Cost;
            if (gain <= Tolerance * data.Demand || price <= Tolerance * a.Plan.Cost)
            {
                closed.Add(Key(at));
                continue;
            }
            var weight = price / gain;
            var between = At(weight);
            var line = a.Plan.Cost + weight * a.Plan.Risk.Cvar;
            if (between.Plan.Objective >= line * (1 - Tolerance)) closed.Add(Key(at));
            else corners.Insert(at + 1, between);
        }
        return [.. corners.Where((c, at) => at == 0 || corners[at - 1].Plan.Risk.Cvar - c.Plan.Risk.Cvar > Tolerance * data.Demand)];

        FrontierPoint At(double weight) => new(weight, SourcingPlanModel.Solve(data, options with { RiskWeight = weight }));
        (double, double) Key(int k) => (corners[k].Plan.Cost, corners[k + 1].Plan.Cost);
        double Area(int k) => (corners[k + 1].Plan.Cost - corners[k].Plan.Cost) * (corners[k].Plan.Risk.Cvar - corners[k + 1].Plan.Risk.Cvar);
    }
}
