using System.Text.Json;

namespace Tripoint.Cli.Tests;

public class DisruptCommandTests
{
    [Fact]
    public void A_disruption_of_the_library_is_simulated_on_the_embedded_table()
    {
        var outcome = TripointProcess.Run("disrupt", "semiconductor-materials-jpn-kor", "--days", "120", "--draws", "0");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Semiconductor materials from Japan to Korea", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("hybrid", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Status:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Bottleneck inputs in CJK", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Json_carries_the_simulation_and_the_draws_and_is_the_same_every_time()
    {
        string[] arguments = ["disrupt", "earthquake-jpn", "--days", "40", "--draws", "4", "--seed", "3", "--format", "json"];
        var outcome = TripointProcess.Run(arguments);
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("tripoint.disrupt", json.RootElement.GetProperty("schema").GetString());
        var simulation = json.RootElement.GetProperty("simulation");
        var japan = simulation.GetProperty("economies").EnumerateArray().Single(e => e.GetProperty("code").GetString() == "JPN");
        Assert.Equal(40, japan.GetProperty("outputMillionUsd").GetArrayLength());
        Assert.True(japan.GetProperty("outputLossShare").GetDouble() > 0.001);
        Assert.InRange(simulation.GetProperty("residual").GetDouble(), 0, 1e-12);
        Assert.Equal(4, json.RootElement.GetProperty("monteCarlo").GetProperty("draws").GetInt32());
        Assert.Equal(outcome.Output, TripointProcess.Run(arguments).Output);
    }

    [Fact]
    public void Faults_in_a_file_are_all_printed_with_exit_code_2()
    {
        var file = Path.Combine(Path.GetTempPath(), "tripoint-test-bad-disruption.yaml");
        File.WriteAllText(file, "name: x\nshocks:\n  - capacity: { economies: [JPX], sectors: [C99], loss: 40, length: 0 }\n");
        try
        {
            var outcome = TripointProcess.Run("disrupt", file);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("line 3, column 29", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("has no unit", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("C99", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(2, "no disruption was named", "disrupt")]
    [InlineData(2, "earthquake-jpn", "disrupt", "nowhere")]
    [InlineData(2, "not a share", "disrupt", "earthquake-jpn", "--bridge", "5")]
    [InlineData(2, "0 days to simulate", "disrupt", "earthquake-jpn", "--days", "0")]
    [InlineData(4, "nosuchtable", "disrupt", "earthquake-jpn", "--data", "nosuchtable")]
    public void Bad_arguments_are_explained(int exitCode, string expected, params string[] arguments)
    {
        var outcome = TripointProcess.Run(arguments);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }
}
