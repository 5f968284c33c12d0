using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Scenarios;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Negotiation.Bargaining;

/// <summary>Breaches, the frontier, few tariffs, and mandates that contradict each other.</summary>
public class CommitmentTests
{
    private static readonly string[] s_codes = ["CHN", "JPN", "KOR"];

    [Fact]
    public void A_breach_pays_its_author_and_costs_patience_as_the_formula_says()
    {
        var game = Game();
        var package = new PackageSearch(game).NashBargain(TestContext.Current.CancellationToken);
        foreach (var punishment in Enum.GetValues<Punishment>())
        {
            var judged = Enforcement.Judge(game, package, punishment, new TariffWarOptions { Ceiling = 3 }, TestContext.Current.CancellationToken);
            foreach (var (party, at) in judged.Parties.Select((p, at) => (p, at)))
            {
                Assert.True(party.Broken >= party.Kept - 1e-9, "the best answer is worse than keeping");
                Assert.Equal(party.Broken - party.Kept, party.ToOthers[at], 1e-9);
                Assert.InRange(party.Smallest, 0, 1);
                // At δ_min a party is indifferent: kept for good against broken once and punished for good.
                var delta = party.Smallest;
                Assert.Equal(party.Kept, ((1 - delta) * party.Broken) + (delta * party.Punished), 1e-9);
            }
        }
    }

    [Fact]
    public void A_slower_cut_that_is_proposed_lowers_the_patience_needed()
    {
        var game = Game();
        var package = new PackageSearch(game).NashBargain(TestContext.Current.CancellationToken);
        var judged = Enforcement.Judge(game, package, Punishment.Withdrawal, null, TestContext.Current.CancellationToken);
        var at = Enumerable.Range(0, 3).MaxBy(p => judged.Parties[p].Smallest);
        var worst = judged.Parties[at];
        var hint = worst.Hints[0];
        double[] slower = [.. package.Rates];
        // A small step in the direction of the hint, against which the derivative is tested.
        var index = game.Space.Rates.IndexOf(hint.Rate);
        slower[index] += 0.02 * (hint.To - hint.From);
        var moved = package with { Rates = slower, Equilibrium = game.Model.Solve(game.Space.Policy(slower), TestContext.Current.CancellationToken)! };
        var after = Enforcement.Judge(game, moved, Punishment.Withdrawal, null, TestContext.Current.CancellationToken).Parties[at];
        Assert.Equal(0.02 * hint.Change, after.Smallest - worst.Smallest, 0.1 * Math.Abs(0.02 * hint.Change));
    }

    [Fact]
    public void Points_of_the_frontier_do_not_dominate_each_other()
    {
        var game = Game();
        var search = new PackageSearch(game, new SearchOptions { Tolerance = 1e-7, Violation = 1e-5 });
        var bargain = search.NashBargain(TestContext.Current.CancellationToken);
        var ideals = search.Ideals(bargain, TestContext.Current.CancellationToken);
        var points = Frontier.Sample(search, 3, 2, ideals, bargain, null, TestContext.Current.CancellationToken);
        Assert.Equal(6, points.Length);
        foreach (var one in points)
        {
            foreach (var other in points.Where(p => p != one))
                Assert.False(one.Package.Gains.Zip(other.Package.Gains, (a, b) => b > a + 2e-6).All(better => better));
        }
    }

    [Fact]
    public void The_lattice_has_all_points_once_and_neighbours_are_near()
    {
        var points = Frontier.Lattice(3, 4).ToList();
        Assert.Equal(15, points.Count);
        Assert.Equal(15, points.Select(p => string.Join(' ', p)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(points, p => Assert.Equal(1, p.Sum(), 1e-12));
        for (var at = 1; at < points.Count; at++) Assert.True(points[at].Zip(points[at - 1], (a, b) => Math.Abs(a - b)).Sum() <= 0.5 + 1e-12);
    }

    [Fact]
    public void An_early_harvest_gives_each_party_its_part_and_needs_every_line()
    {
        var game = Game();
        var bargain = new PackageSearch(game).NashBargain(TestContext.Current.CancellationToken);
        var harvest = new LineSelection(game).EarlyHarvest(bargain, 0.1, TestContext.Current.CancellationToken);
        Assert.True(harvest.IsEnough);
        Assert.All(harvest.Gains.Zip(bargain.Gains), p => Assert.True(p.First >= 0.1 * p.Second - 1e-9));
        Assert.NotEmpty(harvest.Chosen);
        foreach (var line in harvest.Chosen)
        {
            double[] without = [.. harvest.Rates];
            var at = game.Space.Rates.IndexOf(line);
            without[at] = game.Space.Standing[at];
            var gains = game.Gains(game.Model.Solve(game.Space.Policy(without), TestContext.Current.CancellationToken)!);
            Assert.Contains(gains.Zip(bargain.Gains), p => p.First < 0.1 * p.Second);
        }
    }

    [Fact]
    public void A_party_that_a_package_leaves_short_is_satisfied_by_lines_that_are_all_needed()
    {
        var game = Game();
        // Everybody cuts half but Japan's partners, who give Japan nothing.
        double[] package = [.. game.Space.Rates.Select((rate, at) => rate.Exporter == 1 ? game.Space.Standing[at] : 0.5 * game.Space.Standing[at])];
        var before = game.Gains(game.Model.Solve(game.Space.Policy(package), TestContext.Current.CancellationToken)!);
        Assert.True(before[1] < 0, "the package does not leave Japan short");
        double[] asked = [Math.Min(before[0], 0), 0, Math.Min(before[2], 0)];
        var lines = new LineSelection(game).Free(package, asked, TestContext.Current.CancellationToken);
        Assert.True(lines.IsEnough);
        Assert.NotEmpty(lines.Chosen);
        Assert.All(lines.Gains.Zip(asked), p => Assert.True(p.First >= p.Second - 1e-9));
        foreach (var line in lines.Chosen)
        {
            double[] without = [.. lines.Rates];
            var at = game.Space.Rates.IndexOf(line);
            without[at] = package[at];
            Assert.Contains(game.Gains(game.Model.Solve(game.Space.Policy(without), TestContext.Current.CancellationToken)!).Zip(asked), p => p.First < p.Second);
        }
        // What was not chosen stands where the package left it.
        Assert.All(Enumerable.Range(0, package.Length).Where(at => !lines.Chosen.Contains(game.Space.Rates[at])), at => Assert.Equal(package[at], lines.Rates[at]));
    }

    [Fact]
    public void Demands_that_contradict_each_other_are_named_and_no_others()
    {
        var greedy = new WelfareFloor("a gain of a fifth", ScenarioPlace.None, 0.2);
        var harmless = new SectorLossLimit("no collapse", ScenarioPlace.None, SectorMeasure.Output, Selector.All, 0.9);
        var game = BargainingGame.Create(
            Model(),
            [
                Mandate.WelfareOf(Economy.Of("CHN")),
                Mandate.Create(Economy.Of("JPN"), [new Objective(ObjectiveKind.Welfare, 1)], [greedy, harmless]),
                Mandate.WelfareOf(Economy.Of("KOR")),
            ]);
        var conflict = MandateConflict.Find(game, TestContext.Current.CancellationToken);
        Assert.Equal([new Demand(Economy.Of("JPN"), greedy)], conflict);
        Assert.Empty(MandateConflict.Find(Game(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void In_a_war_over_given_tariffs_nobody_gains_by_others()
    {
        var table = SmallWorld.Table(tariff: 0.2);
        var war = TariffWar.Find(Model(), [0, 1, 2], new TariffWarOptions { Ceiling = 5 }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(war.Converged);
        Assert.All(war.Rates, rate => Assert.InRange(rate, 0, 5));
        Assert.Equal(table.EconomyCount, war.Equilibrium.WelfareExact.Length);
    }

    private static BargainingGame Game() => BargainingGame.Create(Model(), [.. s_codes.Select(c => Mandate.WelfareOf(Economy.Of(c)))]);

    private static TrackedModel Model() => new(new EquilibriumModel(SmallWorld.Table(tariff: 0.2), new EquilibriumOptions { Tolerance = 1e-12 }));
}
