using System.Globalization;
using System.Text.Json;
using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests.Scenarios;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tripoint-simulate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_json_contract_has_the_shape_that_the_guide_describes()
    {
        var library = Path.Combine(SharedData.RepositoryRoot(), "data", "scenarios", "cjk-fta.yaml");
        var run = TripointProcess.Run("simulate", library, "--format", "json", "--by-sector", "--verbose");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        string[] expected =
        [
            "certificate.goodsMarket: number", "certificate.income: number", "certificate.price: number", "certificate.tradeBalance: number",
            "closure.deficits: string", "closure.horizon: string",
            "contributions.economies[].code: string", "contributions.economies[].welfareExactPercentByChange[]: number", "contributions.method: string",
            "data.books: string", "data.howMade: string", "data.hybrid: boolean", "data.name: string",
            "data.sources[].file: string", "data.sources[].licence: string", "data.sources[].sha256: string", "data.sources[].title: string", "data.sources[].vintage: string",
            "data.year: number",
            "economies[].code: string", "economies[].exportsPercent: number", "economies[].importsPercent: number",
            "economies[].name.en: string", "economies[].name.ja: string", "economies[].name.ko: string", "economies[].name.zh: string",
            "economies[].realWagePercent: number",
            "economies[].sectors[].code: string", "economies[].sectors[].exportsPercent: number", "economies[].sectors[].importsPercent: number",
            "economies[].sectors[].outputMillionUsd: number", "economies[].sectors[].outputVolumePercent: number", "economies[].sectors[].pricePercent: number",
            "economies[].tariffRevenueMillionUsd: number", "economies[].termsOfTradePercent: number", "economies[].volumeOfTradePercent: number",
            "economies[].welfareExactPercent: number", "economies[].welfareFirstOrderPercent: number",
            "iterations: number", "notes[]: string", "residual: number", "residualHistory[]: number",
            "scenario.bloc: string", "scenario.changes[].assumption: boolean", "scenario.changes[].coveredMillionUsd: number", "scenario.changes[].flows: number",
            "scenario.changes[].kind: string", "scenario.changes[].source: string", "scenario.changes[].text: string",
            "scenario.description.en: string", "scenario.description.ja: string", "scenario.description.ko: string", "scenario.description.zh: string",
            "scenario.id: string", "scenario.members[]: string",
            "scenario.name.en: string", "scenario.name.ja: string", "scenario.name.ko: string", "scenario.name.zh: string",
            "schema: string", "status: string", "unit: string",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), JsonShape.Of(run.Output), StringComparer.Ordinal);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.simulate/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("converged", json.RootElement.GetProperty("status").GetString());
        Assert.InRange(json.RootElement.GetProperty("residual").GetDouble(), 0, 1e-10);
        Assert.Equal(27, json.RootElement.GetProperty("economies").GetArrayLength());
    }

    [Fact]
    public void The_contributions_of_the_changes_add_up_to_the_welfare_change()
    {
        using var json = JsonDocument.Parse(TripointProcess.Run("simulate", "cjk-fta", "--format", "json").Output);
        var welfare = json.RootElement.GetProperty("economies").EnumerateArray().ToDictionary(e => e.GetProperty("code").GetString()!, e => e.GetProperty("welfareExactPercent").GetDouble(), StringComparer.Ordinal);
        foreach (var economy in json.RootElement.GetProperty("contributions").GetProperty("economies").EnumerateArray())
        {
            var parts = economy.GetProperty("welfareExactPercentByChange").EnumerateArray().Sum(p => p.GetDouble());
            Assert.Equal(welfare[economy.GetProperty("code").GetString()!], parts, 9);
        }
    }

    [Fact]
    public void A_staged_scenario_gives_a_path_that_ends_where_the_whole_does()
    {
        using var json = JsonDocument.Parse(TripointProcess.Run("simulate", "cjk-fta-staged", "--format", "json").Output);
        var path = json.RootElement.GetProperty("path").EnumerateArray().ToList();
        Assert.Equal([.. Enumerable.Range(2027, 10)], path.Select(p => p.GetProperty("year").GetInt32()));
        double End(JsonElement at) => at.GetProperty("economies").EnumerateArray().First(e => e.GetProperty("code").GetString() == "KOR").GetProperty("welfareExactPercent").GetDouble();
        Assert.Equal(End(json.RootElement), End(path[^1]), 8);
        Assert.True(Math.Abs(End(path[0])) < Math.Abs(End(path[^1])));
    }

    [Fact]
    public void The_published_table_of_caliendo_and_parro_comes_out_of_the_command_line()
    {
        var source = SharedData.Require("caliendo-parro-1993");
        var home = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TRIPOINT_HOME"] = Path.Combine(_folder, "home") };
        var imported = TripointProcess.Run(["data", "import", "caliendo-parro", source, "--name", "cp1993"], home);
        Assert.Equal(0, imported.ExitCode);
        var run = TripointProcess.Run(["simulate", Path.Combine(SharedData.RepositoryRoot(), "data", "scenarios", "nafta-1993-2005.yaml"), "--data", "cp1993", "--format", "csv"], home);
        Assert.Equal(0, run.ExitCode);
        var rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("code,welfareExactPercent,welfareFirstOrderPercent,termsOfTradePercent,volumeOfTradePercent,realWagePercent,exportsPercent,importsPercent,status,iterations,residual", rows[0]);

        // Caliendo and Parro (2015), Table 2, two decimals; exact welfare as three independent programs give it, four decimals.
        Check("MEX", 1.31, -0.41, 1.72, 1.72, 0.0073);
        Check("CAN", -0.06, -0.11, 0.04, 0.32, -0.1101);
        Check("USA", 0.08, 0.04, 0.04, 0.11, 0.0741);

        void Check(string code, double firstOrder, double terms, double volume, double realWage, double exact)
        {
            var fields = rows.Single(r => r.StartsWith(code + ",", StringComparison.Ordinal)).Split(',');
            var values = fields[1..6].Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(exact, values[0], 5.1e-5);
            Assert.Equal(firstOrder, values[1], 0.0051);
            Assert.Equal(terms, values[2], 0.0051);
            Assert.Equal(volume, values[3], 0.0051);
            Assert.Equal(realWage, values[4], 0.0051);
        }
    }

    [Fact]
    public void The_table_puts_the_bloc_first_and_shows_certificate_and_warning()
    {
        var run = TripointProcess.Run("simulate", "tariff-war", "--bloc", "JPN,KOR");
        Assert.Equal(0, run.ExitCode);
        var japan = run.Output.IndexOf("  Japan ", StringComparison.Ordinal);
        Assert.InRange(japan, 0, run.Output.IndexOf("  China ", StringComparison.Ordinal));
        Assert.Contains("Certificate: converged", run.Output, StringComparison.Ordinal);
        Assert.Contains("hybrid table", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- tariff: { importers: [XXX], exporters: bloc, to: 0% }", "unknown economy 'XXX'")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, sectors: [C99], to: 0% }", "unknown sector 'C99'")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: 25 }", "'25' under 'to' has no unit")]
    [InlineData("- tariff: { importers: [KOR], exporters: [KOR], to: 0% }", "selects nothing")]
    [InlineData("- tariff: { importers: bloc, exporters: bloc, to: { table: tariffs2005 } }", "without a tariff matrix 'tariffs2005'")]
    [InlineData("- tariff: { importers: [DEU], exporters: bloc, to: 0% }", "holds DEU only inside EU27")]
    public void A_faulty_scenario_is_one_clear_message_with_the_line_and_exit_code_2(string change, string expected)
    {
        var run = Run($"name: test\nchanges:\n  {change}\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        var message = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("scenario.yaml, line 3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_changes_that_contradict_each_other_name_both_lines()
    {
        var run = Run("name: test\nchanges:\n  - tariff: { importers: bloc, exporters: bloc, to: 0% }\n  - tariff: { importers: [KOR], exporters: [CHN], to: 5% }\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("scenario.yaml, line 4: contradicts the change at", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_reported_at_once()
    {
        var run = Run("name: test\nchanges:\n  - tariff: { importers: [XXX], exporters: [YYY], to: 0% }\n  - barrier: { importers: bloc, exporters: bloc, change: 5 }\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(2, "does not exist", "no-such-scenario")]
    [InlineData(2, "unknown choice 'forever'", "cjk-fta", "--horizon", "forever")]
    [InlineData(2, "unknown bloc", "cjk-fta", "--bloc", "nowhere")]
    [InlineData(4, "no year 1999", "cjk-fta", "--year", "1999")]
    [InlineData(4, "no table named 'nothing'", "cjk-fta", "--data", "nothing")]
    public void A_wrong_argument_is_one_clear_message(int exitCode, string expected, params string[] arguments)
    {
        var run = TripointProcess.Run(["simulate", .. arguments]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_path_that_is_a_folder_is_refused()
    {
        var run = TripointProcess.Run("simulate", "cjk-fta", "--format", "json", "--out", _folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_goes_to_a_file_and_is_the_same_bytes_each_time()
    {
        string first = Path.Combine(_folder, "a.json"), second = Path.Combine(_folder, "b.json");
        Assert.Equal(0, TripointProcess.Run("simulate", "tariff-war", "--format", "json", "--out", first).ExitCode);
        Assert.Equal(0, TripointProcess.Run("simulate", "tariff-war", "--format", "json", "--out", second).ExitCode);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    private ProcessOutcome Run(string scenario)
    {
        var path = Path.Combine(_folder, "scenario.yaml");
        File.WriteAllText(path, scenario);
        return TripointProcess.Run("simulate", path);
    }
}
