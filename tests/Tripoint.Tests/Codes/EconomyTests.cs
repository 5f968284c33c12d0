using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tests.Codes;

public class EconomyTests
{
    [Fact]
    public void Korea_is_found_by_each_of_its_codes()
    {
        var korea = Economy.Of("KOR");
        Assert.Equal(410, korea.M49);
        Assert.Equal("KR", korea.Alpha2);
        Assert.True(Economy.TryOfM49(410, out var byNumber) && byNumber.Equals(korea));
        Assert.True(Economy.TryOfAlpha2("KR", out var byAlpha2) && byAlpha2.Equals(korea));
        Assert.Equal(("Korea", "韩国", "韓国", "한국"), (korea.Name.English, korea.Name.Chinese, korea.Name.Japanese, korea.Name.Korean));
    }

    [Theory]
    [InlineData("kor", "KOR")]
    [InlineData("KR", "KOR")]
    [InlineData("Japan", "JPN")]
    [InlineData("中国", "CHN")]
    public void An_unknown_code_that_is_nearly_one_gets_a_suggestion(string given, string suggested)
    {
        var e = Assert.Throws<BadInputException>(() => Economy.Of(given));
        Assert.Contains($"Did you mean {suggested}?", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_and_numbers_are_unique_and_every_name_is_given_in_four_languages()
    {
        Assert.True(Economy.All.Count > 240);
        Assert.Equal(Economy.All.Count, Economy.All.Select(e => e.Code).Distinct(StringComparer.Ordinal).Count());
        var numbered = Economy.All.Where(e => e.M49 > 0).ToList();
        Assert.Equal(numbered.Count, numbered.Select(e => e.M49).Distinct().Count());
        foreach (var economy in Economy.All)
        {
            foreach (var name in new[] { economy.Name.English, economy.Name.Chinese, economy.Name.Japanese, economy.Name.Korean })
                Assert.False(string.IsNullOrWhiteSpace(name), economy.Code);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1AB")]
    [InlineData("A B")]
    [InlineData("CHN")]
    public void An_own_economy_needs_a_free_and_well_formed_code(string code) =>
        Assert.Throws<BadInputException>(() => Economy.Define(code, new LocalizedName("Somewhere")));
}
