using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests;

/// <summary>What the README shows is what the executable prints.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> Examples() => [.. Blocks().Where(b => b[0].StartsWith("$ tripoint ", StringComparison.Ordinal)).Select(b => b[0]["$ tripoint ".Length..])];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_line_of_an_example_is_printed(string arguments)
    {
        var block = Blocks().Single(b => b[0] == "$ tripoint " + arguments);
        var answer = TripointProcess.Run(arguments.Split(' '));
        Assert.Equal(0, answer.ExitCode);
        ExpectLines(block[1..], answer.Output);
    }

    [Fact]
    public void The_beginning_of_the_brief_is_printed()
    {
        var block = Assert.Single(Blocks(), b => b[0].Contains("where the economies stand", StringComparison.Ordinal));
        var answer = TripointProcess.Run("brief", "--format", "table");
        Assert.Equal(0, answer.ExitCode);
        ExpectLines(block, answer.Output);
    }

    [Fact]
    public void Every_document_it_links_to_exists()
    {
        var links = Text().Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links) Assert.True(File.Exists(Path.Combine(SharedData.RepositoryRoot(), link)), link);
    }

    private static void ExpectLines(IEnumerable<string> expected, string output)
    {
        var printed = output.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var line in expected.Select(l => l.Trim()).Where(l => l.Length > 0 && l != "...")) Assert.Contains(line, printed);
    }

    private static List<string[]> Blocks() =>
        [.. Text().Split("```").Where((_, at) => at % 2 == 1).Select(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(b => b.Length > 0)];

    private static string Text() => File.ReadAllText(Path.Combine(SharedData.RepositoryRoot(), "README.md"));
}
