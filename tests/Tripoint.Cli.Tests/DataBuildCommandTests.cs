using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests;

public class DataBuildCommandTests
{
    [Fact]
    public void Without_its_sources_it_says_which_one_is_missing_and_writes_nothing()
    {
        var empty = Directory.CreateTempSubdirectory("tripoint-test-").FullName;
        var outcome = TripointProcess.Run("data", "build", "--from", empty, "--to", Path.Combine(SharedData.RepositoryRoot(), "data"));
        Directory.Delete(empty);

        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("wiot13_2011.csv.gz", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--from", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void It_writes_the_committed_files_below_the_folder_it_is_given()
    {
        var sources = Path.GetDirectoryName(SharedData.Require("icio-trade-tariffs"))!;
        var data = Path.Combine(SharedData.RepositoryRoot(), "data");
        var target = Directory.CreateTempSubdirectory("tripoint-test-").FullName;
        Directory.CreateDirectory(Path.Combine(target, "parameters"));
        foreach (var file in Directory.GetFiles(Path.Combine(data, "parameters"), "*.csv")) File.Copy(file, Path.Combine(target, "parameters", Path.GetFileName(file)));
        var outcome = TripointProcess.Run("data", "build", "--from", sources, "--to", target);

        Assert.Equal(0, outcome.ExitCode);
        foreach (var file in Directory.GetFiles(Path.Combine(data, "embedded"), "*", SearchOption.AllDirectories).Append(Path.Combine(data, "parameters", "elasticities.yaml")))
        {
            var again = Path.Combine(target, Path.GetRelativePath(data, file));
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(again)), again);
        }
        Directory.Delete(target, recursive: true);
    }
}
