using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

public class JointPurchaseTests
{
    private static readonly string[] s_names = ["CHN", "JPN", "KOR"];

    [Fact]
    public void Joining_never_costs_more_and_the_parts_add_up_to_the_saving()
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            var joint = JointPurchase.Solve(s_names, Members(seed), new SourcingPlanOptions { RiskWeight = 3 }, TestContext.Current.CancellationToken);
            Assert.Equal(PlanStatus.Optimal, joint.Status);
            Assert.True(joint.Saving > -1e-7 * joint.Objective);
            Assert.Equal(joint.Saving, joint.Members.Sum(m => m.Saving), 1e-7 * joint.Objective);
            Assert.Equal(joint.Saving, joint.Members.Sum(m => m.Alone.Objective) - joint.Objective, 1e-7 * joint.Objective);
            Assert.InRange(joint.Residual, 0, 1e-8);
            Assert.All(joint.Members, m => Assert.True(m.Saving > -1e-7 * joint.Objective));
        }
    }

    [Fact]
    public void Each_member_covers_its_own_demand_and_supplies_are_shared_out_once()
    {
        var data = Members(2);
        var joint = JointPurchase.Solve(s_names, data, new SourcingPlanOptions { RiskWeight = 3 }, TestContext.Current.CancellationToken);
        for (var at = 0; at < 3; at++) Assert.True(joint.Members[at].Quantity.Sum() >= data[at].Demand * (1 - 1e-8));
        for (var s = 0; s < data[0].Suppliers.Length; s++)
            Assert.True(joint.Members.Sum(m => m.Quantity[s]) <= data.Sum(d => d.Suppliers[s].Capacity) + 1e-6);
    }

    [Fact]
    public void A_pooled_stock_serves_both_when_their_suppliers_do_not_fail_together()
    {
        // Each buyer has one supplier of its own, failing wholly in one of ten futures, never in the same one. Each alone would hold 100 in
        // stock at 1 a unit for λ = 2. Together one failure costs 100, and one stock of 100 serves both: they save 100, half each.
        double[] futures = [0, 1, 1, 0, .. Enumerable.Repeat(1.0, 16)];
        var scenarios = FailureScenarios.Of(2, futures);
        var first = new SourcingPlanData(100, [new("a", 1, 100), new("b", 1, 0)], scenarios, stock: new PlanStock(1, 100));
        var second = new SourcingPlanData(100, [new("a", 1, 0), new("b", 1, 100)], scenarios, stock: new PlanStock(1, 100));
        var joint = JointPurchase.Solve(["first", "second"], [first, second], new SourcingPlanOptions { Beta = 0.9, RiskWeight = 2 }, TestContext.Current.CancellationToken);
        Assert.All(joint.Members, m => Assert.Equal(100, m.Alone.Stock, 6));
        Assert.Equal(100, joint.Members.Sum(m => m.Stock), 6);
        Assert.Equal(100, joint.Saving, 6);
        Assert.All(joint.Members, m => Assert.Equal(50, m.Saving, 6));
        Assert.True(joint.InCore);
    }

    [Fact]
    public void Shapley_divides_the_glove_game()
    {
        // Two left gloves and one right: (1/6, 1/6, 2/3) (Shapley 1953; any textbook).
        double[] worth = [0, 0, 0, 0, 0, 1, 1, 1];
        var parts = ShapleyValue.Of(3, worth);
        Assert.Equal(1 / 6.0, parts[0], 12);
        Assert.Equal(1 / 6.0, parts[1], 12);
        Assert.Equal(2 / 3.0, parts[2], 12);
    }

    [Fact]
    public void Buyers_with_other_suppliers_are_refused()
    {
        var scenarios = FailureScenarios.Of(1, [1]);
        SourcingPlanData a = new(1, [new("a", 1, 2)], scenarios), b = new(1, [new("b", 1, 2)], scenarios);
        Assert.Contains("other suppliers", Assert.Throws<BadInputException>(() => JointPurchase.Solve(["x", "y"], [a, b], new(), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        var e = Assert.Throws<BadInputException>(() => JointPurchase.Solve(["x", "y"], [a, new(5, [new("a", 1, 2)], scenarios)], new(), TestContext.Current.CancellationToken));
        Assert.Contains("the capacity of a", e.Message, StringComparison.Ordinal);
    }

    // The same suppliers and failures; each buyer has its own demand, costs and entitlements.
    private static ImmutableArray<SourcingPlanData> Members(ulong seed)
    {
        var common = RandomPlans.Draw(seed, 10, 40, ceilings: false);
        return
        [
            .. Enumerable.Range(0, 3).Select(m => new SourcingPlanData(
                20 + 10 * m,
                [.. common.Suppliers.Select((s, at) => s with { UnitCost = s.UnitCost * (1 + 0.1 * ((at + m) % 3)), Capacity = s.Capacity * (0.3 + 0.1 * ((at * 7 + m) % 3)), Current = 0 })],
                common.Scenarios, stock: new PlanStock(0.4, 10))),
        ];
    }
}
