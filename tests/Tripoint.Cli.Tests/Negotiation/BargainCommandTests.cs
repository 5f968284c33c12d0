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
    public void What_a_package_lacks_for_a_party_is_found_and_priced_from_the_package()
    {
        var folder = Directory.CreateTempSubdirectory("satisfy-");
        try
        {
            // China and Korea free each other's manufactures; Japan gives and gets nothing.
            var package = Path.Combine(folder.FullName, "package.yaml");
            File.WriteAllText(package, """
                tripoint: package/1
                parties: [CHN, JPN, KOR]
                offers:
                  - { party: CHN, commitments: [ { tariff: { partners: KOR, sectors: manufactures, to: 0%, stage: A } } ] }
                  - { party: KOR, commitments: [ { tariff: { partners: CHN, sectors: manufactures, to: 0%, stage: A } } ] }
                  - { party: JPN, commitments: [] }
                """);
            var run = TripointProcess.Run("negotiate", "search", "satisfy", "--welfare", "--package", package, "--party", "JPN", "--gain", "0.02%", "--format", "json");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            using var json = JsonDocument.Parse(run.Output);
            var parts = json.RootElement.GetProperty("parts");
            var japan = parts[0].GetProperty("rows")[1];
            Assert.Equal("JPN", japan.GetProperty("party").GetString());
            Assert.True(japan.GetProperty("before").GetDouble() < 0.02);
            Assert.True(japan.GetProperty("gain").GetDouble() >= 0.02 - 1e-9);
            Assert.All(parts[0].GetProperty("rows").EnumerateArray(), row => Assert.True(row.GetProperty("gain").GetDouble() >= row.GetProperty("asked").GetDouble() - 1e-9));
            // The gain before is the one that pricing the package finds by itself.
            var priced = TripointProcess.Run("negotiate", "price", package, "--format", "json");
            using var price = JsonDocument.Parse(priced.Output);
            Assert.Equal(100 * price.RootElement.GetProperty("economies").GetProperty("JPN").GetDouble(), japan.GetProperty("before").GetDouble(), 1e-7);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void An_early_harvest_within_all_red_lines_gives_every_party_its_part()
    {
        var run = TripointProcess.Run("negotiate", "search", "harvest", "--part", "20%", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var parts = json.RootElement.GetProperty("parts");
        Assert.All(parts[0].GetProperty("rows").EnumerateArray(), row => Assert.True(row.GetProperty("gain").GetDouble() >= 0.2 * row.GetProperty("bargain").GetDouble() - 1e-9));
        Assert.InRange(parts[1].GetProperty("rows").GetArrayLength(), 1, 20);
    }

    [Theory]
    [InlineData("'satisfy' begins from a package", "satisfy")]
    [InlineData("USA is no party", "satisfy", "--package", "package-cjk", "--party", "USA")]
    [InlineData("the package is not named", "satisfy", "--package", "")]
    [InlineData("the package does not exist", "satisfy", "--package", "nothing.yaml")]
    [InlineData("maximin, fair, nearest, harvest or satisfy", "best")]
    public void A_search_that_cannot_begin_says_why(string what, params string[] arguments)
    {
        var run = TripointProcess.Run(["negotiate", "search", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_is_written_signed_verified_followed_and_compared()
    {
        var folder = Directory.CreateTempSubdirectory("offers-");
        try
        {
            string first = Path.Combine(folder.FullName, "first.yaml"), second = Path.Combine(folder.FullName, "second.yaml");
            Assert.Equal(0, TripointProcess.Run("negotiate", "offer", "new", "KOR", "--cut", "50%", "--except", "A01", "--out", first).ExitCode);
            var unsigned = TripointProcess.Run("negotiate", "offer", "verify", first);
            Assert.Equal(2, unsigned.ExitCode);
            Assert.Contains("the document is not signed", unsigned.Error, StringComparison.Ordinal);
            Assert.Equal(0, TripointProcess.Run("negotiate", "offer", "sign", first, "--by", "KOR").ExitCode);
            Assert.Contains("Intact: the content is what KOR signed", TripointProcess.Run("negotiate", "offer", "verify", first).Output, StringComparison.Ordinal);
            Assert.Equal(0, TripointProcess.Run("negotiate", "offer", "new", "KOR", "--to", "0%", "--except", "A01", "--follows", first, "--out", second).ExitCode);
            var difference = TripointProcess.Run("negotiate", "offer", "diff", first, second);
            Assert.Equal(0, difference.ExitCode);
            Assert.Contains("version 1", difference.Output, StringComparison.Ordinal);
            Assert.Contains("to version 2", difference.Output, StringComparison.Ordinal);
            Assert.Contains("  + ", difference.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("  - ", difference.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("A01", difference.Output, StringComparison.Ordinal);
            File.WriteAllText(first, File.ReadAllText(first).Replace("50%", "5%", StringComparison.Ordinal));
            var changed = TripointProcess.Run("negotiate", "offer", "verify", first);
            Assert.Equal(2, changed.ExitCode);
            Assert.Contains("changed after KOR signed it", changed.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Theory]
    [InlineData("simulate", "")]
    [InlineData("disrupt", "")]
    [InlineData("claims", "")]
    [InlineData("negotiate", "price", "")]
    public void An_empty_path_is_bad_input(params string[] arguments)
    {
        var run = TripointProcess.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not named", run.Error, StringComparison.Ordinal);
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
