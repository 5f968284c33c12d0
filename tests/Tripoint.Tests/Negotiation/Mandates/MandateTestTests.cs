using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;
using Tripoint.TestSupport;
using static Tripoint.Tests.Negotiation.Offers.Talks;

namespace Tripoint.Tests.Negotiation.Mandates;

public class MandateTestTests
{
    private static readonly Tripoint.Tables.WorldTable s_table = SmallWorld.Table(0.1);
    private static readonly EquilibriumModel s_model = new(s_table);

    private static (PackageTerms Terms, EquilibriumResult Result) Priced(params Offer[] offers)
    {
        var terms = PackageTerms.Of(Package(offers), s_table);
        return (terms, s_model.Solve(terms.Policy(null), cancellation: TestContext.Current.CancellationToken));
    }

    private static Mandate WithLines(params RedLine[] lines) => Mandate.Create(Korea, [new Objective(ObjectiveKind.Welfare, 1)], [.. lines]);

    [Fact]
    public void The_score_is_the_sum_of_weights_times_changes()
    {
        var (terms, result) = Priced(Offer(Korea, Tariff("C26", new ToRate(0))));
        var mandate = Mandate.Create(Korea,
        [
            new Objective(ObjectiveKind.Welfare, 2), new Objective(ObjectiveKind.Exports, 0.5), new Objective(ObjectiveKind.Revenue, 1),
            new Objective(ObjectiveKind.ValueAdded, 0.1, Selector.Of("C26")), new Objective(ObjectiveKind.Reliance, 3) { Market = "CHN" },
        ]);
        double exportsToChina = 0, allExports = 0, toChinaBefore = 0, allBefore = 0, revenue = 0;
        for (var j = 0; j < 4; j++)
        {
            for (var n = 0; n < 5; n++)
            {
                revenue += s_table.Tariff[s_table.Cell(j, 2, n)] * s_table.Trade[s_table.Cell(j, 2, n)];
                if (n == 2) continue;
                allExports += result.Trade[s_table.Cell(j, n, 2)];
                allBefore += s_table.Trade[s_table.Cell(j, n, 2)];
                if (n != 0) continue;
                exportsToChina += result.Trade[s_table.Cell(j, n, 2)];
                toChinaBefore += s_table.Trade[s_table.Cell(j, n, 2)];
            }
        }
        var valueAdded = s_table.Output[(2 * 4) + 1] * s_table.ValueAddedShare[(2 * 4) + 1];
        var expected = (2 * result.WelfareExact[2]) + (0.5 * result.Exports[2]) + ((result.TariffRevenue[2] - revenue) / s_table.Income[2])
            + (0.1 * ((result.ValueAdded[(2 * 4) + 1] / valueAdded) - 1)) - (3 * ((exportsToChina / allExports) - (toChinaBefore / allBefore)));
        var verdict = MandateTest.Of(mandate, terms, result);
        Assert.Equal(expected, verdict.Score, 10);
        Assert.Equal(verdict.Score, verdict.Objectives.Sum(o => o.Score), 14);
        Assert.Equal(0, new MandateScore(mandate, s_table).Of(s_model.Solve(PolicyChange.None, cancellation: TestContext.Current.CancellationToken)), 8);
    }

    [Fact]
    public void A_loss_limit_names_the_sector_that_loses_most()
    {
        var (terms, result) = Priced(Offer(Korea, Tariff("C26", new ToRate(0))));
        var losses = Enumerable.Range(0, 4).Select(j => (Sector: s_table.Sectors[j].Code, Change: result.OutputVolume[(2 * 4) + j])).OrderBy(s => s.Change).ToList();
        Assert.True(losses[0].Change < 0);
        var kept = new SectorLossLimit("kept", ScenarioPlace.None, SectorMeasure.Output, Selector.All, -losses[0].Change * 1.01);
        var crossed = kept with { Name = "crossed", LargestLoss = -losses[0].Change * 0.99 };
        var lines = MandateTest.RedLines(WithLines(kept, crossed), terms, result);
        Assert.Equal([true, false], lines.Select(l => l.Holds));
        Assert.Equal((losses[0].Sector, losses[0].Change), (lines[1].Where, lines[1].Value));
        Assert.Contains(losses[0].Sector, lines[1].Touched);
    }

    [Fact]
    public void Frozen_tariffs_are_broken_by_a_cut_on_the_partner_that_they_name()
    {
        var (terms, result) = Priced(Offer(Korea, Tariff("C26", new ToRate(0.04), partners: "CHN")));
        var lines = MandateTest.RedLines(WithLines(
            new FrozenTariffs("all", ScenarioPlace.None, Selector.Of("all"), Selector.Of("C26")),
            new FrozenTariffs("Japan", ScenarioPlace.None, Selector.Of("JPN"), Selector.Of("C26")),
            new FrozenTariffs("metals", ScenarioPlace.None, Selector.Of("all"), Selector.Of("C24B"))), terms, result);
        Assert.Equal([false, true, true], lines.Select(l => l.Holds));
        Assert.Equal("C26 from CHN", lines[0].Where);
        Assert.Equal(-0.06, lines[0].Value, 12);
    }

    [Fact]
    public void A_frozen_line_is_broken_by_a_cut_of_its_whole_sector()
    {
        var hs = new HsSectors("TEST", ImmutableDictionary<string, string>.Empty.Add("10", "A01").Add("85", "C26"), []);
        var frozen = new FrozenLines("rice", ScenarioPlace.None, Selector.Of("all"), [TariffCode.Of("1006")]);
        var (cutting, result) = Priced(Offer(Korea, Tariff("A01", new LinearCut(0.1))));
        Assert.False(Assert.Single(MandateTest.RedLines(WithLines(frozen), cutting, result, hs)).Holds);
        var (sparing, same) = Priced(Offer(Korea, Tariff("C26", new LinearCut(0.1))));
        Assert.True(Assert.Single(MandateTest.RedLines(WithLines(frozen), sparing, same, hs)).Holds);
        Assert.Throws<BadInputException>(() => MandateTest.RedLines(WithLines(frozen), cutting, result));
    }

    [Fact]
    public void A_party_refuses_what_is_worse_than_its_alternative()
    {
        var (terms, result) = Priced(Offer(Korea, Tariff("C26", new LinearCut(0.1))));
        var better = s_model.Solve(Package(Offer(China, Tariff("all", new ToRate(0), partners: "KOR")), Offer(Japan, Tariff("all", new ToRate(0), partners: "KOR"))).At(null, s_table), cancellation: TestContext.Current.CancellationToken);
        var mandate = WithLines();
        Assert.True(better.WelfareExact[2] > result.WelfareExact[2]);
        Assert.False(MandateTest.Of(mandate, terms, result, better).Accepts);
    }

    [Fact]
    public void Faults_of_a_mandate_are_listed_together()
    {
        var faults = Assert.Throws<BadInputException>(() => Mandate.Create(
            Korea, [new Objective(ObjectiveKind.Welfare, double.NaN), new Objective(ObjectiveKind.Exports, 1) { Market = "CHN" }],
            [new WelfareFloor("floor", ScenarioPlace.None, 2)], new Alternative(AlternativeKind.Scenario), discountFactor: 1, bargainingWeight: 0)).Faults;
        Assert.Equal(6, faults.Length);
        Assert.Throws<BadInputException>(() => new MandateScore(Mandate.WelfareOf(Tripoint.Codes.Economy.Of("USA")), s_table));
    }
}
