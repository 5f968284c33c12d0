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

    [Fact]
    public void Look_through_shows_what_the_first_tier_hides_as_the_input_output_verb_does()
    {
        var run = TripointProcess.Run("exposure", "--look-through", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(TripointProcess.Run("io", "look-through", "--format", "csv").Output, run.Output);
        Assert.StartsWith("economy,partner,faceValue,totalB,totalBMinusI,hidden", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Look_through_takes_the_side_the_economy_the_partner_and_the_sector()
    {
        var run = TripointProcess.Run("exposure", "--look-through", "sales", "--economy", "KOR", "--partner", "KHM", "--sector", "C26", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.io-reliance/1", json.RootElement.GetProperty("schema").GetString());
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.All(rows, r => Assert.Equal("KOR", r.GetProperty("economy").GetString()));
        Assert.Equal(["foreign", "other members of CJK", "KHM"], rows.Take(3).Select(r => r.GetProperty("partner").GetString()));
        Assert.All(rows, r => Assert.Equal(r.GetProperty("totalBMinusI").GetDouble() - r.GetProperty("faceValue").GetDouble(), r.GetProperty("hidden").GetDouble(), 1e-9));
        var goods = TripointProcess.Run("exposure", "--look-through", "sales", "--economy", "KOR", "--partner", "KHM", "--format", "json");
        Assert.NotEqual(goods.Output, run.Output);
    }

    [Theory]
    [InlineData(2, "unknown side 'up'", "--look-through", "up")]
    [InlineData(2, "unknown sector 'C99'", "--look-through", "--sector", "C99")]
    [InlineData(2, "one year at a time", "--look-through", "--since", "2015")]
    [InlineData(2, "has no economy DEU", "--look-through", "--partner", "DEU")]
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
