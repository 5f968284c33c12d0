using System.Text.Json;

namespace Tripoint.Cli.Tests;

/// <summary><c>tripoint source</c> as a user runs it, on the embedded data.</summary>
public sealed class SourceCommandTests
{
    [Fact]
    public void Alternatives_come_as_json_with_every_factor()
    {
        var answer = TripointProcess.Run("source", "--product", "3102.10", "--importer", "KOR", "--year", "2021", "--without", "CHN", "--format", "json");
        Assert.Equal(0, answer.ExitCode);
        var root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal("tripoint.source/1", root.GetProperty("schema").GetString());
        var rows = root.GetProperty("rows").EnumerateArray().ToList();
        Assert.DoesNotContain(rows, r => r.GetProperty("supplier").GetString() is "CHN" or "KOR");
        foreach (var name in new[] { "couldAddMusd", "landedCost", "tariffPercent", "agreement", "distanceKm", "connectivity", "upstreamPercent", "reliancePercent", "voteDistance", "weeks", "score" })
            Assert.True(rows[0].TryGetProperty(name, out _), name);
        double[] scores = [.. rows.Select(r => r.GetProperty("score").GetDouble())];
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Theory]
    [InlineData(2, "--product", "source", "--importer", "KOR")]
    [InlineData(2, "six-digit", "source", "--product", "31021", "--importer", "KOR")]
    [InlineData(2, "unknown economy 'YY'", "source", "--product", "310210", "--importer", "KOR", "--without", "XX,YY")]
    [InlineData(2, "speed", "source", "--product", "310210", "--importer", "KOR", "--weights", "speed=2")]
    [InlineData(4, "1999", "source", "--product", "310210", "--importer", "KOR", "--year", "1999")]
    [InlineData(4, "010121", "source", "--product", "010121", "--importer", "KOR")]
    [InlineData(2, "the limits cannot be kept together", "source", "plan", "--product", "310210", "--importer", "KOR", "--max-share", "5%", "--max-route", "1%")]
    [InlineData(2, "later year", "source", "backtest", "--from", "2024", "--to", "2021")]
    [InlineData(2, "at most 10 buyers", "source", "joint", "--product", "283691", "--bloc", "ASEAN+3")]
    public void What_is_wrong_is_said(int code, string said, params string[] arguments)
    {
        var answer = TripointProcess.Run(arguments);
        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void A_plan_of_ones_own_suppliers_keeps_their_limits()
    {
        var file = Path.Combine(Path.GetTempPath(), "tripoint-suppliers-test.csv");
        File.WriteAllText(file, "name,unit_cost,capacity,minimum_lot,share_ceiling\nA,10,50,0,\nB,12,40,15,0.3\nC,15,60,0,\n");
        try
        {
            var answer = TripointProcess.Run("source", "plan", "--suppliers", file, "--demand", "100", "--risk-weight", "0", "--format", "json");
            Assert.Equal(0, answer.ExitCode);
            var plan = JsonDocument.Parse(answer.Output).RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("supplier").GetString()!, r => r.GetProperty("plan").GetDouble());
            // The cheapest first: 50 of A, 30 of B by its ceiling, 20 of C.
            Assert.Equal(50, plan["A"], 4);
            Assert.Equal(30, plan["B"], 4);
            Assert.Equal(20, plan["C"], 4);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_frontier_is_printed_from_the_cheapest_to_the_safest()
    {
        var answer = TripointProcess.Run("source", "frontier", "--product", "850511", "--importer", "JPN", "--corners", "6", "--format", "json");
        Assert.Equal(0, answer.ExitCode);
        var rows = JsonDocument.Parse(answer.Output).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.InRange(rows.Count, 2, 6);
        double[] cost = [.. rows.Select(r => r.GetProperty("cost").GetDouble())], risk = [.. rows.Select(r => r.GetProperty("cvarPercent").GetDouble())];
        Assert.Equal(cost.Order(), cost);
        Assert.Equal(risk.OrderDescending(), risk);
    }
}
