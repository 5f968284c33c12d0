using System.Text.RegularExpressions;
using Tripoint.TestSupport;

namespace Tripoint.Studies.Tests.Architecture;

/// <summary>Every JSON contract that the program prints is in docs/guides/json.md, and nothing stands there that is not printed.</summary>
public sealed class JsonContractTests
{
    private static readonly Regex s_contract = new("[`\"](?<name>tripoint\\.[a-z.-]+/[0-9]+)[`\"]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    [Fact]
    public void The_guide_lists_every_contract_and_no_other()
    {
        var root = SharedData.RepositoryRoot();
        var printed = Names(Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.True(printed.Count > 40);
        Assert.Equal(printed, Names([File.ReadAllText(Path.Combine(root, "docs", "guides", "json.md"))]));
    }

    private static SortedSet<string> Names(IEnumerable<string> texts) =>
        new(texts.SelectMany(t => s_contract.Matches(t)).Select(m => m.Groups["name"].Value), StringComparer.Ordinal);
}
