using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Scenarios;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Negotiation.Bargaining;

/// <summary>Derivatives of gains, of every objective of a mandate and of red lines, against central differences of the model.</summary>
public class GameGradientTests
{
    [Theory]
    [InlineData(ObjectiveKind.Welfare)]
    [InlineData(ObjectiveKind.Exports)]
    [InlineData(ObjectiveKind.Employment)]
    [InlineData(ObjectiveKind.ValueAdded)]
    [InlineData(ObjectiveKind.Revenue)]
    [InlineData(ObjectiveKind.Reliance)]
    public void An_objective_is_differentiated(ObjectiveKind kind)
    {
        var sectors = kind is ObjectiveKind.Employment or ObjectiveKind.ValueAdded or ObjectiveKind.Reliance ? Selector.Of("C26", "C24B") : Selector.All;
        var table = SmallWorld.Table(tariff: 0.2);
        var model = new TrackedModel(new EquilibriumModel(table, new EquilibriumOptions { Tolerance = 1e-12 }));
        var game = BargainingGame.Create(
            model,
            [
                Mandate.Create(
                    Economy.Of("CHN"), [new Objective(kind, 1.5, sectors)],
                    [
                        new SectorLossLimit("metals", ScenarioPlace.None, SectorMeasure.Output, Selector.Of("C24B"), 0.01),
                        new SectorLossLimit("jobs", ScenarioPlace.None, SectorMeasure.Employment, Selector.Of("C26"), 0.02),
                        new WelfareFloor("no loss", ScenarioPlace.None, 0),
                    ]),
                Mandate.WelfareOf(Economy.Of("JPN")),
                Mandate.WelfareOf(Economy.Of("KOR")),
            ]);
        var function = new GameFunction(game, new WeightedGoal([1, 0.5, 0], [0, 0, 0]), TestContext.Current.CancellationToken);
        double[] x = [.. game.Space.Standing.Select((t, at) => Math.Log(1 + (t * (0.3 + (0.05 * (at % 7))))))], weights = [1, -0.3, 0.7, 0.2, 2, -1, 0.5], values = new double[function.Count], gradient = new double[x.Length];
        Assert.Equal(weights.Length, function.Count);
        Value(x);
        function.Gradient(weights, gradient);
        for (var at = 0; at < x.Length; at += 3)
        {
            const double h = 2e-3;
            var difference = ((8 * (Value(Moved(at, h)) - Value(Moved(at, -h)))) - Value(Moved(at, 2 * h)) + Value(Moved(at, -2 * h))) / (12 * h);
            Assert.Equal(difference, gradient[at], (1e-5 * Math.Abs(difference)) + 1e-6);
        }

        double[] Moved(int at, double by)
        {
            double[] moved = [.. x];
            moved[at] += by;
            return moved;
        }

        double Value(double[] point)
        {
            Assert.True(function.Values(point, values));
            return values.Zip(weights, (v, w) => v * w).Sum();
        }
    }
}
