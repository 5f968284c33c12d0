using CsCheck;
using Tripoint.Faults;
using Tripoint.Quantities;

namespace Tripoint.Tests.Quantities;

public class QuantityTests
{
    [Fact]
    public void A_rate_in_per_cent_and_the_same_as_a_fraction_are_equal() =>
        Gen.Double[0, 100].Sample(fraction => Math.Abs(AdValoremRate.FromPercent(fraction * 100).Fraction - AdValoremRate.FromFraction(fraction).Fraction) <= 1e-12 * (1 + fraction));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.01)]
    [InlineData(101)]
    public void A_rate_outside_its_range_is_refused(double fraction) => Assert.Throws<BadInputException>(() => AdValoremRate.FromFraction(fraction));

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(double.NaN)]
    [InlineData(1000)]
    public void An_elasticity_outside_its_range_is_refused(double theta) => Assert.Throws<BadInputException>(() => new TradeElasticity(theta));

    [Fact]
    public void An_armington_elasticity_is_one_above_the_trade_elasticity() => Assert.Equal(new TradeElasticity(4), TradeElasticity.FromArmington(5));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Money_is_finite(double value) => Assert.Throws<BadInputException>(() => new MillionUsd(value));

    [Fact]
    public void Money_adds_up_in_its_unit() => Assert.Equal(new MillionUsd(1500), MillionUsd.FromBillions(1) + new MillionUsd(500));

    [Fact]
    public void Every_quantity_shows_its_unit()
    {
        Assert.Equal("7.5%", AdValoremRate.FromPercent(7.5).ToString());
        Assert.Equal("12.5 million US$", new MillionUsd(12.5).ToString());
    }
}
