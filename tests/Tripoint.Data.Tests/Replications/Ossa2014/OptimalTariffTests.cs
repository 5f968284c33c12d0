using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Numerics.Optimization;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Replications.Ossa2014;

/// <summary>
/// Ossa (2014), "Trade Wars and Trade Talks with Data", American Economic Review 104(12): the optimal tariffs of the USA with all 198 rates
/// free raise its welfare by 2.3182 per cent (computed from the paper's data outside this project). Firms earn profits, their number is fixed,
/// aggregate deficits are zero, and a rate may be an import subsidy.
/// </summary>
public class OptimalTariffTests
{
    private static readonly TariffWarOptions s_free = new() { Floor = -0.5 };
    private static readonly Lazy<TrackedModel> s_model = new(() => Model(Ossa2014Csv.Read(SharedData.Require("ossa-2014"))));

    [Fact]
    public void The_USA_gains_2_3182_per_cent_by_its_optimal_tariffs()
    {
        var model = s_model.Value;
        var found = OptimalTariffs.Find(model, model.Model.Base.IndexOf(Economy.Of("USA")), s_free, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(198, found.Space.Count);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(2.3182, Math.Round(100 * found.Gain, 4));
        Assert.InRange(found.Median, 0.5, 0.75);
    }

    [Fact]
    public void At_the_optimal_tariffs_no_derivative_is_left_by_the_adjoint_or_by_differences()
    {
        var model = s_model.Value;
        var usa = model.Model.Base.IndexOf(Economy.Of("USA"));
        var found = OptimalTariffs.Find(model, usa, s_free with { Tolerance = 1e-12 }, cancellation: TestContext.Current.CancellationToken);
        var gradient = model.Model.Gradient(found.Equilibrium, usa).Tariff;
        Assert.All(found.Rates, rate => Assert.InRange(rate, -0.49, 9.9));
        for (var at = 0; at < found.Space.Count; at++) Assert.InRange(gradient[found.Space.Cells[at]], -1e-6, 1e-6);
        // The four largest flows by differences: to second order a tariff moved either way costs the same.
        foreach (var at in Enumerable.Range(0, found.Space.Count).OrderByDescending(r => found.Space.Table.Trade[found.Space.Cells[r]]).Take(4))
        {
            double[] up = [.. found.Rates], down = [.. found.Rates];
            up[at] += 0.01;
            down[at] -= 0.01;
            double above = Welfare(up), below = Welfare(down);
            Assert.True(above < found.Gain && below < found.Gain);
            Assert.InRange((above - below) / 0.02, -1e-5, 1e-5);
        }

        double Welfare(double[] rates) => model.Solve(found.Space.Policy(rates), TestContext.Current.CancellationToken)!.WelfareExact[usa];
    }

    [Fact]
    public void In_the_war_of_all_seven_nobody_gains_by_another_tariff()
    {
        var model = s_model.Value;
        var war = TariffWar.Find(model, [.. Enumerable.Range(0, 7)], s_free, cancellation: TestContext.Current.CancellationToken);
        Assert.True(war.Converged);
        // Each player's best answer, searched from the base's tariffs, brings no more than the war's own; and it comes near enough to have been a search.
        Assert.All(war.Regret, regret => Assert.InRange(regret, -1e-5, 1e-7));
        // The paper's bands: everybody loses about 3 per cent behind tariffs around 60 per cent.
        Assert.All(war.Equilibrium.WelfareExact, w => Assert.InRange(w, -0.08, 0));
        Assert.All(war.Players, player => Assert.InRange(war.Median(player), 0.45, 0.75));
    }

    [Fact]
    public void A_random_change_of_the_optimal_tariffs_never_gains()
    {
        var model = s_model.Value;
        var usa = model.Model.Base.IndexOf(Economy.Of("USA"));
        var found = OptimalTariffs.Find(model, usa, s_free, cancellation: TestContext.Current.CancellationToken);
        var random = new Tripoint.Numerics.Randomness.RandomStream("ossa/changes", 4);
        for (var draw = 0; draw < 40; draw++)
        {
            var size = Math.Pow(10, -random.NextUniform(0, 3));
            double[] moved = [.. found.Rates.Select(t => ((1 + t) * Math.Exp(size * random.NextNormal())) - 1)];
            var other = model.Solve(found.Space.Policy(moved), TestContext.Current.CancellationToken);
            Assert.True(other!.WelfareExact[usa] <= found.Gain + 1e-9);
        }
    }

    private static TrackedModel Model(WorldTable table) =>
        new(new EquilibriumModel(table, new EquilibriumOptions { ProfitShare = Ossa2014Csv.ProfitShares(table.Elasticity.ToArray()) }));
}
