using System.Text.Json;

namespace Tripoint.Cli.Tests.Scenarios;

public class ExposureCommandTests
{
    [Fact]
    public void The_json_contract_has_the_shape_that_the_guide_describes()
    {
        var run = TripointProcess.Run("exposure", "--economy", "KOR", "--partner", "USA", "--since", "2015", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        string[] change = ["difference: number", "then: number", "value: number"];
        string[] sides = [.. new[] { "markets", "suppliers" }.SelectMany(side => new[]
        {
            $"economies[].{side}.totalMillionUsd: number", $"economies[].{side}.largest.code: string", $"economies[].{side}.largest.sharePercent: number",
            $"economies[].{side}.partners[].code: string", $"economies[].{side}.partners[].millionUsd: number", $"economies[].{side}.partners[].sharePercent: number",
        }.Concat(new[] { "hhi", "hhiLowest", "largestSharePercent", "onBlocPercent", "onPartnerPercent" }.SelectMany(p => change.Select(c => $"economies[].{side}.{p}.{c}"))))];
        string[] expected =
        [
            .. sides, .. change.Select(c => $"economies[].foreignSourcingPercent.{c}"),
            "bloc: string", "schema: string", "sectors: string", "since: number", "unit: string", "year: number",
            "data.books: string", "data.howMade: string", "data.hybrid: boolean", "data.name: string", "data.year: number",
            "data.sources[].file: string", "data.sources[].licence: string", "data.sources[].sha256: string", "data.sources[].title: string", "data.sources[].vintage: string",
            "economies[].code: string", "economies[].name.en: string", "economies[].name.ja: string", "economies[].name.ko: string", "economies[].name.zh: string",
            "economies[].balances[].balanceMillionUsd: number", "economies[].balances[].books: string", "economies[].balances[].exportsMillionUsd: number",
            "economies[].balances[].importsMillionUsd: number", "economies[].balances[].partner: string",
            "economies[].bySector[].code: string", "economies[].bySector[].foreignSourcingPercent: number",
            "economies[].bySector[].largestMarket.code: string", "economies[].bySector[].largestMarket.sharePercent: number",
            "economies[].bySector[].largestSupplier.code: string", "economies[].bySector[].largestSupplier.sharePercent: number",
            "economies[].bySector[].marketHhi: number", "economies[].bySector[].marketHhiLowest: number",
            "economies[].bySector[].supplierHhi: number", "economies[].bySector[].supplierHhiLowest: number",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), JsonShape.Of(run.Output), StringComparer.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.exposure/1", json.RootElement.GetProperty("schema").GetString());
        var korea = json.RootElement.GetProperty("economies")[0];
        Assert.Equal(100, korea.GetProperty("markets").GetProperty("partners").EnumerateArray().Sum(p => p.GetProperty("sharePercent").GetDouble()), 9);
    }

    [Fact]
    public void Every_table_of_balances_says_whose_books_they_are()
    {
        var run = TripointProcess.Run("exposure");
        Assert.Equal(0, run.ExitCode);
        var balances = run.Output.Split('\n').Where(l => l.Contains("balances", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, balances.Count);
        Assert.All(balances, l => Assert.Contains("on these books: OECD ICIO", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "unknown economy 'ZZZ'", "--economy", "ZZZ")]
    [InlineData(2, "hold no DEU of its own", "--partner", "DEU")]
    [InlineData(2, "unknown sector 'C99'", "--sector", "C99")]
    [InlineData(2, "2020 is after 2015", "--year", "2015", "--since", "2020")]
    [InlineData(4, "no flows for 1990", "--since", "1990")]
    public void A_wrong_argument_is_one_clear_message(int exitCode, string expected, params string[] arguments)
    {
        var run = TripointProcess.Run(["exposure", .. arguments]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
