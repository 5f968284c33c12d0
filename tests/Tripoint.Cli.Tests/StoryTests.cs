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
