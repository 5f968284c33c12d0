using Tripoint.Equilibrium;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Tests.Equilibrium;

/// <summary>Derivatives by adjoint against central differences of the model itself.</summary>
public class GradientTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(5, 4, seed: 3);

    public static TheoryData<Horizon> Horizons => new(Enum.GetValues<Horizon>());

    [Theory, MemberData(nameof(Horizons))]
    public void Every_policy_is_differentiated(Horizon horizon)
    {
        var model = new EquilibriumModel(s_table, new EquilibriumOptions { Horizon = horizon, Tolerance = 1e-12 });
        int n = s_table.EconomyCount, j = s_table.SectorCount;
        var start = Everything();
        var result = model.Solve(start, cancellation: TestContext.Current.CancellationToken);
        int cell = s_table.Cell(1, 0, 2), own = (2 * j) + 1;
        foreach (var economy in new[] { 0, 2, 4 })
        {
            var gradient = model.Gradient(result, economy);
            Assert.True(gradient.Residual < 1e-10);
            Check(gradient.Tariff[cell], h => start with { Tariff = Moved(start.Tariff!, cell, h) });
            Check(gradient.ExportTax[cell], h => start with { ExportTax = Moved(start.ExportTax!, cell, h) });
            Check(gradient.ImporterRent[cell], h => start with { ImporterRent = Moved(start.ImporterRent!, cell, h) });
            Check(gradient.Barrier[cell], h => start with { Barrier = Scaled(start.Barrier!, cell, h) });
            Check(gradient.Productivity[own], h => start with { Productivity = Scaled(start.Productivity!, own, h) });
            Check(gradient.Subsidy[own], h => start with { Subsidy = Moved(start.Subsidy!, own, h) });

            void Check(double derivative, Func<double, PolicyChange> at)
            {
                const double h = 5e-3;
                var difference = ((8 * (Welfare(at(h)) - Welfare(at(-h)))) - Welfare(at(2 * h)) + Welfare(at(-2 * h))) / (12 * h);
                Assert.True(Math.Abs(derivative - difference) <= 1e-6 * Math.Abs(difference) + 2e-10, $"{derivative:R} against {difference:R}");
            }

            double Welfare(PolicyChange policy) => model.Solve(policy, result, cancellation: TestContext.Current.CancellationToken).WelfareExact[economy];
        }

        PolicyChange Everything()
        {
            var flows = j * n * n;
            double[] tariff = PolicyChange.TariffsOf(s_table), barrier = new double[flows], tax = new double[flows], rent = new double[flows];
            double[] productivity = new double[n * j], subsidy = new double[n * j];
            Array.Fill(barrier, 1.0);
            Array.Fill(productivity, 1.0);
            for (var at = 0; at < flows; at++)
            {
                if (at / n % n == at % n) continue;
                tariff[at] += 0.05 + (0.01 * (at % 7));
                barrier[at] = 1 - (0.004 * (at % 5));
                if (at / (n * n) != 2) tax[at] = 0.02 * (at % 3);
                if (at / (n * n) != 3) rent[at] = 0.01 * (at % 4);
            }
            for (var at = 0; at < n * j; at++)
            {
                productivity[at] = 1 + (0.01 * (at % 3));
                subsidy[at] = 0.02 * (at % 4);
            }
            return new PolicyChange { Tariff = tariff, Barrier = barrier, ExportTax = tax, ImporterRent = rent, Productivity = productivity, Subsidy = subsidy };
        }
    }

    [Theory, MemberData(nameof(Horizons))]
    public void Elasticities_are_differentiated(Horizon horizon)
    {
        var options = new EquilibriumOptions { Horizon = horizon, Tolerance = 1e-12 };
        var policy = EquilibriumModelTests.RaisedTariffs(s_table, 0.2);
        var model = new EquilibriumModel(s_table, options);
        var result = model.Solve(policy, cancellation: TestContext.Current.CancellationToken);
        var gradient = model.Gradient(result, 1);
        for (var s = 0; s < s_table.SectorCount; s++)
        {
            const double h = 1e-3;
            var difference = ((8 * (Welfare(s, h) - Welfare(s, -h))) - Welfare(s, 2 * h) + Welfare(s, -2 * h)) / (12 * h);
            Assert.True(Math.Abs(gradient.Elasticity[s] - difference) <= 1e-6 * Math.Abs(difference) + 2e-10, $"{gradient.Elasticity[s]:R} against {difference:R}");
        }

        double Welfare(int sector, double by)
        {
            var theta = s_table.Elasticity.ToArray();
            theta[sector] += by;
            return new EquilibriumModel(WorldTable.Create(s_table.ToData() with { Elasticity = theta }), options)
                .Solve(policy, cancellation: TestContext.Current.CancellationToken).WelfareExact[1];
        }
    }

    [Fact]
    public void A_tariff_of_zero_in_an_untaxed_sector_is_differentiated()
    {
        var data = s_table.ToData();
        var untaxed = WorldTable.Create(data with { Tariff = new double[data.Tariff.Length], FinalShare = null, Deficit = null });
        var model = new EquilibriumModel(untaxed, new EquilibriumOptions { Tolerance = 1e-12 });
        var gradient = model.Gradient(model.Solve(PolicyChange.None, cancellation: TestContext.Current.CancellationToken), 0);
        var cell = untaxed.Cell(0, 0, 1);
        const double h = 1e-3;
        double Welfare(double rate) => model.Solve(
            new PolicyChange { Tariff = Moved(PolicyChange.TariffsOf(untaxed), cell, rate) }, cancellation: TestContext.Current.CancellationToken).WelfareExact[0];
        // One-sided, since a tariff cannot be negative: fourth-order forward difference.
        var difference = ((-25 * Welfare(0)) + (48 * Welfare(h)) - (36 * Welfare(2 * h)) + (16 * Welfare(3 * h)) - (3 * Welfare(4 * h))) / (12 * h);
        Assert.True(Math.Abs(gradient.Tariff[cell] - difference) <= 1e-6 * Math.Abs(difference), $"{gradient.Tariff[cell]:R} against {difference:R}");
    }

    private static double[] Moved(double[] values, int at, double by)
    {
        var moved = values.ToArray();
        moved[at] += by;
        return moved;
    }

    private static double[] Scaled(double[] values, int at, double log)
    {
        var scaled = values.ToArray();
        scaled[at] *= Math.Exp(log);
        return scaled;
    }
}
