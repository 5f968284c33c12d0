using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

public class PlanFrontierTests
{
    [Fact]
    public void Cost_rises_and_risk_falls_along_the_frontier_ever_more_steeply()
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            var points = PlanFrontier.Trace(RandomPlans.Draw(seed, 12, 60, ceilings: false), new SourcingPlanOptions(), cancellation: TestContext.Current.CancellationToken);
            Assert.True(points.Length > 2);
            double last = 0;
            for (var k = 1; k < points.Length; k++)
            {
                double price = points[k].Plan.Cost - points[k - 1].Plan.Cost, gain = points[k - 1].Plan.Risk.Cvar - points[k].Plan.Risk.Cvar;
                Assert.True(price > 0 && gain > 0);
                Assert.True(price / gain >= last * (1 - 1e-6));
                last = price / gain;
            }
        }
    }

    [Fact]
    public void The_ends_are_the_cheapest_and_the_safest_plan()
    {
        var data = RandomPlans.Draw(9, 12, 60);
        var points = PlanFrontier.Trace(data, new SourcingPlanOptions(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SourcingPlanModel.Solve(data, new()).Cost, points[0].Plan.Cost, 1e-5 * points[0].Plan.Cost);
        Assert.True(points[^1].Plan.Risk.Cvar <= SourcingPlanModel.Solve(data, new() { RiskWeight = 1e4 }).Risk.Cvar + 1e-6);
    }

    [Fact]
    public void No_point_between_lies_below_the_line_through_its_neighbours()
    {
        var data = RandomPlans.Draw(5, 8, 30);
        var points = PlanFrontier.Trace(data, new SourcingPlanOptions(), most: 40, cancellation: TestContext.Current.CancellationToken);
        for (var k = 1; k < points.Length; k++)
        {
            FrontierPoint a = points[k - 1], b = points[k];
            var weight = (b.Plan.Cost - a.Plan.Cost) / (a.Plan.Risk.Cvar - b.Plan.Risk.Cvar);
            var best = SourcingPlanModel.Solve(data, new() { RiskWeight = weight }).Objective;
            Assert.Equal(a.Plan.Cost + weight * a.Plan.Risk.Cvar, best, 1e-5 * best);
        }
    }

    [Fact]
    public void Limits_in_conflict_leave_no_frontier() =>
        Assert.Empty(PlanFrontier.Trace(new SourcingPlanData(10, [new("only", 1, 5)], FailureScenarios.Of(1, [1])), new(), cancellation: TestContext.Current.CancellationToken));
}
