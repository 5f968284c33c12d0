using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;
using Tripoint.Studies.Exposures;
using Tripoint.Studies.Simulation;
using Tripoint.TestSupport;

namespace Tripoint.Studies.Tests.Simulation;

public class SimulateStudyTests
{
    private const string Staged = """
        name: staged
        changes:
          - tariff: { importers: bloc, exporters: bloc, to: 0%, path: { start: 2027, years: 4, cuts: equal } }
          - barrier: { importers: bloc, exporters: bloc, change: { 2029: -3% } }
          - export-tax: { importers: others, exporters: [CHN], sectors: [C24B], rate: 10% }
        closure: { deficits: fixed, horizon: medium-run }
        """;

    [Fact]
    public void A_staged_scenario_has_a_result_for_each_step_and_ends_where_the_whole_does()
    {
        var simulation = Run(Staged, new SimulateRequest { Scenario = "test" });
        Assert.Equal([2027, 2028, 2029, 2030], simulation.Path.Select(p => p.Year));
        Assert.True(simulation.Converged);
        for (var n = 0; n < 5; n++) Assert.Equal(simulation.Result.WelfareExact[n], simulation.Path[^1].Result.WelfareExact[n], 8);
    }

    [Fact]
    public void The_scenarios_closure_holds_unless_the_request_says_otherwise()
    {
        var own = Run(Staged, new SimulateRequest { Scenario = "test" }).Result.Options;
        Assert.Equal((DeficitClosure.Fixed, Horizon.MediumRun), (own.Deficits, own.Horizon));
        var asked = Run(Staged, new SimulateRequest { Scenario = "test", Deficits = DeficitClosure.FixedShare, Horizon = Horizon.LongRun }).Result.Options;
        Assert.Equal((DeficitClosure.FixedShare, Horizon.LongRun), (asked.Deficits, asked.Horizon));
    }

    [Fact]
    public void The_contributions_of_the_changes_add_up()
    {
        var simulation = Run(Staged, new SimulateRequest { Scenario = "test" });
        var contributions = simulation.Contributions!;
        Assert.Equal(3, contributions.WelfareExact.Length);
        for (var n = 0; n < 5; n++) Assert.Equal(simulation.Result.WelfareExact[n], contributions.WelfareExact.Sum(c => c[n]), 9);
    }

    [Fact]
    public void Comparison_and_sector_outcomes_come_with_the_full_model_as_simulated()
    {
        var simulation = Run(
            "name: one\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }\n", new SimulateRequest { Scenario = "test", Compare = true });
        Assert.Null(simulation.Contributions);
        Assert.Empty(simulation.Path);
        var full = simulation.Comparison.Single(c => c is { Scope: ModelScope.Full, Horizon: Horizon.LongRun }).Result!;
        Assert.Equal(simulation.Result.WelfareExact[0], full.WelfareExact[0], 9);

        // Exports over the sectors add up to the economy's.
        var sectors = SectorOutcome.Of(simulation.Result, 0);
        var table = simulation.Result.Base;
        double before = 0, after = 0;
        for (var s = 0; s < table.SectorCount; s++)
        {
            var sold = Enumerable.Range(1, 4).Sum(n => table.Trade[table.Cell(s, n, 0)]);
            before += sold;
            after += sold * (1 + sectors[s].Exports);
        }
        Assert.Equal(simulation.Result.Exports[0], after / before - 1, 9);
    }

    [Fact]
    public void Every_scenario_of_the_library_fits_the_embedded_table_or_says_what_it_needs()
    {
        var table = EmbeddedDataset.World();
        foreach (var name in ScenarioLibrary.Names)
        {
            var faults = ScenarioApplication.Check(ScenarioLibrary.Load(name), table);
            if (name == "nafta-1993-2005") Assert.Contains("tariffs2005", Assert.Single(faults).What, StringComparison.Ordinal);
            else Assert.Empty(faults);
        }
    }

    [Fact]
    public void An_exposure_report_compares_with_an_earlier_year_and_carries_books()
    {
        var report = ExposureStudy.Run(EmbeddedDataset.Flows(), new ExposureRequest { Partner = Economy.Of("USA"), Since = 2015 });
        Assert.Equal(["CHN", "JPN", "KOR"], report.Economies.Select(e => e.Economy.Code), StringComparer.Ordinal);
        Assert.Equal((2015, 2022), (report.Since, report.Year));
        foreach (var economy in report.Economies)
        {
            Assert.NotEqual(economy.Markets.OnBloc.Then, economy.Markets.OnBloc.Now);
            Assert.InRange(economy.Markets.LowestConcentration.Now, 0, economy.Markets.Concentration.Now);
            Assert.NotNull(economy.Suppliers.OnPartner);
            Assert.Equal(28, economy.Sectors.Length);
            Assert.All(economy.Balances, b => Assert.NotEmpty(b.Books));
        }
    }

    private static SimulationResult Run(string yaml, SimulateRequest request) =>
        SimulateStudy.Run(request, ScenarioFile.Read(new StringReader(yaml), "test.yaml", "test"), SmallWorld.Table());
}
