using Tripoint.Codes;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

public sealed class ReportNumbersTests
{
    [Theory]
    [InlineData(Language.English, 285_312, "US$ 285 billion")]
    [InlineData(Language.English, 1_250_000, "US$ 1.25 trillion")]
    [InlineData(Language.English, -840, "−US$ 840 million")]
    [InlineData(Language.English, 999_800, "US$ 1.00 trillion")]
    [InlineData(Language.Chinese, 285_312, "2,853亿美元")]
    [InlineData(Language.Chinese, 1_250_000, "1.25万亿美元")]
    [InlineData(Language.Japanese, 285_312, "2,853億ドル")]
    [InlineData(Language.Japanese, 1_250_000, "1.25兆ドル")]
    [InlineData(Language.Korean, 285_312, "2,853억 달러")]
    [InlineData(Language.Korean, -1_250_000, "−1.25조 달러")]
    [InlineData(Language.Korean, 840, "8.40억 달러")]
    public void Money_is_in_the_units_readers_expect(Language language, double millionUsd, string expected) =>
        Assert.Equal(expected, new ReportNumbers(language).Money(millionUsd).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(0.0131, "+1.31%")]
    [InlineData(-0.0041, "−0.41%")]
    [InlineData(-0.00006, "−0.006%")]
    [InlineData(0.123, "+12.3%")]
    [InlineData(0, "0.000%")]
    [InlineData(-1e-9, "0.000%")]
    public void Changes_carry_their_sign_and_no_negative_zero(double fraction, string expected) =>
        Assert.Equal(expected, new ReportNumbers(Language.English).Change(fraction));

    [Fact]
    public void A_change_that_is_not_known_is_a_dash() => Assert.Equal("–", new ReportNumbers(Language.English).TableChange(null));

    [Theory]
    [InlineData(Language.English, 1_234_567, "1,234.6")]
    [InlineData(Language.Japanese, 1_234_567, "12,346")]
    [InlineData(Language.Korean, 560, "5.6")]
    public void Columns_of_money_are_in_the_unit_of_their_heading(Language language, double millionUsd, string expected) =>
        Assert.Equal(expected, new ReportNumbers(language).TableMoney(millionUsd));
}
