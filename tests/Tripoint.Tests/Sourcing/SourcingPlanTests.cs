using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

public class SourcingPlanTests
{
    private static readonly FailureScenarios s_never = FailureScenarios.Of(3, [1, 1, 1]);

    [Theory]
    [InlineData(4, 10)]
    [InlineData(12, 60)]
    [InlineData(40, 200)]
    public void The_specialised_method_and_ORTools_agree(int suppliers, int scenarios)
    {
        for (ulong seed = 1; seed <= 8; seed++)
        {
            var data = RandomPlans.Draw(seed, suppliers, scenarios);
            foreach (var weight in new[] { 0, 0.5, 3, 50 })
            {
                var options = new SourcingPlanOptions { RiskWeight = weight };
                var program = PlanProgram.Build([data], options);
                var own = SourcingPlanModel.Solve(data, options);
                var (status, x, _, _) = MixedIntegerPlan.Solve(program.Program, [], 30);
                Assert.Equal(status, own.Status);
                if (status != PlanStatus.Optimal) continue;
                var other = SourcingPlanModel.Measure(program, x, 0, options).Objective;
                Assert.Equal(other, own.Objective, 1e-6 * other);
                Assert.InRange(own.Residual, 0, 1e-8);
            }
        }
    }

    [Fact]
    public void Without_risk_the_cheapest_suppliers_are_filled_in_order_of_cost()
    {
        var data = new SourcingPlanData(10, [new("dear", 3, 100), new("cheap", 1, 4), new("middling", 2, 5)], s_never);
        var plan = SourcingPlanModel.Solve(data, new());
        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Expect([1, 4, 5], plan.Quantity);
        Assert.Equal(3 + 4 + 10, plan.Cost, 9);
        Assert.Equal(0, plan.Risk.Cvar);
    }

    [Fact]
    public void A_ramp_costs_only_above_what_is_bought_today()
    {
        // The ramp makes the first supplier's sixth unit cost 2.5: dearer than the second's 2.
        var data = new SourcingPlanData(10, [new("first", 1, 10) { Current = 6, RampCost = 1.5 }, new("second", 2, 3), new("third", 4, 10)], s_never);
        var plan = SourcingPlanModel.Solve(data, new());
        Expect([7, 3, 0], plan.Quantity);
        Assert.Equal(6 + 2.5 + 6, plan.Cost, 9);
    }

    [Fact]
    public void Risk_is_the_mean_shortage_of_the_worst_tail()
    {
        // Four equally likely futures; the supplier delivers 100%, 80%, 50%, 0%. The worst half has shortages 50 and 100.
        var scenarios = FailureScenarios.Of(1, [1, 0.8, 0.5, 0]);
        var plan = SourcingPlanModel.Solve(new SourcingPlanData(100, [new("only", 1, 100)], scenarios), new() { Beta = 0.5, RiskWeight = 1 });
        Assert.Equal(75, plan.Risk.Cvar, 9);
        Assert.Equal(100, plan.Risk.Worst, 9);
        Assert.Equal((20 + 50 + 100) / 4.0, plan.Risk.Expected, 9);
        Assert.Equal(0.75, plan.Risk.Probability, 9);
        Assert.Equal(100 + 75, plan.Objective, 9);
    }

    [Fact]
    public void A_stock_is_held_once_a_shortage_costs_more_than_holding_it()
    {
        // The supplier fails wholly in one future of ten; the worst tenth is that future: a unit of stock saves λ and costs 2.
        var scenarios = FailureScenarios.Of(1, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        var data = new SourcingPlanData(100, [new("only", 1, 100)], scenarios, stock: new PlanStock(2, 30));
        Assert.Equal(0, SourcingPlanModel.Solve(data, new() { Beta = 0.9, RiskWeight = 1.9 }).Stock, 9);
        var held = SourcingPlanModel.Solve(data, new() { Beta = 0.9, RiskWeight = 2.1 });
        Assert.Equal(30, held.Stock, 9);
        Assert.Equal(70, held.Risk.Cvar, 9);
    }

    [Fact]
    public void Ceilings_on_suppliers_countries_and_routes_hold()
    {
        var suppliers = ImmutableArray.Create(
            new PlanSupplier("a", 1, 100) { Country = "X", Route = "strait canal", ShareCeiling = 0.4 },
            new PlanSupplier("b", 1.1, 100) { Country = "X", Route = "canal" },
            new PlanSupplier("c", 5, 100) { Country = "Y" });
        var data = new SourcingPlanData(10, suppliers, s_never, [new(PlanGrouping.Country, "X", 0.7), new(PlanGrouping.Route, "canal", 0.6)]);
        var plan = SourcingPlanModel.Solve(data, new());
        Expect([4, 2, 4], plan.Quantity);
    }

    [Fact]
    public void A_minimum_lot_is_filled_or_left()
    {
        // Without the lot: 8 + 2 from the second. The lot of 5 makes it 5 + 5, or 8 + 2 from the third: 8 + 2·4 = 16 against 5 + 5·2 = 15.
        var data = new SourcingPlanData(10, [new("first", 1, 8), new("second", 2, 9) { MinimumLot = 5 }, new("third", 4, 9)], s_never);
        var plan = SourcingPlanModel.Solve(data, new());
        Assert.Equal(PlanStatus.Optimal, plan.Status);
        Assert.Equal(15, plan.Cost, 6);
        Expect([5, 5, 0], plan.Quantity);
    }

    [Fact]
    public void Minimum_lots_never_make_a_plan_cheaper_and_are_kept()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            SourcingPlanData with = RandomPlans.Draw(seed, 12, 40, lots: true), without = RandomPlans.Draw(seed, 12, 40);
            var free = new SourcingPlanData(with.Demand, [.. with.Suppliers.Select(s => s with { MinimumLot = 0 })], with.Scenarios, with.Ceilings, with.Stock);
            var options = new SourcingPlanOptions { RiskWeight = 2 };
            SourcingPlan plan = SourcingPlanModel.Solve(with, options), relaxed = SourcingPlanModel.Solve(free, options);
            Assert.Equal(without.Suppliers.Length, with.Suppliers.Length);
            if (plan.Status != PlanStatus.Optimal) continue;
            Assert.True(plan.Objective >= relaxed.Objective * (1 - 1e-7));
            for (var s = 0; s < with.Suppliers.Length; s++)
                Assert.True(plan.Quantity[s] < 1e-5 || plan.Quantity[s] > with.Suppliers[s].MinimumLot - 1e-5, $"{plan.Quantity[s]} of {with.Suppliers[s]}");
        }
    }

    [Fact]
    public void A_conflict_names_the_limits_and_what_would_mend_each()
    {
        var suppliers = ImmutableArray.Create(
            new PlanSupplier("a", 1, 100) { Country = "X", ShareCeiling = 0.3 },
            new PlanSupplier("b", 1, 100) { Country = "X" },
            new PlanSupplier("c", 1, 20) { Country = "Y" });
        var plan = SourcingPlanModel.Solve(new SourcingPlanData(100, suppliers, s_never, [new(PlanGrouping.Country, "X", 0.5)]), new());
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Equal(70, plan.Conflict!.Attainable, 9);
        // Country X gives 50 at most and c 20: the ceiling on a does not matter.
        Assert.Equal(["the capacity of c", "the ceiling of 50% on the country X"], plan.Conflict.Limits.Select(l => l.What));
        Assert.Equal([50, 80], plan.Conflict.Limits.Select(l => Math.Round(l.Needed!.Value, 6)));
    }

    [Fact]
    public void A_limit_that_cannot_mend_the_conflict_alone_says_so()
    {
        var suppliers = ImmutableArray.Create(new PlanSupplier("a", 1, 10) { ShareCeiling = 0.05 }, new PlanSupplier("b", 1, 10) { ShareCeiling = 0.2 }, new PlanSupplier("c", 1, 0));
        var plan = SourcingPlanModel.Solve(new SourcingPlanData(100, suppliers, s_never), new());
        // 5 + 10 + 0: a ceiling alone does not help where the capacity is 10.
        Assert.Equal(15, plan.Conflict!.Attainable, 9);
        Assert.Null(plan.Conflict.Limits.Single(l => l.What == "the ceiling of 20% on b").Needed);
        Assert.Equal(85, plan.Conflict.Limits.Single(l => l.What == "the capacity of c").Needed!.Value, 6);
    }

    [Fact]
    public void Every_fault_of_the_data_is_reported()
    {
        var e = Assert.Throws<BadInputException>(() => new SourcingPlanData(-1, [new("a", -2, 1), new("a", 1, double.NaN)], FailureScenarios.Of(3, [1, 1, 1]), [new(PlanGrouping.Country, "Q", 2)]));
        Assert.Equal(7, e.Faults.Length);
        Assert.Throws<BadInputException>(() => new SourcingPlanOptions { Beta = 1 }.Check());
    }

    [Fact]
    public void The_same_data_give_the_same_plan_on_any_thread()
    {
        var data = RandomPlans.Draw(3, 30, 100);
        var options = new SourcingPlanOptions { RiskWeight = 2 };
        var plans = Enumerable.Range(0, 8).AsParallel().Select(_ => SourcingPlanModel.Solve(data, options)).ToList();
        Assert.All(plans, p => Assert.True(p.Quantity.SequenceEqual(plans[0].Quantity)));
    }

    private static void Expect(double[] expected, ImmutableArray<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var s = 0; s < expected.Length; s++) Assert.Equal(expected[s], actual[s], 6);
    }
}
