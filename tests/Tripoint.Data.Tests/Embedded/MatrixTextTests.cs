using System.Globalization;
using System.Text;
using CsCheck;
using Tripoint.Data.Embedded;

namespace Tripoint.Data.Tests.Embedded;

public class MatrixTextTests
{
    private static readonly string[] s_rows = ["a", "b"], s_columns = ["x", "y"];

    [Fact]
    public void What_is_written_reads_back_to_the_last_bit() => Gen.Double[1e-9, 1e12].Array[4].Sample(values =>
    {
        var text = MatrixText.Write(["key"], [s_rows], s_columns, values, MatrixText.Exact);
        Assert.Equal(values, MatrixText.Read(text, "f", ["key"], [s_rows], s_columns));
    });

    [Fact]
    public void Six_digits_keep_six_digits_without_an_exponent() => Gen.Double[1e-6, 1e9].Sample(value =>
    {
        var text = MatrixText.SixDigits(value);
        Assert.DoesNotContain('E', text);
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture), Math.Max(6e-6 * value, 0.5));
        if (value < 1e5) Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture), 6e-6 * value);
    });

    [Theory]
    [InlineData("key,x,y\na,1,2\nb,3,4", "line 3")]
    [InlineData("key,x,y\na,1,2\nc,3,4\n", "line 3")]
    [InlineData("key,x,z\na,1,2\nb,3,4\n", "line 1")]
    [InlineData("key,x,y\na,1\nb,3,4\n", "line 2")]
    [InlineData("key,x,y\na,1,2x\nb,3,4\n", "line 2")]
    [InlineData("key,x,y\na,,2\nb,3,4\n", "line 2")]
    [InlineData("key,x,y\na,1,2\nb,3,4\nc,5,6\n", "line 4")]
    [InlineData("", "line 1")]
    public void Damage_is_found_and_placed(string text, string place)
    {
        var e = Assert.Throws<InvalidDataException>(() => MatrixText.Read(Encoding.UTF8.GetBytes(text), "f.csv", ["key"], [s_rows], s_columns));
        Assert.Contains(place, e.Message, StringComparison.Ordinal);
        Assert.Contains("f.csv", e.Message, StringComparison.Ordinal);
    }
}
