using Tripoint.Codes;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

public sealed class KoreanParticleTests
{
    [Theory]
    [InlineData("중국", "은/는", "은")]
    [InlineData("캐나다", "은/는", "는")]
    [InlineData("일본", "이/가", "이")]
    [InlineData("홍콩(중국)", "을/를", "을")]
    [InlineData("‘관세전쟁’", "이/가", "이")]
    [InlineData("12.0%", "이/가", "가")]
    [InlineData("2013", "은/는", "은")]
    [InlineData("2012", "은/는", "는")]
    [InlineData("brief.html", "을/를", "을")]
    [InlineData("서울", "으로/로", "로")]
    [InlineData("한국", "으로/로", "으로")]
    public void The_particle_follows_the_last_sound(string word, string pair, string expected) => Assert.Equal(expected, KoreanParticle.Choose(word, pair));

    [Fact]
    public void No_name_of_an_economy_is_left_without_a_particle() =>
        Assert.All(Economy.All, e => Assert.Contains(KoreanParticle.Choose(e.Name.In(Language.Korean), "은/는"), new[] { "은", "는" }));
}
