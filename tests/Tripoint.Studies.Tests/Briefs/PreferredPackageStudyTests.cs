using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.Briefs;
using Tripoint.Tables;

namespace Tripoint.Studies.Tests.Briefs;

public sealed class PreferredPackageStudyTests
{
    private static readonly ImmutableArray<Economy> s_members = Bloc.ChinaJapanKorea.Members;
    private static readonly Lazy<WorldTable> s_world = new(() => EmbeddedDataset.World());
    private static readonly Lazy<PreferredPackage> s_package = new(() => PreferredPackageStudy.Of(s_world.Value, s_members, CancellationToken.None)!);

    [Fact]
    public void Every_member_of_the_default_bloc_gains_and_the_search_came_to_its_end()
    {
        var package = s_package.Value;
        Assert.True(package.IsAgreed);
        Assert.Contains(package.Status, new[] { MinimizeStatus.Converged, MinimizeStatus.NoFurtherDescent });
        Assert.InRange(package.Promise, 0, 1e-4);
        Assert.Equal(s_members, package.Members.Select(m => m.Economy));
        Assert.All(package.Members, m => Assert.True(m.Gain > 0));
        Assert.Equal(package.Cut, package.Members.Sum(m => m.OwnCuts));
        Assert.Equal(package.Movable, package.Members.Sum(m => m.OwnMovable));
        Assert.All(package.Members, m => Assert.True(m.Charged.After <= m.Charged.Before && m.Faced.After <= m.Faced.Before));
    }

    [Fact]
    public void Free_trade_leaves_somebody_short_of_the_bargains_product()
    {
        // The bargain maximises the product of gains: no cut, all cuts and half of all cuts, solved here anew, are worse.
        var table = s_world.Value;
        var model = new EquilibriumModel(table);
        var best = s_package.Value.Members.Sum(m => Math.Log(m.Gain));
        foreach (var part in new[] { 0.0, 0.5 })
        {
            var tariff = PolicyChange.TariffsOf(table);
            foreach (var n in s_members.Select(table.IndexOf))
            {
                foreach (var i in s_members.Select(table.IndexOf).Where(i => i != n))
                {
                    for (var j = 0; j < table.SectorCount; j++) tariff[table.Cell(j, n, i)] *= part;
                }
            }
            var result = model.Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
            double[] gains = [.. s_members.Select(m => result.WelfareExact[table.IndexOf(m)])];
            Assert.True(gains.Any(g => g <= 0) || gains.Sum(Math.Log) < best);
        }
    }

    [Fact]
    public void Along_a_curve_one_gains_what_the_other_gives_up_and_the_bargain_is_on_it()
    {
        var package = s_package.Value;
        Assert.Equal([("CHN", "JPN"), ("CHN", "KOR"), ("JPN", "KOR")], package.TradeOffs.Select(c => (c.First.Code, c.Second.Code)));
        Assert.All(package.TradeOffs, c =>
        {
            Assert.All(c.Gains.Zip(c.Gains.Skip(1)), p => Assert.True(p.Second.First > p.First.First && p.Second.Second < p.First.Second));
            Assert.Equal(package.Members.First(m => m.Economy.Equals(c.First)).Gain, c.Gains[c.Bargain].First);
            Assert.All(c.Gains, g => Assert.True(g.First > 0 && g.Second > 0));
        });
    }

    [Fact]
    public void What_the_sectors_bring_adds_up_to_the_gain_and_wants_are_sorted()
    {
        var package = s_package.Value;
        for (var k = 0; k < s_members.Length; k++)
        {
            var sum = package.Sectors.Sum(s => s.Worth[k]);
            // The integral of a derivative along a line is the difference; three points leave a small error.
            Assert.InRange(sum, 0.97 * package.Members[k].GainMusd, 1.03 * package.Members[k].GainMusd);
            var own = package.Wants.Where(w => w.Receiver.Equals(s_members[k])).ToList();
            Assert.Equal(own.OrderByDescending(w => w.Worth), own);
            Assert.All(own, w => Assert.True(!w.Giver.Equals(w.Receiver) && w.To < w.From && w.Worth > 0));
        }
    }

    [Fact]
    public void The_patience_needed_is_where_keeping_and_breaking_are_worth_the_same() => Assert.All(s_package.Value.Members, m =>
    {
        Assert.True(m.Broken > m.Gain);
        // Keeping for good is worth gain / (1 − δ); breaking is worth the breach once and nothing afterwards.
        Assert.Equal(m.Gain / (1 - m.PatienceNeeded), m.Broken, 1e-9);
        Assert.Equal(0.95 >= m.PatienceNeeded, m.Keeps);
    });

    [Fact]
    public void Members_without_tariffs_between_them_have_nothing_to_search()
    {
        var table = s_world.Value;
        var pair = (from a in table.Economies from b in table.Economies where string.CompareOrdinal(a.Code, b.Code) < 0 && Free(a, b) && Free(b, a) select (a, b)).First();
        var package = PreferredPackageStudy.Of(table, [pair.a, pair.b], TestContext.Current.CancellationToken)!;
        Assert.Equal((0, false), (package.Movable, package.IsAgreed));
        Assert.Empty(package.Members);

        bool Free(Economy importer, Economy exporter) => Enumerable.Range(0, table.SectorCount).All(j =>
        {
            var cell = table.Cell(j, table.IndexOf(importer), table.IndexOf(exporter));
            return table.Tariff[cell] <= 0 || table.Trade[cell] <= 0;
        });
    }
}
