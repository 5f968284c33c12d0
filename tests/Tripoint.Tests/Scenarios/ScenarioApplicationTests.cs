using CsCheck;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Scenarios;

public class ScenarioApplicationTests
{
    private const int Crops = 0, Electronics = 1, Metals = 2, Services = 3;
    private const int China = 0, Japan = 1, Korea = 2, Union = 3, Rest = 4;
    private static readonly WorldTable s_table = SmallWorld.Table();

    [Fact]
    public void A_tariff_to_zero_in_the_bloc_spares_domestic_sales_services_others_and_exceptions()
    {
        var flows = new FlowSelection(Selector.Of("bloc"), Selector.Of("bloc"), Selector.All, [new SectorsLeftOut(Selector.Of("JPN"), Selector.Of("agriculture"))]);
        var applied = Apply(new TariffChange(flows, TariffRule.To, StagedValue.Constant(0)));
        var tariff = applied.Policy.Tariff!;
        Assert.Equal(0, tariff[s_table.Cell(Electronics, Japan, Korea)]);
        Assert.Equal(0.1, tariff[s_table.Cell(Crops, Japan, China)]);
        Assert.Equal(0, tariff[s_table.Cell(Crops, China, Japan)]);
        Assert.Equal(0.1, tariff[s_table.Cell(Metals, Union, China)]);
        Assert.Equal(0, tariff[s_table.Cell(Services, Japan, Korea)]);
        var change = Assert.Single(applied.Changes);
        Assert.Equal(6 * 3 - 2, change.Cells);
        Assert.Equal(change.CoveredMusd, Sum(tariff, (cell, rate) => rate != s_table.Tariff[cell]), 9);
        Assert.Null(applied.Policy.Barrier);
    }

    [Theory]
    [InlineData(TariffRule.To, 0.03, 0.03)]
    [InlineData(TariffRule.AtMost, 0.03, 0.03)]
    [InlineData(TariffRule.AtMost, 0.2, 0.1)]
    [InlineData(TariffRule.Add, 0.25, 0.35)]
    [InlineData(TariffRule.Add, -0.25, 0)]
    [InlineData(TariffRule.Change, -0.5, 0.05)]
    public void Each_rule_moves_a_tariff_of_ten_per_cent_as_it_says(TariffRule rule, double value, double expected)
    {
        var applied = Apply(new TariffChange(Imports("KOR", "CHN"), rule, StagedValue.Constant(value)));
        Assert.Equal(expected, applied.Policy.Tariff![s_table.Cell(Electronics, Korea, China)], 12);
    }

    [Fact]
    public void A_tariff_table_imported_with_the_data_replaces_the_rates()
    {
        var applied = Apply(new TariffChange(Imports("KOR", "CHN"), TariffRule.Table, null) { Table = "half" });
        Assert.Equal(0.05, applied.Policy.Tariff![s_table.Cell(Electronics, Korea, China)]);
        Assert.Equal(0.1, applied.Policy.Tariff![s_table.Cell(Electronics, Korea, Japan)]);
    }

    [Fact]
    public void Every_instrument_reaches_its_array()
    {
        var value = StagedValue.Constant(0.4);
        var applied = Apply(
            new BarrierChange(Imports("JPN", "KOR"), StagedValue.Constant(-0.02)),
            new BarrierChange(Imports("ROW", "EU27"), null),
            new ExportTaxChange(Imports("JPN", "CHN"), value),
            new ExportRestrictionChange(Imports("KOR", "CHN"), value, IsVolumeCap: false, RentHolder.Importer),
            new ExportRestrictionChange(Imports("EU27", "CHN"), value, IsVolumeCap: true, RentHolder.Exporter),
            new ProductivityChange(Selector.Of("KOR"), Selector.Of("C26"), StagedValue.Constant(0.01)),
            new SubsidyChange(Selector.Of("CHN"), Selector.Of("C26"), StagedValue.Constant(0.05)));
        var policy = applied.Policy;
        Assert.Equal(0.98, policy.Barrier![s_table.Cell(Metals, Japan, Korea)]);
        Assert.Equal(double.PositiveInfinity, policy.Barrier[s_table.Cell(Services, Rest, Union)]);
        Assert.Equal(1, policy.Barrier[s_table.Cell(Metals, Japan, Japan)]);
        Assert.Equal(0.4, policy.ExportTax![s_table.Cell(Metals, Japan, China)]);
        Assert.Equal(0.4, policy.ImporterRent![s_table.Cell(Metals, Korea, China)]);
        Assert.Equal(4, policy.VolumeCaps.Length);
        Assert.Contains(new VolumeCap(Metals, Union, China, 0.4, RentHolder.Exporter), policy.VolumeCaps);
        Assert.Equal(1.01, policy.Productivity![Korea * 4 + Electronics]);
        Assert.Equal(0.05, policy.Subsidy![China * 4 + Electronics]);
        Assert.Equal(0, policy.Subsidy![China * 4 + Metals]);
        Assert.Equal(7, applied.Changes.Length);
        Assert.Null(applied.Changes[0].Policy.ExportTax);
    }

    [Fact]
    public void Changes_apply_in_their_order()
    {
        var to = new TariffChange(Imports("KOR", "CHN"), TariffRule.To, StagedValue.Constant(0.02));
        var add = new TariffChange(Imports("KOR", "CHN"), TariffRule.Add, StagedValue.Constant(0.25));
        Assert.Equal(0.27, Apply(to, add).Policy.Tariff![s_table.Cell(Electronics, Korea, China)], 12);
        Assert.Throws<BadInputException>(() => Apply(add, to));
    }

    [Fact]
    public void Two_changes_that_contradict_each_other_are_a_fault_that_names_both_lines()
    {
        var zero = new TariffChange(Imports("bloc", "bloc"), TariffRule.To, StagedValue.Constant(0)) { Place = new ScenarioPlace("a.yaml", 4) };
        var five = new TariffChange(Imports("JPN", "KOR"), TariffRule.To, StagedValue.Constant(0.05)) { Place = new ScenarioPlace("a.yaml", 6) };
        var fault = Assert.Single(Assert.Throws<BadInputException>(() => Apply(zero, five)).Faults);
        Assert.Equal("a.yaml, line 6", fault.Where);
        Assert.Contains("a.yaml, line 4", fault.What, StringComparison.Ordinal);

        FlowSelection flows = Imports("JPN", "KOR");
        Fails(new BarrierChange(flows, null), new BarrierChange(flows, StagedValue.Constant(0.1)));
        Fails(new ExportTaxChange(flows, StagedValue.Constant(0.1)), new ExportTaxChange(flows, StagedValue.Constant(0.2)));
        Fails(
            new ExportRestrictionChange(flows, StagedValue.Constant(0.1), true, RentHolder.Exporter),
            new ExportRestrictionChange(flows, StagedValue.Constant(0.2), true, RentHolder.Exporter));
        Fails(new SubsidyChange(Selector.Of("JPN"), Selector.All, StagedValue.Constant(0.1)), new SubsidyChange(Selector.Of("all"), Selector.All, StagedValue.Constant(0.2)));

        static void Fails(params ScenarioChange[] changes) =>
            Assert.Contains("contradicts", Assert.Throws<BadInputException>(() => Apply(changes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saying_the_same_twice_is_no_contradiction()
    {
        var half = new PhaseIn(2026, 2);
        var once = new TariffChange(Imports("bloc", "bloc"), TariffRule.To, StagedValue.Constant(0)) { PhaseIn = half };
        var twice = new TariffChange(Imports("JPN", "KOR"), TariffRule.To, StagedValue.Constant(0)) { PhaseIn = half };
        foreach (int? year in new int?[] { 2025, 2026, 2027, null })
            Assert.Equal(Apply(year, once).Policy.Tariff, Apply(year, once, twice).Policy.Tariff);
    }

    [Theory]
    [InlineData("XYZ", "unknown economy 'XYZ'")]
    [InlineData("kor", "Did you mean KOR?")]
    [InlineData("DEU", "holds DEU only inside EU27")]
    [InlineData("BRA", "holds BRA only inside ROW")]
    public void A_code_the_table_lacks_is_a_fault_that_says_where_it_is(string code, string expected)
    {
        var e = Assert.Throws<BadInputException>(() => Apply(new TariffChange(Imports(code, "bloc"), TariffRule.To, StagedValue.Constant(0))));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_bloc_inside_an_aggregate_follow_the_stated_rule()
    {
        var applied = Apply(new TariffChange(Imports("G7", "CHN"), TariffRule.To, StagedValue.Constant(0)));
        var tariff = applied.Policy.Tariff!;
        Assert.Equal(0, tariff[s_table.Cell(Electronics, Japan, China)]);
        Assert.Equal(0, tariff[s_table.Cell(Electronics, Union, China)]);
        Assert.Equal(0.1, tariff[s_table.Cell(Electronics, Rest, China)]);
        Assert.Contains(applied.Notes, n => n.Contains("DEU, FRA, ITA only inside EU27, which stands for them", StringComparison.Ordinal));
        Assert.Contains(applied.Notes, n => n.Contains("CAN, GBR, USA left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("KOR", "KOR", "all", "selects nothing")]
    [InlineData("ASEAN", "KOR", "all", "selects nothing")]
    [InlineData("KOR", "CHN", "mining", "selects nothing")]
    [InlineData("KOR", "CHN", "services", "a tariff on services")]
    [InlineData("KOR", "CHN", "c26", "Did you mean C26?")]
    public void An_empty_or_impossible_selection_is_a_fault(string importers, string exporters, string sectors, string expected)
    {
        var flows = new FlowSelection(Selector.Of(importers), Selector.Of(exporters), Selector.Of(sectors));
        var e = Assert.Throws<BadInputException>(() => Apply(new TariffChange(flows, TariffRule.To, StagedValue.Constant(0))));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_table_of_tariffs_lists_the_known_ones()
    {
        var e = Assert.Throws<BadInputException>(() => Apply(new TariffChange(Imports("KOR", "CHN"), TariffRule.Table, null) { Table = "tariffs2005" }));
        Assert.Contains("'tariffs2005'; expected one of half", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phased_cut_walks_in_equal_steps_and_ends_in_full()
    {
        var change = new TariffChange(Imports("KOR", "CHN"), TariffRule.To, StagedValue.Constant(0)) { PhaseIn = new PhaseIn(2027, 10) };
        var cell = s_table.Cell(Electronics, Korea, China);
        Assert.Null(Apply(2026, change).Policy.Tariff);
        for (var k = 1; k <= 10; k++) Assert.Equal(0.1 * (10 - k) / 10, Apply(2026 + k, change).Policy.Tariff![cell], 12);
        Assert.Equal(0, Apply(2050, change).Policy.Tariff![cell]);
        Assert.Equal(0, Apply(change).Policy.Tariff![cell]);
    }

    [Fact]
    public void A_path_by_year_holds_each_value_until_the_next()
    {
        var steps = StagedValue.ByYear([new(2026, 0.2), new(2030, 0)]);
        var change = new TariffChange(Imports("KOR", "CHN"), TariffRule.To, steps);
        var cell = s_table.Cell(Electronics, Korea, China);
        Assert.Empty(Apply(2025, change).Changes);
        Assert.Equal(0.2, Apply(2029, change).Policy.Tariff![cell]);
        Assert.Equal(0, Apply(2030, change).Policy.Tariff![cell]);
    }

    [Fact]
    public void Others_are_all_outside_the_bloc_and_the_bloc_can_be_changed()
    {
        var scenario = Scenario(new TariffChange(Imports("others", "bloc"), TariffRule.To, StagedValue.Constant(0))) with { Bloc = Bloc.Parse("CHN,KOR") };
        var tariff = ScenarioApplication.Apply(scenario, s_table).Policy.Tariff!;
        Assert.Equal(0, tariff[s_table.Cell(Electronics, Japan, Korea)]);
        Assert.Equal(0.1, tariff[s_table.Cell(Electronics, Japan, Union)]);
        Assert.Equal(0.1, tariff[s_table.Cell(Electronics, China, Korea)]);
    }

    [Fact]
    public void The_policy_of_all_changes_is_the_whole_and_of_one_is_its_own()
    {
        var applied = Apply(
            new TariffChange(Imports("bloc", "bloc"), TariffRule.To, StagedValue.Constant(0)),
            new BarrierChange(Imports("bloc", "others"), StagedValue.Constant(0.1)));
        Assert.Equal(applied.Policy.Barrier, applied.PolicyOf(_ => true).Barrier);
        Assert.Equal(applied.Changes[1].Policy.Barrier, applied.PolicyOf(at => at == 1).Barrier);
        Assert.Null(applied.PolicyOf(at => at == 1).Tariff);
    }

    [Fact]
    public void A_base_of_another_year_is_noted() => Assert.Contains(
        ScenarioApplication.Apply(Scenario(new BarrierChange(Imports("bloc", "bloc"), StagedValue.Constant(0.1))) with { BaseYear = 2015 }, s_table).Notes,
        n => n.Contains("written for a base of 2015", StringComparison.Ordinal));

    [Fact]
    public void Any_phased_tariff_stays_between_the_base_and_its_target() =>
        Gen.Select(Gen.Double[0, 2], Gen.Int[1, 30], Gen.Int[2000, 2060]).Sample((target, years, year) =>
        {
            var change = new TariffChange(Imports("KOR", "CHN"), TariffRule.To, StagedValue.Constant(target)) { PhaseIn = new PhaseIn(2027, years) };
            var rate = Apply(year, change).Policy.Tariff is { } tariff ? tariff[s_table.Cell(Electronics, Korea, China)] : 0.1;
            Assert.InRange(rate, Math.Min(0.1, target) - 1e-12, Math.Max(0.1, target) + 1e-12);
        }, iter: 200);

    private static double Sum(double[] values, Func<int, double, bool> include)
    {
        var sum = 0.0;
        for (var cell = 0; cell < values.Length; cell++) sum += include(cell, values[cell]) ? s_table.Trade[cell] : 0;
        return sum;
    }

    private static FlowSelection Imports(string importers, string exporters) => new(Selector.Of(importers), Selector.Of(exporters), Selector.All);

    private static Scenario Scenario(params ScenarioChange[] changes) => new() { Id = "test", Name = new LocalizedName("test"), Changes = [.. changes] };

    private static AppliedScenario Apply(params ScenarioChange[] changes) => Apply(null, changes);

    private static AppliedScenario Apply(int? year, params ScenarioChange[] changes) => ScenarioApplication.Apply(Scenario(changes), s_table, year);
}
