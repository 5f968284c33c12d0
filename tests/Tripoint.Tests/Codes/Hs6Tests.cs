using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tests.Codes;

public sealed class Hs6Tests
{
    [Theory]
    [InlineData("310210", 310210)]
    [InlineData("3102.10", 310210)]
    [InlineData("010121", 10121)]
    [InlineData("999999", 999999)]
    public void Six_digits_are_a_code(string text, int number)
    {
        var code = Hs6.Of(text);
        Assert.Equal(number, code.Number);
        Assert.Equal(number / 10000, code.Chapter);
        Assert.Equal(code, Hs6.Of(code.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("31021")]
    [InlineData("3102100")]
    [InlineData("31021A")]
    [InlineData("001234")]
    [InlineData("770110")]
    [InlineData("31.0210")]
    [InlineData("-31021")]
    [InlineData(" 31021")]
    [InlineData("３１０２１０")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(Hs6.TryOf(text, out _));
        Assert.Contains(text, Assert.Throws<BadInputException>(() => Hs6.Of(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_leading_zero_and_a_finer_line_are_recognised()
    {
        Assert.Contains("010121", Assert.Throws<BadInputException>(() => Hs6.Of("10121")).Message, StringComparison.Ordinal);
        Assert.Contains("310210", Assert.Throws<BadInputException>(() => Hs6.Of("3102100000")).Message, StringComparison.Ordinal);
        Assert.Equal(Hs6.Of("010121"), Hs6.OfNumber(10121));
    }

    [Theory]
    [InlineData("HS17", HsEdition.Hs2017)]
    [InlineData("H5", HsEdition.Hs2017)]
    [InlineData("HS92", HsEdition.Hs1992)]
    [InlineData("h0", HsEdition.Hs1992)]
    [InlineData("2002", HsEdition.Hs2002)]
    [InlineData("HS 2022", HsEdition.Hs2022)]
    public void Editions_are_read_by_any_of_their_names(string text, HsEdition edition) => Assert.Equal(edition, HsEditions.Parse(text));

    [Fact]
    public void An_edition_begins_in_its_year_and_none_is_called_1999()
    {
        Assert.Equal(HsEdition.Hs2012, HsEditions.InForce(2016));
        Assert.Equal(HsEdition.Hs2017, HsEditions.InForce(2017));
        Assert.Equal(HsEdition.Hs1992, HsEditions.InForce(1988));
        Assert.Throws<BadInputException>(() => HsEditions.Parse("1999"));
    }
}
