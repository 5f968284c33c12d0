using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports;
using Tripoint.Tables;

namespace Tripoint.Studies.Tests.Briefs;

public sealed class BriefStudyTests
{
    private static readonly Lazy<WorldTable> s_world = new(() => EmbeddedDataset.World());
    private static readonly Lazy<TradePanel> s_panel = new(EmbeddedDataset.Flows);
    private static readonly Lazy<Brief> s_brief = new(() => Run(Bloc.ChinaJapanKorea));

    [Fact]
    public void Every_standard_scenario_of_the_default_bloc_is_priced_and_certified()
    {
        var brief = s_brief.Value;
        Assert.Equal(["decoupling-mild", "decoupling-severe", "tariff-war", "export-controls-metals"], brief.Pressure.Select(s => s.Key));
        Assert.Equal(["cjk-fta", "cjk-fta-agriculture-excluded", "rcep-full", "asean-plus-three-fta"], brief.Agreements.Select(s => s.Key));
        Assert.All(brief.Scenarios, s => Assert.Equal(SolveStatus.Converged, s.Status));
        Assert.All(brief.Scenarios, s => Assert.InRange(s.Residual, 0, 1e-10));
        Assert.All(brief.Scenarios.SelectMany(s => s.Outcomes), o => Assert.NotNull(o.WelfareShortRun));
        Assert.All(brief.Scenarios, s => Assert.Equal(brief.Members, s.Members.Select(m => m.Economy)));
    }

    [Fact]
    public void Flows_and_shares_are_those_of_the_table()
    {
        var (brief, table) = (s_brief.Value, s_world.Value);
        int china = table.IndexOf(Economy.Of("CHN")), japan = table.IndexOf(Economy.Of("JPN"));
        double sold = 0, exports = 0, imports = 0;
        for (var j = 0; j < table.SectorCount; j++)
        {
            sold += table.Trade[table.Cell(j, japan, china)];
            for (var n = 0; n < table.EconomyCount; n++)
            {
                if (n == china) continue;
                exports += table.Trade[table.Cell(j, n, china)];
                imports += table.Trade[table.Cell(j, china, n)];
            }
        }
        var standing = brief.Standing.Members[0];
        Close(sold, brief.Standing.Flows[1]);
        Close(exports, standing.Exports);
        Close(imports, standing.Imports);
        Close(-table.Deficit[china], standing.Balance);
        Close(brief.Standing.InternalTrade, brief.Standing.Members.Sum(m => m.ExportsToBloc));
        Close(brief.Standing.InternalTrade, brief.Standing.Members.Sum(m => m.ImportsFromBloc));
        Assert.Equal(Enumerable.Range(2011, 12), brief.Standing.Years);
        Assert.All(brief.Standing.Histories, h => Assert.Equal(brief.Standing.Years.Length, h.ExportsToBloc.Length));
        // The last year of the history and the table are the same flows.
        Assert.Equal(brief.Standing.InternalShare, brief.Standing.InternalShares[^1], 1e-4);
    }

    [Fact]
    public void Reliances_by_sector_are_the_heaviest_of_each_member()
    {
        var table = s_world.Value;
        foreach (var reliance in s_brief.Value.Standing.SectorReliances)
        {
            int n = table.IndexOf(reliance.Economy), i = table.IndexOf(reliance.Supplier), j = table.IndexOfSector(reliance.Sector.Code);
            double all = 0, foreign = 0;
            for (var p = 0; p < table.EconomyCount; p++)
            {
                var value = table.Trade[table.Cell(j, n, p)];
                all += value;
                if (p != n) foreign += value;
                if (p != n && table.Economies[p].Code != "ROW") Assert.True(value <= reliance.Imports * (1 + 1e-12));
            }
            Close(table.Trade[table.Cell(j, n, i)], reliance.Imports);
            Close(reliance.Imports / foreign, reliance.ImportShare);
            Close(reliance.Imports / all, reliance.UseShare);
        }
    }

    [Fact]
    public void Parts_by_sector_add_up_to_the_engines_terms_where_no_export_tax_is_in_play()
    {
        foreach (var scenario in s_brief.Value.Scenarios)
        {
            foreach (var member in scenario.Members.Where(m => m.PartsAddUp))
            {
                var outcome = scenario.Of(member.Economy);
                Assert.Equal(outcome.TermsOfTrade, member.TermsOfTrade.Sum(), 1e-8);
                Assert.Equal(outcome.VolumeOfTrade, member.VolumeOfTrade.Sum(), 1e-8);
                Assert.Equal(outcome.DirectBarriers!.Value, member.DirectBarriers.Sum(), 1e-12);
            }
        }
        Assert.All(s_brief.Value.Agreements.SelectMany(s => s.Members), m => Assert.True(m.PartsAddUp));
    }

    [Fact]
    public void For_a_small_change_of_barriers_the_three_parts_are_the_whole_effect()
    {
        // The defining condition of a first-order decomposition: the remainder shrinks with the square of the change.
        double Remainder(string change)
        {
            var scenario = Scenario($"barrier: {{ importers: bloc, exporters: bloc, sectors: goods, change: {change} }}");
            var brief = BriefStudy.Run(new BriefRequest { Table = s_world.Value, Scenarios = [scenario], ShortRun = false }, cancellation: TestContext.Current.CancellationToken);
            return brief.Members.Select(brief.Agreements[0].Of).Max(o => Math.Abs(o.Welfare - o.WelfareFirstOrder - o.DirectBarriers!.Value) / Math.Abs(o.DirectBarriers!.Value));
        }
        double coarse = Remainder("-0.2%"), fine = Remainder("-0.02%");
        Assert.InRange(coarse, 0, 0.05);
        Assert.InRange(fine / coarse, 0.05, 0.15);
    }

    [Theory]
    [InlineData("tariff: { importers: [USA], exporters: [CHN], sectors: goods, add: 5% }", "Pressure")]
    [InlineData("tariff: { importers: bloc, exporters: bloc, sectors: all, to: 0% }", "Agreement")]
    [InlineData("barrier: { importers: [JPN], exporters: [KOR], sectors: all, change: 3% }", "Pressure")]
    [InlineData("export-restriction: { exporter: CHN, importers: [JPN], sectors: [C24B], tax-equivalent: 10% }", "Pressure")]
    [InlineData("barrier: { importers: [JPN], exporters: [KOR], sectors: [C26], to-autarky: true }", "Pressure")]
    public void The_direction_follows_from_the_policy(string change, string expected)
    {
        var applied = ScenarioApplication.Apply(Scenario(change), s_world.Value);
        Assert.Equal(expected, ScenarioPricing.Direction(s_world.Value, applied.Policy).ToString());
    }

    [Fact]
    public void Members_inside_an_aggregate_are_named_and_left_out()
    {
        var request = new BriefRequest { Table = s_world.Value, Bloc = Bloc.Parse("G7"), Scenarios = [], ShortRun = false };
        var brief = BriefStudy.Run(request, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["DEU", "FRA", "ITA"], brief.MembersNotShown.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["CAN", "GBR", "JPN", "USA"], brief.Members.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.Contains("Germany", BriefHtml.Write(brief, ReportTexts.Load(Language.English)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bloc_that_the_table_holds_as_one_is_refused_with_its_reason()
    {
        var refused = Assert.Throws<BadInputException>(() => BriefStudy.Run(new BriefRequest { Table = s_world.Value, Bloc = Bloc.Parse("EU27"), Scenarios = [] }, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(refused.Faults, f => f.What.Contains("part of EU27", StringComparison.Ordinal));
        Assert.Contains(refused.Faults, f => f.Where == "--bloc");
    }

    [Fact]
    public void Standard_scenarios_never_set_a_member_against_its_own_bloc()
    {
        Assert.DoesNotContain(StandardScenarios.Of(Bloc.Parse("G7"), s_world.Value), s => s.Id is "decoupling-mild" or "decoupling-severe" or "tariff-war");
        Assert.Equal("asean-plus-three-fta", StandardScenarios.Of(Bloc.Parse("ASEAN+3"), s_world.Value).First(s => s.Id.EndsWith("fta", StringComparison.Ordinal)).Id);
        var pair = StandardScenarios.Of(Bloc.Parse("CHN,JPN"), s_world.Value);
        Assert.Equal(Bloc.Parse("CHN,JPN").Members, pair.Single(s => s.Id == "bloc-fta").Bloc.Members);
        Assert.Equal(Bloc.Parse("CHN,JPN").Members, pair.Single(s => s.Id == "tariff-war").Bloc.Members);
    }

    [Fact]
    public void The_same_request_gives_the_same_bytes()
    {
        var texts = ReportTexts.Load(Language.Korean);
        Assert.Equal(BriefHtml.Write(s_brief.Value, texts), BriefHtml.Write(Run(Bloc.ChinaJapanKorea), texts));
    }

    [Fact]
    public void A_cancelled_study_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => BriefStudy.Run(
            new BriefRequest { Table = s_world.Value, Scenarios = StandardScenarios.Of(Bloc.ChinaJapanKorea, s_world.Value) }, null, source.Token));
    }

    [Fact]
    public void Ranges_over_elasticities_are_drawn_around_the_point_and_only_when_asked_for()
    {
        var request = new BriefRequest { Table = s_world.Value, Scenarios = [Scenario("tariff: { importers: bloc, exporters: bloc, sectors: goods, to: 0% }")], ShortRun = false, Draws = 12 };
        var brief = BriefStudy.Run(request, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((12, 1UL), (brief.Draws!.Count, brief.Draws.Seed));
        Assert.NotEqual("", brief.Draws.Source);
        Assert.All(brief.Members.Select(brief.Agreements[0].Of), o =>
        {
            Assert.True(o.WelfareInterval!.Low < o.WelfareInterval.High);
            // The draws are around the estimates, so their range holds the point up to its own width.
            var width = o.WelfareInterval.High - o.WelfareInterval.Low;
            Assert.InRange(o.Welfare, o.WelfareInterval.Low - width, o.WelfareInterval.High + width);
        });
        Assert.Null(s_brief.Value.Draws);
        Assert.All(s_brief.Value.Scenarios.SelectMany(s => s.Outcomes), o => Assert.Null(o.WelfareInterval));
    }

    [Fact]
    public void The_inner_shares_of_the_connection_are_those_of_the_table()
    {
        var (connection, table) = (s_brief.Value.Connection!, s_world.Value);
        Assert.True(connection.HasGravity);
        foreach (var member in connection.Members)
        {
            double imports = 0, inside = 0;
            for (var j = 0; j < table.SectorCount; j++)
            {
                if (!table.Sectors[j].IsGoods) continue;
                foreach (var seller in table.Economies.Where(e => !e.Equals(member.Economy)))
                {
                    var flow = table.Trade[table.Cell(j, table.IndexOf(member.Economy), table.IndexOf(seller))];
                    imports += flow;
                    if (Bloc.ChinaJapanKorea.Contains(seller)) inside += flow;
                }
            }
            Close(imports, member.Imports);
            Close(inside / imports, member.ImportsInside);
            Assert.InRange(member.Inputs!.TotalBMinusI, member.Inputs.Face, 1);
        }
        Assert.Equal(connection.Picture.Links.OrderByDescending(l => l.Value), connection.Picture.Links);
        Assert.Equal(3, connection.Picture.Links.Length);
    }

    private static Brief Run(Bloc bloc) => BriefStudy.Run(new BriefRequest
    {
        Table = s_world.Value,
        Panel = s_panel.Value,
        Bloc = bloc,
        Scenarios = StandardScenarios.Of(bloc, s_world.Value),
    });

    private static Scenario Scenario(string change) => Data.Import.ScenarioFile.Read(
        new StringReader($"name: a test\nbloc: [CHN, JPN, KOR]\nbase: 2022\nchanges:\n  - {change}\n    assumption: \"for a test\"\n"), "test.yaml", "test");

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected - (1e-9 * Math.Abs(expected)), expected + (1e-9 * Math.Abs(expected)));
}
