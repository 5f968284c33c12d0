using Tripoint.Codes;
using Tripoint.Data.Embedded;

namespace Tripoint.Data.Tests.Embedded;

public class ScenarioLibraryTests
{
    public static TheoryData<string> Names => [.. ScenarioLibrary.Names];

    [Fact]
    public void The_library_holds_what_the_guide_lists()
    {
        var guide = File.ReadAllText(Path.Combine(TestSupport.SharedData.RepositoryRoot(), "docs", "guides", "scenarios.md"));
        Assert.All(ScenarioLibrary.Names, name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
        Assert.InRange(ScenarioLibrary.Names.Length, 10, 100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scenario_is_named_and_described_in_four_languages_and_every_change_has_its_source_or_reasoning(string name)
    {
        var scenario = ScenarioLibrary.Load(name);
        foreach (var text in new[] { scenario.Name, scenario.Description })
        {
            string[] all = [.. Enum.GetValues<Language>().Select(text.In)];
            Assert.Equal(4, all.Distinct(StringComparer.Ordinal).Count());
        }
        Assert.All(scenario.Changes, c => Assert.NotEqual(Tripoint.Scenarios.ScenarioChange.NoSource, c.Source, StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var e = Assert.Throws<Tripoint.Faults.BadInputException>(() => ScenarioLibrary.Load("cjk"));
        Assert.Contains("cjk-fta", e.Message, StringComparison.Ordinal);
    }
}
