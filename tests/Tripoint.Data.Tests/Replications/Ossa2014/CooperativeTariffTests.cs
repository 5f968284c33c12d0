using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Numerics.Randomness;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Replications.Ossa2014;

/// <summary>
/// The cooperative tariffs of Ossa (2014), section II.C, on the paper's data and model: all 1,386 rates of the seven on the table, each gaining
/// alike. What is tested are the conditions that define them; a published table to compare with is not at hand.
/// </summary>
public class CooperativeTariffTests
{
    private static readonly Lazy<(BargainingGame Game, FoundPackage Package)> s_found = new(() =>
    {
        var table = Ossa2014Csv.Read(SharedData.Require("ossa-2014"));
        var model = new TrackedModel(new EquilibriumModel(table, new EquilibriumOptions { ProfitShare = Ossa2014Csv.ProfitShares(table.Elasticity.ToArray()) }));
        return CooperativeTariffs.Find(model, [.. Enumerable.Range(0, 7)], new TariffWarOptions { Floor = -0.5 });
    });

    [Fact]
    public void All_seven_gain_alike_and_the_first_order_conditions_hold()
    {
        var (game, package) = s_found.Value;
        Assert.Equal(1386, game.Space.Count);
        Assert.All(package.Gains, g => Assert.Equal(package.Gains[0], g, 2e-6));
        Assert.True(package.Gains[0] > 0);
        Assert.InRange(package.Promise, 0, 1e-4);
        // The multipliers of the equal gains: they add up to one, and weighted by them no tariff's derivative is left over.
        Assert.Equal(1, package.PartyPrices.Sum(), 1e-2);
        var players = Enumerable.Range(0, 7).ToArray();
        var gradients = game.Model.Model.Gradients(package.Equilibrium, players);
        for (var r = 0; r < game.Space.Count; r++)
        {
            var cell = game.Space.Cells[r];
            var each = players.Select(p => package.PartyPrices[p] * gradients[p].Tariff[cell] * (1 + package.Rates[r])).ToArray();
            if (package.Rates[r] <= game.Space.Low[r] + 1e-6) continue;
            // What one gains by a tariff the others lose: the sum is small beside its parts, or beside what a whole tariff could bring.
            Assert.True(Math.Abs(each.Sum()) <= Math.Max(0.02 * each.Sum(Math.Abs), 3e-5), $"rate {r}: {each.Sum():E1} of {each.Sum(Math.Abs):E1}");
        }
    }

    [Fact]
    public void A_random_change_of_the_cooperative_tariffs_never_leaves_all_better_off()
    {
        var (game, package) = s_found.Value;
        var random = new RandomStream("ossa/cooperation", 5);
        for (var draw = 0; draw < 40; draw++)
        {
            var size = Math.Pow(10, -random.NextUniform(0, 3));
            double[] moved = [.. package.Rates.Select((t, at) => Math.Clamp(((1 + t) * Math.Exp(size * random.NextNormal())) - 1, game.Space.Low[at], game.Space.High[at]))];
            var gains = game.Gains(game.Model.Solve(game.Space.Policy(moved), TestContext.Current.CancellationToken)!);
            Assert.True(gains.Min() <= package.Gains.Min() + 2e-6);
        }
    }
}
