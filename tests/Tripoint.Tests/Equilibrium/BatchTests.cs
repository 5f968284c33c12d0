using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Tests.Equilibrium;

public class BatchTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(5, 4, seed: 3);
    private static readonly EquilibriumModel s_model = new(s_table);

    [Fact]
    public void A_model_that_solved_other_policies_before_gives_the_same_bytes_as_a_fresh_one()
    {
        var used = new EquilibriumModel(s_table);
        PolicyChange first = new() { Tariff = Raised(0.1) }, moved = new() { Tariff = Raised(0.1) };
        moved.Tariff![s_table.Cell(1, 0, 1)] += 0.02;
        PolicyChange restored = new() { Tariff = Raised(0) }, taxed = new() { ExportTax = Raised(0.05, 0) };
        foreach (var policy in new[] { first, taxed, moved, restored, moved, taxed, first })
        {
            var later = used.Solve(policy, cancellation: TestContext.Current.CancellationToken);
            var fresh = new EquilibriumModel(s_table).Solve(policy, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(fresh.Status, later.Status);
            Assert.Equal(fresh.Certificate, later.Certificate);
            Assert.Equal(fresh.WelfareExact, later.WelfareExact);
            Assert.Equal(fresh.Trade, later.Trade);
            used.Gradient(later, 0);
        }

        static double[] Raised(double by, double scale = 1)
        {
            var rates = Array.ConvertAll(s_table.Tariff.ToArray(), t => t * scale);
            var n = s_table.EconomyCount;
            for (var cell = 0; cell < rates.Length; cell++)
            {
                if (cell / n % n != cell % n) rates[cell] += by;
            }
            return rates;
        }
    }

    [Fact]
    public void Draws_are_the_same_for_any_number_of_threads()
    {
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        double[] theta = s_table.Elasticity.ToArray(), error = [0.5, 1, 0, 2];
        var one = new EquilibriumBatch(s_model, 1).Draw(policy, theta, error, 40, 7, cancellation: TestContext.Current.CancellationToken);
        var four = new EquilibriumBatch(s_model, 4).Draw(policy, theta, error, 40, 7, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(one.WelfareExact, four.WelfareExact);
        Assert.Equal(one.Imports, four.Imports);
        Assert.Equal(0, one.NotConverged);
        Assert.All(one.WelfareExact, i => Assert.True(i.Low <= i.Median && i.Median <= i.High && i.StandardDeviation > 0));
        Assert.All(one.Elasticity, draw => Assert.Equal(theta[2], draw[2]));
    }

    [Fact]
    public void A_draw_is_the_solution_at_its_elasticities()
    {
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        var draws = new EquilibriumBatch(s_model).Draw(policy, s_table.Elasticity.ToArray(), [0.5, 1, 1, 2], 1, 9, cancellation: TestContext.Current.CancellationToken);
        var table = WorldTable.Create(s_table.ToData() with { Elasticity = draws.Elasticity[0] });
        var alone = new EquilibriumModel(table).Solve(policy, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < 5; at++) Assert.Equal(alone.WelfareExact[at], draws.WelfareExact[at].Median, 1e-9);
    }

    [Fact]
    public void A_batch_answers_each_policy()
    {
        PolicyChange[] policies = [.. Enumerable.Range(0, 6).Select(k => EquilibriumModelTests.RaisedTariffs(s_table, 0.02 * k))];
        var results = new EquilibriumBatch(s_model).Solve(policies, cancellation: TestContext.Current.CancellationToken);
        for (var k = 0; k < 6; k++)
        {
            var alone = s_model.Solve(policies[k], cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(alone.WelfareExact, results[k].WelfareExact);
        }
    }

    [Fact]
    public void A_batch_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new EquilibriumBatch(s_model).Solve([PolicyChange.None], cancellation: stop.Token));
    }

    [Fact]
    public void Bad_elasticities_are_refused()
    {
        var e = Assert.Throws<BadInputException>(() => new EquilibriumBatch(s_model).Draw(PolicyChange.None, [1, 2], [1], 0, 1, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(3, e.Faults.Length);
    }

    [Fact]
    public void Shapley_contributions_add_up_and_equal_changes_share_equally()
    {
        // Two changes that are mirror images contribute what they would alone plus half of what they make together.
        PolicyChange Of(Func<int, bool> chosen)
        {
            var tariff = PolicyChange.TariffsOf(s_table);
            for (var k = 0; k < 3; k++)
            {
                if (chosen(k)) tariff[s_table.Cell(k, 0, 1)] += 0.3;
            }
            return new PolicyChange { Tariff = tariff };
        }
        var parts = new ContributionAnalysis(s_model, 3, Of).Compute(TestContext.Current.CancellationToken);
        Assert.Equal(ContributionMethod.Shapley, parts.Method);
        for (var at = 0; at < 5; at++)
        {
            Assert.Equal(parts.Total.WelfareExact[at], parts.WelfareExact.Sum(p => p[at]), 1e-12);
            Assert.Equal(parts.Total.Exports[at], parts.Exports.Sum(p => p[at]), 1e-12);
        }
        double Welfare(params int[] on) => s_model.Solve(Of(on.Contains), cancellation: TestContext.Current.CancellationToken).WelfareExact[0];
        var first = ((2 * Welfare(0)) + (Welfare(0, 1) - Welfare(1)) + (Welfare(0, 2) - Welfare(2)) + (2 * (Welfare(0, 1, 2) - Welfare(1, 2)))) / 6;
        Assert.Equal(first, parts.WelfareExact[0][0], 1e-12);
    }

    [Fact]
    public void Contributions_along_the_path_are_close_to_Shapley_and_add_up()
    {
        PolicyChange Of(Func<int, bool> chosen)
        {
            double[] tariff = PolicyChange.TariffsOf(s_table), barrier = new double[s_table.Trade.Length];
            Array.Fill(barrier, 1.0);
            for (var k = 0; k < 10; k++)
            {
                if (!chosen(k)) continue;
                tariff[s_table.Cell(k % 4, k / 4, 4)] += 0.1;
                barrier[s_table.Cell(k % 4, 4, k / 4)] = 0.95;
            }
            return new PolicyChange { Tariff = tariff, Barrier = barrier };
        }
        var path = new ContributionAnalysis(s_model, 10, Of).Compute(TestContext.Current.CancellationToken);
        Assert.Equal(ContributionMethod.Path, path.Method);
        for (var at = 0; at < 5; at++) Assert.Equal(path.Total.WelfareExact[at], path.WelfareExact.Sum(p => p[at]), 1e-12);
        // The change alone differs from its part only by what it makes together with the others.
        var alone = s_model.Solve(Of(k => k == 3), cancellation: TestContext.Current.CancellationToken).WelfareExact[4];
        Assert.Equal(alone, path.WelfareExact[3][4], Math.Abs(alone) * 0.25);
    }

    [Fact]
    public void Contributions_with_closed_flows_are_sampled_and_add_up()
    {
        PolicyChange Of(Func<int, bool> chosen)
        {
            var barrier = new double[s_table.Trade.Length];
            Array.Fill(barrier, 1.0);
            for (var k = 0; k < 9; k++)
            {
                if (chosen(k)) barrier[s_table.Cell(k % 4, k / 4, 4)] = double.PositiveInfinity;
            }
            return new PolicyChange { Barrier = barrier };
        }
        var sampled = new ContributionAnalysis(s_model, 9, Of).Compute(TestContext.Current.CancellationToken);
        Assert.Equal(ContributionMethod.SampledShapley, sampled.Method);
        for (var at = 0; at < 5; at++) Assert.Equal(sampled.Total.WelfareExact[at], sampled.WelfareExact.Sum(p => p[at]), 1e-12);
    }

    [Fact]
    public void The_comparison_shows_every_model_and_the_full_one_is_the_model_itself()
    {
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.1);
        var compared = ModelComparison.Run(s_table, policy, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(9, compared.Length);
        Assert.All(compared, c => Assert.Equal(SolveStatus.Converged, c.Result!.Status));
        var full = compared.Single(c => c is { Scope: ModelScope.Full, Horizon: Horizon.LongRun }).Result!;
        Assert.Equal(s_model.Solve(policy, cancellation: TestContext.Current.CancellationToken).WelfareExact, full.WelfareExact);
    }

    [Fact]
    public void In_one_sector_without_tariffs_welfare_is_the_domestic_share_to_the_power_of_minus_one_over_theta()
    {
        // Arkolakis, Costinot and Rodríguez-Clare (2012): Ŵ = π̂_nn^(−1/θ).
        var data = s_table.ToData();
        var free = WorldTable.Create(data with { Tariff = new double[data.Tariff.Length], InputShare = new double[data.InputShare.Length], ValueAddedShare = null, FinalShare = null, Deficit = null });
        var barrier = new double[free.Trade.Length];
        for (var at = 0; at < barrier.Length; at++) barrier[at] = at / 5 % 5 == at % 5 ? 1 : 1.2;
        var options = new EquilibriumOptions { Deficits = DeficitClosure.Zero };
        var result = ModelComparison.Run(free, new PolicyChange { Barrier = barrier }, options, TestContext.Current.CancellationToken)
            .Single(c => c is { Scope: ModelScope.OneSector, Horizon: Horizon.LongRun }).Result!;
        var theta = result.Base.Elasticity[0];
        for (var at = 0; at < 5; at++)
        {
            var before = result.Base.Trade[result.Base.Cell(0, at, at)] / result.Base.Expenditure[at];
            var after = result.Trade[result.Base.Cell(0, at, at)] / result.Expenditure[at];
            Assert.Equal(Math.Pow(after / before, -1 / theta) - 1, result.WelfareExact[at], 1e-9);
        }
    }
}
