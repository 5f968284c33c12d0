using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tests.Codes;

public class BlocTests
{
    [Theory]
    [InlineData("CJK", 3)]
    [InlineData("asean+3", 13)]
    [InlineData("RCEP", 15)]
    [InlineData("EU27", 27)]
    [InlineData("CHN,JPN,VNM", 3)]
    public void A_bloc_is_read_from_its_code_or_its_members(string text, int members) => Assert.Equal(members, Bloc.Parse(text).Members.Length);

    [Fact]
    public void An_own_list_equal_to_a_known_bloc_carries_its_name() => Assert.Equal("CJK", Bloc.Parse("KOR,CHN,JPN").Code);

    [Theory]
    [InlineData("CHN,XXX", "XXX")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("CHN,CHN", "two different members")]
    public void A_bad_bloc_is_refused_by_name(string text, string named)
    {
        var e = Assert.Throws<BadInputException>(() => Bloc.Parse(text));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_bloc_has_its_name_in_four_languages()
    {
        foreach (var bloc in Bloc.Known)
        {
            foreach (var language in Enum.GetValues<Language>()) Assert.NotEmpty(bloc.Name.In(language));
        }
    }
}
