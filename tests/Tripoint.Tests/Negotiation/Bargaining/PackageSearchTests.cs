using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Numerics.Optimization;
using Tripoint.Numerics.Randomness;
using Tripoint.Scenarios;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Negotiation.Bargaining;

public class PackageSearchTests
{
    private static readonly WorldTable s_table = SmallWorld.Table(tariff: 0.2);

    [Fact]
    public void Two_alike_parties_share_the_Nash_bargain_alike_and_free_their_trade()
    {
        // Two mirror images: by symmetry the Nash bargain is where both rates are equal; with the terms of trade cancelling, at zero.
        var game = BargainingGame.Create(Model(Mirror()), [Mandate.WelfareOf(Economy.Of("CHN")), Mandate.WelfareOf(Economy.Of("JPN"))]);
        var found = new PackageSearch(game).NashBargain(TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(found.Gains[0], found.Gains[1], 1e-8);
        Assert.All(found.Rates, rate => Assert.Equal(0, rate, 1e-6));
    }

    [Fact]
    public void Where_one_party_gains_what_the_other_loses_the_bargain_shares_the_cake_by_weights()
    {
        // The closed form: with utilities s and 1 − s the weighted Nash product s^β (1−s)^(1−β) is largest at s = β.
        var goal = new NashGoal([0.7, 0.3]);
        var cake = new Cake(goal);
        var found = BoundedMinimizer.Minimize(cake, [0.2], [0.0], [1.0], new BoundedOptions { Tolerance = 1e-14 }, TestContext.Current.CancellationToken);
        Assert.Equal(0.7, found.X[0], 1e-6);
    }

    [Fact]
    public void A_bargain_survives_a_random_search_for_improvements()
    {
        var game = Three([]);
        var found = new PackageSearch(game, new SearchOptions { Tolerance = 1e-9 }).NashBargain(TestContext.Current.CancellationToken);
        Assert.True(found.IsAcceptable);
        var random = new RandomStream("bargaining/improvements", 7);
        for (var draw = 0; draw < 60; draw++)
        {
            var size = Math.Pow(10, -random.NextUniform(0, 3));
            double[] moved = [.. found.Rates.Select((t, at) => Math.Clamp(t + (0.2 * size * random.NextNormal()), 0, game.Space.High[at]))];
            var gains = game.Gains(game.Model.Solve(game.Space.Policy(moved), TestContext.Current.CancellationToken)!);
            Assert.False(gains.Zip(found.Gains, (other, own) => other > own + 1e-7).All(better => better), "a drawn package is better for every party");
        }
    }

    [Fact]
    public void Maximin_leaves_no_party_behind_and_Kalai_Smorodinsky_the_same_part_of_the_ideal()
    {
        var search = new PackageSearch(Three([]), new SearchOptions { Tolerance = 1e-8, Violation = 1e-6 });
        var bargain = search.NashBargain(TestContext.Current.CancellationToken);
        var fair = search.Maximin(bargain, TestContext.Current.CancellationToken);
        Assert.True(fair.Gains.Min() >= bargain.Gains.Min() - 1e-7);
        var ideals = search.Ideals(bargain, TestContext.Current.CancellationToken);
        Assert.All(ideals.Zip(bargain.Gains), p => Assert.True(p.First >= p.Second - 1e-6));
        var same = search.KalaiSmorodinsky(ideals, bargain, TestContext.Current.CancellationToken);
        var parts = same.Gains.Zip(ideals, (gain, ideal) => gain / ideal).ToArray();
        // Some may gain more than their part where no tariff is left to hold them back; none less than the level reached.
        Assert.All(parts, part => Assert.True(part >= same.Value - 1e-3, $"{part} below {same.Value}"));
    }

    [Fact]
    public void A_red_line_is_kept_costs_something_and_says_how_much()
    {
        var free = new PackageSearch(Three([])).NashBargain(TestContext.Current.CancellationToken);
        // Japan's sector that shrinks most in the free bargain.
        var worst = Enumerable.Range(s_table.SectorCount, s_table.SectorCount).MinBy(slot => free.Equilibrium.OutputVolume[slot]);
        var unheld = free.Equilibrium.OutputVolume[worst];
        var limit = -0.5 * unheld;
        Assert.True(limit > 0, "no sector of Japan shrinks in the free bargain");
        var line = new SectorLossLimit("worst", ScenarioPlace.None, SectorMeasure.Output, Selector.Of(s_table.Sectors[worst % s_table.SectorCount].Code), limit);
        var search = new PackageSearch(Three([line]), new SearchOptions { Tolerance = 1e-8, Violation = 1e-6 });
        var held = search.NashBargain(TestContext.Current.CancellationToken);
        Assert.Equal(-limit, held.Equilibrium.OutputVolume[worst], 1e-6);
        Assert.True(held.Value < free.Value);
        // The shadow price is the slope of the best value in the limit, per percentage point.
        var h = 0.02 * limit;
        var looser = new PackageSearch(Three([line with { LargestLoss = limit + h }]), new SearchOptions { Tolerance = 1e-8, Violation = 1e-6 }).NashBargain(TestContext.Current.CancellationToken);
        var tighter = new PackageSearch(Three([line with { LargestLoss = limit - h }]), new SearchOptions { Tolerance = 1e-8, Violation = 1e-6 }).NashBargain(TestContext.Current.CancellationToken);
        Assert.Equal((looser.Value - tighter.Value) / (200 * h), held.ShadowPrices[0], 0.05 * held.ShadowPrices[0]);
    }

    [Fact]
    public void The_nearest_package_mends_one_that_hurts_a_party_and_changes_nothing_of_one_that_does_not()
    {
        var game = Three([]);
        var search = new PackageSearch(game, new SearchOptions { Tolerance = 1e-8, Violation = 1e-6 });
        var bargain = search.NashBargain(TestContext.Current.CancellationToken);
        var same = search.Nearest(bargain.Rates, 0, TestContext.Current.CancellationToken);
        Assert.All(same.Rates.Zip(bargain.Rates), p => Assert.Equal(p.Second, p.First, 1e-6));
        // Only the first party frees its imports: it loses.
        double[] onesided = [.. game.Space.Rates.Select((r, at) => r.Importer == 0 ? 0 : game.Space.High[at])];
        Assert.True(game.Gains(game.Model.Solve(game.Space.Policy(onesided), TestContext.Current.CancellationToken)!)[0] < 0);
        var mended = search.Nearest(onesided, 0, TestContext.Current.CancellationToken);
        Assert.All(mended.Gains, gain => Assert.True(gain >= -1e-7));
        Assert.True(mended.Value < 0);
    }

    private static BargainingGame Three(System.Collections.Immutable.ImmutableArray<RedLine> ofJapan) => BargainingGame.Create(
        Model(s_table),
        [
            Mandate.WelfareOf(Economy.Of("CHN")),
            Mandate.Create(Economy.Of("JPN"), [new Objective(ObjectiveKind.Welfare, 1)], ofJapan),
            Mandate.WelfareOf(Economy.Of("KOR")),
        ]);

    private static TrackedModel Model(WorldTable table) => new(new EquilibriumModel(table, new EquilibriumOptions { Tolerance = 1e-12 }));

    /// <summary>Two economies that are mirror images of each other, alone in the world.</summary>
    private static WorldTable Mirror()
    {
        var data = s_table.ToData();
        const int n = 2, j = 2;
        double[] trade = new double[j * n * n], tariff = new double[j * n * n];
        for (var s = 0; s < j; s++)
        {
            for (var to = 0; to < n; to++)
            {
                for (var from = 0; from < n; from++)
                {
                    var cell = (((s * n) + to) * n) + from;
                    trade[cell] = to == from ? 500 : 80;
                    tariff[cell] = to == from ? 0 : 0.15;
                }
            }
        }
        return WorldTable.Create(data with
        {
            Name = "mirror",
            Economies = [Economy.Of("CHN"), Economy.Of("JPN")],
            Sectors = [data.Sectors[0], data.Sectors[1]],
            Trade = trade,
            Tariff = tariff,
            InputShare = [.. Enumerable.Repeat(0.1, n * j * j)],
            ValueAddedShare = null,
            FinalShare = null,
            Deficit = null,
            Elasticity = [4, 5],
            TariffTables = System.Collections.Immutable.ImmutableDictionary<string, double[]>.Empty,
            Rebalancing = [],
        });
    }

    private sealed class Cake(NashGoal goal) : SmoothFunction
    {
        private double _share;

        public override double Value(ReadOnlySpan<double> x)
        {
            _share = x[0];
            var values = new double[1];
            goal.Values([100 * _share, 100 * (1 - _share)], [], 0, values);
            return values[0];
        }

        public override void Gradient(Span<double> gradient)
        {
            Span<double> toGains = new double[2];
            var level = 0.0;
            goal.Slopes([100 * _share, 100 * (1 - _share)], [], 0, [1], toGains, [], ref level);
            gradient[0] = 100 * (toGains[0] - toGains[1]);
        }
    }
}
