using System.Text.Json;

namespace Tripoint.Cli.Tests;

public class NegotiateScheduleTests
{
    private const string Own = """
        code,description,base,category,unit_value,unit_value_currency,unit_value_unit
        0101.21.00,Horses,8%,A,,,
        0201.10.00,Beef,40%,B20/10,,,
        1006.30.00,Rice,513%,U,,,
        0703.20.00,Garlic,"360% or 1,800 KRW/kg, whichever is greater",TRQ 200 t to 225 t by year 5 then 3% a year; in A; out U,1500,KRW,kg
        """;

    [Fact]
    public void A_schedule_of_ones_own_is_shown_rated_and_checked()
    {
        using var folder = new OwnFile("own.csv", Own);
        var shown = TripointProcess.Run("negotiate", "schedule", "show", folder.Path, "--importer", "KOR", "--partner", "CHN", "--format", "json");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        using var json = JsonDocument.Parse(shown.Output);
        Assert.Equal(("KOR", 4, 1.0), (json.RootElement.GetProperty("importer").GetString(), json.RootElement.GetProperty("lines").GetInt32(), json.RootElement.GetProperty("parsedShare").GetDouble()));
        Assert.Equal(1, json.RootElement.GetProperty("categories").GetProperty("TRQ").GetInt32());

        var rates = TripointProcess.Run("negotiate", "schedule", "rates", folder.Path, "--importer", "KOR", "--entry", "2027-01-01", "--year", "2040", "--line", "0201", "--format", "csv");
        Assert.Equal(0, rates.ExitCode);
        Assert.Equal(["code,category,base,y14,notes,description", "02011000,B20/10,40%,24%,,Beef"], rates.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var check = TripointProcess.Run("negotiate", "schedule", "check", folder.Path, "--importer", "KOR", "--sensitive", "2,10%");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("at most 2 subheadings: exceeded", check.Output, StringComparison.Ordinal);
        Assert.Contains("Chapters left out", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,base,category\n0101.21.00,8%,A\n0101.21.00,8%,B5\n", "line 3", "occurs twice")]
    [InlineData("code,base,category\n0101.21.00,a lot,A\n", "line 2, column 2", "'a lot' cannot be read")]
    [InlineData("code,base,category\n0101.21.00,8%,Z9\n", "line 2, column 3", "'Z9' is not a staging category")]
    [InlineData("code,base,category,y1\n0101.21.00,8%,A,4%\n", "line 2, column 4", "category A gives free in year 1, but 4% is listed")]
    [InlineData("code,category\n0101.21.00,A\n", "line 1", "'base' is missing")]
    public void A_bad_line_is_named_and_ends_with_exit_code_2(string content, string where, string what)
    {
        using var folder = new OwnFile("own.csv", content);
        var run = TripointProcess.Run("negotiate", "schedule", "check", folder.Path, "--importer", "KOR");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(where, run.Error, StringComparison.Ordinal);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_no_known_kind_or_without_an_importer_is_refused_with_the_remedy()
    {
        using var folder = new OwnFile("own.csv", Own);
        Assert.Contains("--kind", TripointProcess.Run("negotiate", "schedule", "show", "schedule.txt").Error, StringComparison.Ordinal);
        var run = TripointProcess.Run("negotiate", "schedule", "show", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--importer", run.Error, StringComparison.Ordinal);
    }

    private sealed class OwnFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tripoint");

        public OwnFile(string name, string content)
        {
            Path = System.IO.Path.Combine(_folder.FullName, name);
            File.WriteAllText(Path, content);
        }

        public string Path { get; }

        public void Dispose() => _folder.Delete(true);
    }
}
