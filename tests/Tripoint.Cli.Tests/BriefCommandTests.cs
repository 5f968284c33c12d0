using System.Text.Json;

namespace Tripoint.Cli.Tests;

public sealed class BriefCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tripoint-brief-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_writes_the_brief_to_the_current_folder_names_it_and_prints_a_plain_summary()
    {
        var outcome = Run("brief");
        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith("Wrote brief.html\n", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("China-Japan-Korea", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.Equal("", outcome.Error);
        Assert.Equal(["brief.html"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(_folder, "brief.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_the_language_asked_for()
    {
        var outcome = Run("brief", "--lang", "ko", "--scenario", "cjk-fta", "--out", "한중일.html");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("한중일: 각 경제의 현황과 전망(2022년)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("한중일.html을 저장했습니다", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ko\">", File.ReadAllText(Path.Combine(_folder, "한중일.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_goes_to_standard_output_and_nothing_else_does()
    {
        var outcome = Run("brief", "--scenario", "cjk-fta", "--year", "2019", "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(2019, json.RootElement.GetProperty("year").GetInt32());
        Assert.Equal("cjk-fta", json.RootElement.GetProperty("scenarios")[0].GetProperty("key").GetString());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_summary_alone_writes_no_file()
    {
        Assert.Equal(0, Run("brief", "--bloc", "CHN,JPN", "--scenario", "bloc-fta", "--format", "table").ExitCode);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("--bloc XYZ", "XYZ")]
    [InlineData("--bloc EU27", "part of EU27")]
    [InlineData("--lang fr", "fr")]
    [InlineData("--scenario no-such", "no-such")]
    [InlineData("--out no-such-folder/brief.html", "no-such-folder")]
    [InlineData("--out .", "folder")]
    public void Bad_input_is_one_message_and_exit_code_2(string arguments, string named)
    {
        var outcome = Run(["brief", .. arguments.Split(' ')]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("--year 1999", "1999")]
    [InlineData("--data no-such-table", "no-such-table")]
    public void Missing_data_is_exit_code_4(string arguments, string named)
    {
        var outcome = Run(["brief", .. arguments.Split(' ')]);
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_earlier_file_and_nothing_beside_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell that limits the size of files");
        var path = Path.Combine(_folder, "brief.html");
        File.WriteAllText(path, "earlier");
        // A file system that takes 8 KiB; the signal that comes with the limit is ignored, so that the write fails instead. The runtime's
        // own large mappings would break the limit too.
        var outcome = TripointProcess.RunAfter(
            "trap '' XFSZ; ulimit -f 16", ["brief", "--scenario", "cjk-fta", "--out", path], new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0" });
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("earlier", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    private ProcessOutcome Run(params string[] arguments) => TripointProcess.Run(arguments, workingDirectory: _folder);
}
