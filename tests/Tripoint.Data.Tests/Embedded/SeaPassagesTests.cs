using Tripoint.Codes;
using Tripoint.Data.Embedded;

namespace Tripoint.Data.Tests.Embedded;

public class SeaPassagesTests
{
    [Theory]
    [InlineData("QAT", "KOR", "hormuz malacca")]
    [InlineData("OMN", "KOR", "malacca")]
    [InlineData("AUS", "JPN", "")]
    [InlineData("DEU", "CHN", "suez bab-el-mandeb malacca")]
    [InlineData("UKR", "EGY", "bosporus")]
    [InlineData("TTO", "JPN", "panama")]
    public void Straits_are_those_of_the_usual_route_both_ways(string from, string to, string expected)
    {
        Assert.Equal(expected, SeaPassages.Between(Economy.Of(from), Economy.Of(to)));
        Assert.Equal(expected, SeaPassages.Between(Economy.Of(to), Economy.Of(from)));
    }

    [Fact]
    public void An_economy_without_a_basin_passes_nothing() => Assert.Equal("", SeaPassages.Between(Economy.Of("ROW"), Economy.Of("KOR")));
}
