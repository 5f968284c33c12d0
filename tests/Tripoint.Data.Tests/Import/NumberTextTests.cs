using System.Globalization;
using System.Text;
using CsCheck;
using Tripoint.Data.Import.Text;

namespace Tripoint.Data.Tests.Import;

public class NumberTextTests
{
    [Fact]
    public void Any_double_comes_back_to_the_bit() => Gen.Double.Where(double.IsFinite).Sample(value => Same(value.ToString("R", CultureInfo.InvariantCulture)), iter: 20_000);

    [Fact]
    public void Decimal_texts_of_every_length_are_rounded_as_the_general_parser_does() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 19], Gen.Int[-30, 30], Gen.Bool).Sample((digits, point, exponent, withExponent) =>
        {
            var text = digits.ToString(CultureInfo.InvariantCulture);
            if (point < text.Length) text = text.Insert(text.Length - point, point == text.Length ? "0." : ".");
            Same(withExponent ? text + "e" + exponent.ToString(CultureInfo.InvariantCulture) : text);
        }, iter: 50_000);

    [Theory]
    [InlineData("0.00001234567890123456789")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740992.5")]
    [InlineData("179769313486231570000")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("+1.5")]
    [InlineData(" 7 ")]
    [InlineData("\"12.5\"")]
    public void Hard_and_odd_texts_are_read(string text) => Same(text.Trim(' ', '"'), text);

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1.2.3")]
    [InlineData("12x")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    public void What_is_no_finite_number_is_refused(string text)
    {
        var at = 0;
        Assert.False(NumberText.TryRead(Encoding.UTF8.GetBytes(text + ",5"), ref at, (byte)',', out _));
        Assert.Equal(text.Length + 1, at);
    }

    private static void Same(string text, string? given = null)
    {
        var bytes = Encoding.UTF8.GetBytes((given ?? text) + ",5");
        var at = 0;
        Assert.True(NumberText.TryRead(bytes, ref at, (byte)',', out var value), text);
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
        Assert.Equal(bytes.Length - 1, at);
    }
}
