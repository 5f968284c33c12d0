namespace Tripoint.Cli.Tests;

public class TripointProcessTests
{
    [Fact]
    public void The_real_executable_runs_and_prints_its_help()
    {
        var outcome = TripointProcess.Run("--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("economies that negotiate together", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_verb_is_bad_input()
    {
        var outcome = TripointProcess.Run("frobnicate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("frobnicate", outcome.Error, StringComparison.Ordinal);
    }
}
