using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Tests.Shell;

public sealed partial class TextsTests
{
    [Fact]
    public void The_four_languages_have_the_same_keys_and_placeholders()
    {
        var english = Texts.In(Language.English);
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = Texts.In(language);
            Assert.Equal(english.Keys, texts.Keys);
            foreach (var key in english.Keys) Assert.Equal(Placeholders(english[key]), Placeholders(texts[key]));
        }
    }

    [Fact]
    public void Every_key_that_a_page_names_is_there()
    {
        var keys = Texts.In(Language.English).Keys.ToHashSet();
        var named = Directory.EnumerateFiles(RepositoryFiles.Source, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => KeyInCode().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Key: m.Groups["name"].Value)))
            .ToList();
        Assert.True(named.Count > 50);
        Assert.DoesNotContain(named, n => !keys.Contains(n.Key));
    }

    [Fact]
    public void Every_menu_entry_and_refusal_has_a_text()
    {
        var keys = Texts.In(Language.English).Keys.ToHashSet();
        Assert.All(Areas.All.SelectMany(a => a.Menu), m => Assert.Contains(m.TextKey, keys));
        var reasons = Directory.EnumerateFiles(RepositoryFiles.Source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Reason().Matches(File.ReadAllText(f)).Select(m => "refused." + m.Groups["name"].Value));
        Assert.All(reasons, r => Assert.Contains(r, keys));
    }

    [Theory]
    [InlineData(Language.English, "24 Nov 2026, 02:05 UTC", "1,234,567")]
    [InlineData(Language.Chinese, "2026年11月24日 02:05 UTC", "1,234,567")]
    [InlineData(Language.Japanese, "2026年11月24日 02:05 UTC", "1,234,567")]
    [InlineData(Language.Korean, "2026년 11월 24일 02:05 UTC", "1,234,567")]
    public void Times_and_numbers_follow_the_language(Language language, string time, string number)
    {
        var texts = Texts.In(language);
        Assert.Equal(time, texts.Time(new DateTimeOffset(2026, 11, 24, 2, 5, 0, TimeSpan.Zero)));
        Assert.Equal(number, texts.Whole(1_234_567));
    }

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(\|[^}]*)?\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""\b(?:T|texts)(?:\[|\.Fill\()"(?<name>[a-z0-9.-]+)"[\],]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex KeyInCode();

    [GeneratedRegex("""NotPermittedException\("(?<name>[a-z-]+)"\)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reason();
}
