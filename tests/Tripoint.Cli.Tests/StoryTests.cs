using System.Globalization;
using System.Text.Json;
using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests;

/// <summary>What the stories and the sourcing model's document show is what the executable prints.</summary>
public sealed class StoryTests
{
    public static TheoryData<string, string> Examples() =>
        [.. Documents().SelectMany(d => Blocks(d).Select(b => (Path.GetRelativePath(SharedData.RepositoryRoot(), d), b[0]["$ tripoint ".Length..])))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_line_of_an_example_is_printed(string document, string arguments)
    {
        var block = Blocks(Path.Combine(SharedData.RepositoryRoot(), document)).Single(b => b[0] == "$ tripoint " + arguments);
        var answer = TripointProcess.Run(arguments.Split(' '));
        Assert.Equal(0, answer.ExitCode);
        var printed = answer.Output.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var line in block[1..].Select(l => l.Trim()).Where(l => l.Length > 0 && l != "...")) Assert.Contains(line, printed);
    }

    [Fact]
    public void The_purchases_and_ranks_in_the_story_of_urea_are_those_of_the_command()
    {
        var document = Path.Combine(SharedData.RepositoryRoot(), "docs", "stories", "urea-2021.md");
        var told = File.ReadLines(document).SkipWhile(l => l != "|---|---|---|---|").Skip(1).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(8, told.Count);
        JsonElement[] before = Suppliers("2020", "--for-all"), after = Suppliers("2021", "--for-all");
        foreach (var row in told.Where(r => r[1] != "China"))
        {
            var at = Array.FindIndex(before, r => r.GetProperty("name").GetString() == row[1]);
            Assert.Equal(row[4], (at + 1).ToString(CultureInfo.InvariantCulture));
            Assert.Equal(row[2], before[at].GetProperty("boughtNowMusd").GetDouble().ToString("0.0", CultureInfo.InvariantCulture));
            Assert.Equal(row[3], after.Single(r => r.GetProperty("name").GetString() == row[1]).GetProperty("boughtNowMusd").GetDouble().ToString("0.0", CultureInfo.InvariantCulture));
        }

        static JsonElement[] Suppliers(string year, string scope)
        {
            var run = TripointProcess.Run("source", "--product", "310210", "--importer", "KOR", "--year", year, "--without", "CHN", scope, "--stock-days", "20", "--top", "100", "--format", "json");
            Assert.Equal(0, run.ExitCode);
            using var json = JsonDocument.Parse(run.Output);
            return [.. json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.Clone())];
        }
    }

    public static TheoryData<string> GuideCommands() =>
        [.. File.ReadLines(Path.Combine(SharedData.RepositoryRoot(), "docs", "guides", "products.md")).Where(l => l.StartsWith("    tripoint ", StringComparison.Ordinal)).Select(l => l["    tripoint ".Length..].TrimEnd())];

    [Theory]
    [MemberData(nameof(GuideCommands))]
    public void Every_command_of_the_guide_to_products_answers(string arguments)
    {
        var drawing = Path.Combine(Path.GetTempPath(), $"tripoint-guide-{Environment.ProcessId}.svg");
        try
        {
            var run = TripointProcess.Run([.. arguments.Split(' ').Select(a => a.EndsWith(".svg", StringComparison.Ordinal) ? drawing : a)]);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("\n* ", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(drawing);
        }
    }

    [Fact]
    public void Every_document_a_story_links_to_exists()
    {
        foreach (var document in Documents())
        {
            var links = File.ReadAllText(document).Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]).Where(l => !l.Contains("://", StringComparison.Ordinal));
            foreach (var link in links) Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(document)!, link)), $"{document}: {link}");
        }
    }

    private static IEnumerable<string> Documents() => Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot(), "docs", "stories"), "*.md").Order(StringComparer.Ordinal)
        .Append(Path.Combine(SharedData.RepositoryRoot(), "docs", "models", "sourcing.md"));

    private static List<string[]> Blocks(string document) =>
        [.. File.ReadAllText(document).Split("```").Where((_, at) => at % 2 == 1).Select(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(b => b.Length > 0 && b[0].StartsWith("$ tripoint ", StringComparison.Ordinal))];
}
