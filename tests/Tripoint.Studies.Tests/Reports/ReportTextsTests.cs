using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Studies.Reports;
using Tripoint.TestSupport;

namespace Tripoint.Studies.Tests.Reports;

public sealed class ReportTextsTests
{
    private static readonly ReportTexts s_english = Load(Language.English);

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void All_languages_have_the_same_keys(Language language) => Assert.Equal(s_english.Keys, Load(language).Keys);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_empty_but_the_gap_between_sentences(Language language)
    {
        var texts = Load(language);
        Assert.All(texts.Keys.Where(k => k != "sentence.gap"), key => Assert.False(string.IsNullOrWhiteSpace(texts[key]), key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void All_languages_have_the_same_placeholders(Language language)
    {
        var texts = Load(language);
        Assert.All(s_english.Keys, key => Assert.Equal(Placeholders(s_english[key]), Placeholders(texts[key])));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.Korean)]
    public void Sentences_are_translated(Language language)
    {
        var texts = Load(language);
        Assert.Equal([], s_english.Keys.Where(k => s_english[k] == texts[k] && Regex.Replace(s_english[k], @"\{[^}]*\}", "", RegexOptions.None, TimeSpan.FromSeconds(5)).Any(char.IsAsciiLetter)));
    }

    [Fact]
    public void Every_text_is_used_and_every_text_asked_for_exists()
    {
        var source = string.Concat(new[] { "Tripoint.Studies", "Tripoint.Cli" }
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot(), "src", p), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        Assert.Equal([], s_english.Keys.Where(k => !source.Contains($"\"{k}\"", StringComparison.Ordinal)));
        var asked = Regex.Matches(source, @"(?:_t|texts)(?:\[|\.Fill\(\s*)""(?<key>[^""]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["key"].Value).ToHashSet();
        Assert.True(asked.Count > 50);
        Assert.Equal([], asked.Except(s_english.Keys));
    }

    [Fact]
    public void A_placeholder_without_a_value_is_refused() => Assert.Throws<KeyNotFoundException>(() => s_english.Fill("title", ("bloc", "CJK")));

    [Fact]
    public void Values_with_braces_are_taken_as_they_are() =>
        Assert.Equal("“{year}”", s_english.Fill("quote", ("text", "{year}")));

    [Theory]
    [InlineData(Language.English, "A, B and C")]
    [InlineData(Language.Chinese, "A、B和C")]
    [InlineData(Language.Japanese, "A、B、C")]
    [InlineData(Language.Korean, "A, B, C")]
    public void Lists_are_joined_as_the_language_does(Language language, string expected) => Assert.Equal(expected, ReportTexts.Load(language).List(["A", "B", "C"]));

    // All files: those of the brief and those that one report adds.
    private static ReportTexts Load(Language language) => ReportTexts.Load(language, "negotiate");

    private static string Placeholders(string text) =>
        string.Join(' ', Regex.Matches(text, @"\{(?<name>\w+)(\|[^}]*)?\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));
}
