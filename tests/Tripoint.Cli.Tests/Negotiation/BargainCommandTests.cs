using System.Text.Json;

namespace Tripoint.Cli.Tests.Negotiation;

public class BargainCommandTests
{
    [Fact]
    public void The_bargain_over_real_income_leaves_all_three_better_off()
    {
        var run = TripointProcess.Run("negotiate", "bargain", "--welfare", "--quick", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.negotiate-bargain/1", json.RootElement.GetProperty("schema").GetString());
        var parties = json.RootElement.GetProperty("parts")[0].GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["CHN", "JPN", "KOR"], parties.Select(p => p.GetProperty("party").GetString()!));
        Assert.All(parties, p => Assert.True(p.GetProperty("gain").GetDouble() > 0));
        // What is not said by a score of welfare alone: gain and real income are the same.
        Assert.All(parties, p => Assert.Equal(p.GetProperty("welfare").GetDouble(), p.GetProperty("gain").GetDouble(), 1e-9));
    }

    [Fact]
    public void A_saved_bargain_is_priced_as_it_was_found()
    {
        var path = Path.Combine(Path.GetTempPath(), $"bargain-{Environment.ProcessId}.yaml");
        try
        {
            var run = TripointProcess.Run("negotiate", "bargain", "--welfare", "--quick", "--save", path, "--format", "csv");
            Assert.Equal(0, run.ExitCode);
            var found = run.Output.Split('\n')[1].Split(',');
            var priced = TripointProcess.Run("negotiate", "test", path);
            Assert.Equal(0, priced.ExitCode);
            Assert.Equal("CHN", found[0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--pressure", "USA", "such as USA=25%")]
    [InlineData("--bloc", "CHN", "")]
    public void Bad_input_is_named(string option, string value, string remedy)
    {
        var run = TripointProcess.Run("negotiate", "bargain", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_point_of_the_frontier_is_better_for_all_than_another_with_every_red_line_in_force()
    {
        var run = TripointProcess.Run("negotiate", "frontier", "--steps", "3", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("parts")[0].GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(11, rows.Count);
        Assert.All(rows, row => Assert.Equal("converged", row.GetProperty("status").GetString()));
        double[][] gains = [.. rows.Select(row => new[] { "gainCHN", "gainJPN", "gainKOR" }.Select(g => row.GetProperty(g).GetDouble()).ToArray())];
        foreach (var one in gains)
        {
            // Better for all by more than a search's tolerance.
            Assert.DoesNotContain(gains, other => other.Zip(one).All(pair => pair.First > pair.Second + 3e-4));
        }
    }

    [Fact]
    public void The_war_of_two_is_verified()
    {
        var run = TripointProcess.Run("negotiate", "war", "--players", "CHN,USA", "--ceiling", "100%");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Verified: each player's best answer", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains("  fights  ", StringComparison.Ordinal)));
    }
}
