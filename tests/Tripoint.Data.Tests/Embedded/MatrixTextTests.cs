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
        var text = MatrixText.Write(["key"], [s_rows], s_columns, values);
        Assert.Equal(values, MatrixText.Read(text, "f", ["key"], [s_rows], s_columns));
    });

    [Fact]
    public void Six_digits_are_what_the_general_formatter_rounds_to() => Gen.Double[1e-6, 1e6].Sample(value =>
    {
        // 94489.15 is no tie in binary, and either neighbour is right for a reader of decimals.
        var scaled = value / Math.Pow(10, Math.Floor(Math.Log10(value)) - 5);
        if (Math.Abs(scaled - Math.Floor(scaled) - 0.5) < 1e-6) return;
        var expected = double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Assert.Equal(expected, MatrixText.SixDigits(value), 1e-15 * value);
        Assert.InRange(MatrixText.Exact(MatrixText.SixDigits(value)).Length, 1, 14);
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.99999949, 0.999999)]
    [InlineData(0.9999999, 1)]
    [InlineData(1e-14, 0)]
    [InlineData(123456.7, 123457)]
    public void Six_digits_of_edges(double value, double expected) => Assert.Equal(expected, MatrixText.SixDigits(value));

    [Theory]
    [InlineData("1E-05", 1e-5)]
    [InlineData("0.1", 0.1)]
    [InlineData("-2.5", -2.5)]
    [InlineData("123456789012345", 123456789012345)]
    [InlineData("0.12345678901234567", 0.12345678901234567)]
    public void Numbers_in_any_spelling_are_read_exactly(string text, double expected) =>
        Assert.Equal(expected, MatrixText.Read(Encoding.UTF8.GetBytes($"key,x\na,{text}\n"), "f", ["key"], [["a"]], ["x"])[0]);

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
