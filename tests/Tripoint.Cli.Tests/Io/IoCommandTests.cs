using System.Text.Json;

namespace Tripoint.Cli.Tests.Io;

public class IoCommandTests
{
    [Fact]
    public void Value_added_prints_the_blocs_members_as_JSON_with_a_schema()
    {
        var outcome = TripointProcess.Run("io", "value-added", "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("tripoint.io-value-added/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("CHN JPN KOR", string.Join(' ', json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("economy").GetString())));
    }

    [Fact]
    public void Look_through_prints_CSV_with_a_header()
    {
        var outcome = TripointProcess.Run("io", "look-through", "--bloc", "CHN,KOR", "--top", "2", "--format", "csv");
        Assert.Equal(0, outcome.ExitCode);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("economy,partner,faceValue,totalB,totalBMinusI,hidden", lines[0].TrimEnd('\r'));
        Assert.Equal(1 + 2 * 4, lines.Length);
    }

    [Fact]
    public void Paths_and_extraction_read_economy_and_sector()
    {
        Assert.Contains("through ", TripointProcess.Run("io", "paths", "--from", "CHN", "--to", "KOR:C29").Output, StringComparison.Ordinal);
        Assert.Contains("Upper bound", TripointProcess.Run("io", "extract", "--supplier", "CHN:C26", "--user", "JPN").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_named_and_ends_with_2_and_missing_data_with_4()
    {
        var sector = TripointProcess.Run("io", "extract", "--supplier", "CHN:C99");
        Assert.Equal(2, sector.ExitCode);
        Assert.Contains("C99", sector.Error, StringComparison.Ordinal);
        Assert.Equal(2, TripointProcess.Run("io", "decompose", "--method", "kww").ExitCode);
        Assert.Equal(2, TripointProcess.Run("io", "look-through", "--side", "up").ExitCode);
        Assert.Equal(4, TripointProcess.Run("io", "value-added", "--data", "no-such-table").ExitCode);
    }
}
