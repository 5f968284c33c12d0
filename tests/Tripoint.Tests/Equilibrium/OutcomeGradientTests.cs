using Tripoint.Equilibrium;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Tests.Equilibrium;

/// <summary>Derivatives of quantities made of a result's figures, against central differences of the model itself.</summary>
public class OutcomeGradientTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(5, 4, seed: 3);

    public static TheoryData<Horizon, string> Cases
    {
        get
        {
            var cases = new TheoryData<Horizon, string>();
            foreach (var horizon in Enum.GetValues<Horizon>())
            {
                foreach (var figure in new[] { "welfare", "trade", "revenue", "volume", "value added", "employment", "together" }) cases.Add(horizon, figure);
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_quantity_is_differentiated(Horizon horizon, string figure)
    {
        var model = new EquilibriumModel(s_table, new EquilibriumOptions { Horizon = horizon, Tolerance = 1e-12 });
        Check(model, figure);
    }

    [Theory, InlineData("welfare"), InlineData("trade"), InlineData("revenue"), InlineData("volume"), InlineData("value added"), InlineData("employment")]
    public void A_quantity_is_differentiated_where_firms_earn_profits(string figure)
    {
        double[] profit = [.. s_table.Elasticity.ToArray().Select((theta, s) => Math.Min(1 / (1 + theta), 0.8 * LowestShare(s)))];
        Check(new EquilibriumModel(s_table, new EquilibriumOptions { Tolerance = 1e-12, ProfitShare = profit }), figure);
    }

    private static double LowestShare(int s) => Enumerable.Range(0, s_table.EconomyCount).Min(n => s_table.ValueAddedShare[(n * s_table.SectorCount) + s]);

    private static void Check(EquilibriumModel model, string figure)
    {
        int n = s_table.EconomyCount, j = s_table.SectorCount;
        var weights = Weights(figure, n, j);
        var tariff = PolicyChange.TariffsOf(s_table);
        var barrier = new double[tariff.Length];
        for (var cell = 0; cell < tariff.Length; cell++)
        {
            barrier[cell] = 1;
            if (cell / n % n == cell % n) continue;
            tariff[cell] += 0.02 + (0.01 * (cell % 5));
            barrier[cell] -= 0.003 * (cell % 4);
        }
        var start = new PolicyChange { Tariff = tariff, Barrier = barrier };
        var result = model.Solve(start, cancellation: TestContext.Current.CancellationToken);
        var gradient = model.Gradient(result, weights);
        Assert.True(gradient.Residual < 1e-10);
        foreach (var cell in new[] { s_table.Cell(1, 0, 2), s_table.Cell(0, 3, 4), s_table.Cell(2, 4, 1) })
        {
            Compare(gradient.Tariff[cell], h => start with { Tariff = With(tariff, cell, tariff[cell] + h) });
            Compare(gradient.Barrier[cell], h => start with { Barrier = With(barrier, cell, barrier[cell] * Math.Exp(h)) });
        }

        void Compare(double derivative, Func<double, PolicyChange> at)
        {
            const double h = 5e-3;
            var difference = ((8 * (Quantity(at(h)) - Quantity(at(-h)))) - Quantity(at(2 * h)) + Quantity(at(-2 * h))) / (12 * h);
            Assert.True(Math.Abs(derivative - difference) <= (2e-6 * Math.Abs(difference)) + 1e-9, $"{figure}: {derivative:R} against {difference:R}");
        }

        double Quantity(PolicyChange policy) => Sum(weights, model.Solve(policy, result, cancellation: TestContext.Current.CancellationToken));
    }

    private static OutcomeWeights Weights(string figure, int n, int j)
    {
        bool All(string name) => figure == name || figure == "together";
        double[] Some(int length, double size) => [.. Enumerable.Range(0, length).Select(at => size * ((at * 7 % 11) - 4))];
        return new OutcomeWeights
        {
            Welfare = All("welfare") ? Some(n, 1) : null,
            Trade = All("trade") ? Some(j * n * n, 1e-5) : null,
            TariffRevenue = All("revenue") ? Some(n, 1e-4) : null,
            OutputVolume = All("volume") ? Some(n * j, 0.1) : null,
            ValueAdded = All("value added") ? Some(n * j, 1e-5) : null,
            Employment = All("employment") ? Some(n * j, 0.1) : null,
        };
    }

    private static double Sum(OutcomeWeights w, EquilibriumResult r) =>
        Dot(w.Welfare, r.WelfareExact) + Dot(w.Trade, r.Trade) + Dot(w.TariffRevenue, r.TariffRevenue) + Dot(w.OutputVolume, r.OutputVolume)
        + Dot(w.ValueAdded, r.ValueAdded) + Dot(w.Employment, r.Employment);

    private static double Dot(double[]? weights, double[] figures) => weights is null ? 0 : weights.Zip(figures, (a, b) => a * b).Sum();

    private static double[] With(double[] values, int at, double value)
    {
        double[] moved = [.. values];
        moved[at] = value;
        return moved;
    }
}
