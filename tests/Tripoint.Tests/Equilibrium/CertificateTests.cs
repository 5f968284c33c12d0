using CsCheck;
using Tripoint.Equilibrium;
using Tripoint.Synthetic;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Equilibrium;

/// <summary>What must hold of every solution, whatever the table.</summary>
public class CertificateTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(7, 4, seed: 5);

    [Fact]
    public void The_order_of_the_economies_does_not_matter()
    {
        int n = s_table.EconomyCount, j = s_table.SectorCount;
        int[] order = [3, 0, 6, 1, 5, 2, 4];
        var data = s_table.ToData();
        double[] trade = new double[j * n * n], tariff = new double[j * n * n], changed = new double[j * n * n], inputs = new double[n * j * j];
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        for (var at = 0; at < n; at++)
        {
            Array.Copy(data.InputShare, order[at] * j * j, inputs, at * j * j, j * j);
            for (var other = 0; other < n; other++)
            {
                for (var s = 0; s < j; s++)
                {
                    int to = s_table.Cell(s, at, other), from = s_table.Cell(s, order[at], order[other]);
                    (trade[to], tariff[to], changed[to]) = (data.Trade[from], data.Tariff[from], policy.Tariff![from]);
                }
            }
        }
        var shuffled = WorldTable.Create(data with
        {
            Economies = [.. order.Select(at => data.Economies[at])],
            Trade = trade,
            Tariff = tariff,
            InputShare = inputs,
            ValueAddedShare = null,
            FinalShare = null,
            Deficit = null,
        });
        var one = Solve(s_table, policy);
        var two = Solve(shuffled, new PolicyChange { Tariff = changed });
        for (var at = 0; at < n; at++)
        {
            Assert.Equal(one.WelfareExact[order[at]], two.WelfareExact[at], 1e-9);
            Assert.Equal(one.RealWage[order[at]], two.RealWage[at], 1e-9);
            Assert.Equal(one.TermsOfTrade[order[at]], two.TermsOfTrade[at], 1e-9);
        }
    }

    [Fact]
    public void Doubling_all_nominal_values_changes_nothing()
    {
        var data = s_table.ToData();
        var doubled = WorldTable.Create(data with { Trade = [.. data.Trade.Select(v => 2 * v)], Deficit = null, FinalShare = null });
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        EquilibriumResult one = Solve(s_table, policy), two = Solve(doubled, policy);
        for (var at = 0; at < s_table.EconomyCount; at++)
        {
            Assert.Equal(one.WelfareExact[at], two.WelfareExact[at], 1e-9);
            Assert.Equal(2 * one.Income[at], two.Income[at], 1e-6);
        }
    }

    [Theory]
    [InlineData(Horizon.LongRun)]
    [InlineData(Horizon.ShortRun)]
    public void A_warm_start_gives_the_answer_of_a_cold_one(Horizon horizon)
    {
        var model = new EquilibriumModel(s_table, new EquilibriumOptions { Horizon = horizon });
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        var cold = model.Solve(policy, cancellation: TestContext.Current.CancellationToken);
        var far = model.Solve(EquilibriumModelTests.RaisedTariffs(s_table, 0.5), cancellation: TestContext.Current.CancellationToken);
        var warm = model.Solve(policy, far, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < s_table.EconomyCount; at++) Assert.Equal(cold.WelfareExact[at], warm.WelfareExact[at], 1e-9);
    }

    [Fact]
    public void Cobb_Douglas_is_the_limit_of_CES()
    {
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        var exact = Solve(s_table, policy);
        foreach (var sigma in new[] { 1 - 1e-6, 1 + 1e-6 })
        {
            var near = new EquilibriumModel(s_table, new EquilibriumOptions { ValueAddedElasticity = sigma, InputElasticity = sigma, FinalElasticity = sigma, Tolerance = 1e-9 })
                .Solve(policy, cancellation: TestContext.Current.CancellationToken);
            for (var at = 0; at < s_table.EconomyCount; at++) Assert.Equal(exact.WelfareExact[at], near.WelfareExact[at], 1e-6);
        }
    }

    [Fact]
    public void A_mobile_share_of_nearly_one_is_nearly_the_long_run()
    {
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        var exact = Solve(s_table, policy);
        var near = new EquilibriumModel(s_table, new EquilibriumOptions { MobileShare = 1 - 1e-7 }).Solve(policy, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < s_table.EconomyCount; at++) Assert.Equal(exact.WelfareExact[at], near.WelfareExact[at], 1e-6);
    }

    [Fact]
    public void Random_tables_and_policies_are_solved_with_every_condition_met() => RandomTables.Small.Select(
        Gen.Double[0, 1], Gen.Enum<Horizon>(), Gen.Double[0.9, 1.3]).Sample(
        (data, tariff, horizon, barrier) =>
        {
            var table = WorldTable.Create(data);
            var raised = EquilibriumModelTests.RaisedTariffs(table, tariff);
            var barriers = new double[data.Trade.Length];
            Array.Fill(barriers, 1.0);
            for (var at = 0; at < barriers.Length; at += 3) barriers[at] = barrier;
            var result = new EquilibriumModel(table, new EquilibriumOptions { Horizon = horizon }).Solve(raised with { Barrier = barriers });
            Assert.Equal(SolveStatus.Converged, result.Status);
            Assert.True(result.Residual <= 1e-10);
            Assert.Equal(table.ValueAdded(), result.ValueAdded.Sum(), table.ValueAdded() * 1e-9);
        }, iter: 40);

    private static EquilibriumResult Solve(WorldTable table, PolicyChange policy) =>
        new EquilibriumModel(table).Solve(policy, cancellation: TestContext.Current.CancellationToken);
}

file static class Extensions
{
    /// <summary>World value added of the base.</summary>
    public static double ValueAdded(this WorldTable table)
    {
        var sum = 0.0;
        for (var at = 0; at < table.Output.Length; at++) sum += table.Output[at] * table.ValueAddedShare[at];
        return sum;
    }
}
