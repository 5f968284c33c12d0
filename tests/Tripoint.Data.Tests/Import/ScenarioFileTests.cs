using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class ScenarioFileTests
{
    private const string Head = "name: a test\nbloc: [CHN, JPN, KOR]\nchanges:\n";

    [Fact]
    public void The_example_of_the_design_is_read_in_full()
    {
        var scenario = Read("""
            name: China-Japan-Korea FTA, goods
            bloc: [CHN, JPN, KOR]
            base: 2022
            changes:
              - tariff: { importers: bloc, exporters: bloc, sectors: all, to: 0%, except: { JPN: [C24B], KOR: [A01, C24B] } }
                source: "tariff elimination with agricultural exceptions"
              - barrier: { importers: bloc, exporters: bloc, sectors: manufactures, change: -2% }     # iceberg trade cost
              - tariff: { importers: [EU27], exporters: [CHN], sectors: [C26, C24B], add: 25% }
              - tariff: { importers: [ROW], exporters: bloc, to: { table: half } }
              - export-restriction: { exporter: CHN, importers: [JPN, KOR], sectors: [C24B], tax-equivalent: 40% }
            closure: { deficits: fixed-share, horizon: long-run }
            """);
        Assert.Equal("CJK", scenario.Bloc.Code);
        Assert.Equal(2022, scenario.BaseYear);
        Assert.Equal(new ScenarioClosure(DeficitClosure.FixedShare, Horizon.LongRun), scenario.Closure);
        Assert.Equal(["tariff", "barrier", "tariff", "tariff", "export-restriction"], scenario.Changes.Select(c => c.Kind), StringComparer.Ordinal);
        Assert.Equal(["tariff elimination with agricultural exceptions"], scenario.Changes.Where(c => !c.IsAssumption).Select(c => c.Source), StringComparer.Ordinal);
        Assert.Equal(5, scenario.Changes[0].Place.Line);
        Assert.NotNull(ScenarioApplication.Apply(scenario, SmallWorld.Table()).Policy.Tariff);
    }

    [Theory]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: 25 }", "'25' under 'to' has no unit", "Write 25%")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: -5% }", "-5% under 'to' is out of range", "between 0%")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: NaN% }", "'NaN%' under 'to' is not a rate", "25%")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc }", "says nothing of what it changes to", "exactly one")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: 0%, add: 5% }", "more than one thing", "exactly one")]
    [InlineData("- tariff: { exporters: bloc, to: 0% }", "'importers' is missing", "bloc")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, too: 0%, to: 0% }", "unknown key 'too'", "one of")]
    [InlineData("- tarif: { importers: bloc, exporters: bloc, to: 0% }", "unknown key 'tarif'", "tariff")]
    [InlineData("- barrier: { importers: bloc, exporters: bloc, to-autarky: true, path: { years: 5, cuts: equal } }", "cannot be closed in equal steps", "change")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, path: { 26: 20% } }", "'26' is not a year", "2026")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: 0%, path: { years: ten, cuts: equal } }", "'ten' is not a number of years", "1 to 50")]
    [InlineData("- tariff: { importers: [], exporters: bloc, to: 0% }", "'importers' is empty", "at least one")]
    [InlineData("- export-restriction: { exporter: CHN, importers: all, volume: 40%, rent: broker }", "unknown 'rent'", "exporter or importer")]
    [InlineData("- subsidy: { economy: CHN, sectors: [C26], rate: 100% }", "100% under 'rate' is out of range", "99%")]
    [InlineData("- productivity: 3%", "'productivity' must be a mapping", "")]
    public void A_bad_change_is_refused_with_its_line(string line, string what, string help)
    {
        var e = Assert.Throws<BadInputException>(() => Read(Head + "  " + line));
        var fault = Assert.Single(e.Faults, f => f.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal("test.yaml, line 4", fault.Where);
        Assert.Contains(help, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changes: [}", "not YAML")]
    [InlineData("", "empty or not a mapping")]
    [InlineData("bloc: CJK\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }", "has no name")]
    [InlineData("name: x", "has no changes")]
    [InlineData("name: x\nchanges: []", "has no changes")]
    [InlineData("name: x\nbloc: [CHN, XXX]\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }", "unknown economy 'XXX' in the bloc")]
    [InlineData("name: x\nclosure: { deficits: none }\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }", "unknown 'deficits': 'none'")]
    [InlineData("name: x\nbase: now\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }", "'now' is not a year")]
    public void A_bad_file_is_refused(string text, string what)
    {
        var e = Assert.Throws<BadInputException>(() => Read(text));
        Assert.Contains(e.Faults, f => f.What.Contains(what, StringComparison.Ordinal) && f.Where.StartsWith("test.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_the_file_and_against_the_table_are_reported_together()
    {
        const string text = Head + """
              - tariff: { importers: bloc, exporters: bloc, to: 25 }
              - tariff: { importers: [XYZ], exporters: bloc, to: 0% }
              - barrier: { importers: bloc, exporters: bloc, sectors: [C99], change: -2% }
            """;
        var e = Assert.Throws<BadInputException>(() => ScenarioFile.Read(new StringReader(text), "test.yaml", "test", SmallWorld.Table()));
        Assert.Equal(3, e.Faults.Length);
        Assert.Contains("no unit", e.Faults[0].What, StringComparison.Ordinal);
        Assert.Equal("test.yaml, line 5", e.Faults[1].Where);
        Assert.Contains("unknown economy 'XYZ'", e.Faults[1].What, StringComparison.Ordinal);
        Assert.Contains("unknown sector 'C99'", e.Faults[2].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_read_by_year_and_as_equal_cuts()
    {
        var scenario = Read(Head + """
              - tariff: { importers: bloc, exporters: bloc, path: { 2026: 20%, 2030: 0% } }
              - barrier: { importers: bloc, exporters: bloc, change: -2%, path: { start: 2027, years: 4, cuts: equal } }
              - export-tax: { importers: others, exporters: bloc, rate: { 2028: 5% } }
            """);
        Assert.Equal([2026, 2027, 2028, 2029, 2030], scenario.PathYears);
        Assert.Equal(0.2, scenario.Changes[0].Value!.In(2029));
        Assert.Null(scenario.Changes[0].Value!.In(2025));
        Assert.Equal(0, scenario.Changes[0].Value!.In(null));
        Assert.Equal(new PhaseIn(2027, 4), scenario.Changes[1].PhaseIn);
        Assert.Equal(0.5, scenario.Changes[1].PhaseIn!.Share(2028));
    }

    [Fact]
    public void A_name_may_stand_in_four_languages()
    {
        var scenario = Read("name: { en: A, zh: 甲, ja: 甲い, ko: 가 }\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }");
        Assert.Equal("가", scenario.Name.Korean);
    }

    [Fact]
    public void A_missing_file_names_the_library()
    {
        var e = Assert.Throws<BadInputException>(() => ScenarioFile.Read("no-such-file.yaml"));
        Assert.Contains("cjk-fta", e.Message, StringComparison.Ordinal);
    }

    private static Scenario Read(string text) => ScenarioFile.Read(new StringReader(text), "test.yaml", "test");
}
