using System.Globalization;
using System.Text;
using CsCheck;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Tests.Trade;

/// <summary>The two inner loops of an import: reading a plain line, and the store's order.</summary>
public class FlowOrderTests
{
    private static readonly Economy[] s_areas = [.. Economy.All.Take(200)];

    private static FlowColumns Random(int rows, int products, uint seed)
    {
        var columns = new FlowColumns();
        for (var row = 0; row < rows; row++)
        {
            seed = seed * 1664525 + 1013904223;
            columns.Add(10110 + (int)(seed >> 8) % products * 10, (ushort)((seed >> 3) % 200), (ushort)((seed >> 17) % 200), row, double.NaN);
        }
        return columns;
    }

    [Theory]
    [InlineData(1000, 7)]
    [InlineData(300_000, 4000)]
    [InlineData(300_000, 1)]
    public void Rows_come_in_the_stores_order_whatever_their_number_and_rows_of_one_flow_in_the_files(int rows, int products)
    {
        var columns = Random(rows, products, 7);
        int[] expected = [.. Enumerable.Range(0, rows).OrderBy(r => columns.Product[r]).ThenBy(r => columns.Importer[r]).ThenBy(r => columns.Exporter[r])];
        Assert.Equal(expected, FlowOrder.Sort(columns, 200));
    }

    [Fact]
    public void Two_rows_of_one_flow_are_found_among_many()
    {
        var columns = new FlowColumns();
        for (var row = 0; row < 250_000; row++) columns.Add(999_000 - row / 40_000 * 10_000, (ushort)(row / 200 % 200), (ushort)(row % 200), 1, 1, row + 2);
        var batch = new FlowBatch(new TradePeriod(2020), TradeBooks.Importer, HsEdition.Hs2017, columns);
        Assert.Equal(250_000, FlowOrder.Of(batch, s_areas, "f.csv").Length);
        columns.Add(999_000, 3, 4, 1, 1, 250_002);
        var fault = Assert.Throws<BadInputException>(() => FlowOrder.Of(batch, s_areas, "f.csv")).Faults.Single();
        Assert.Contains("stands there twice, first in line 606", fault.What, StringComparison.Ordinal);
        Assert.Contains("line 250002", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_line_is_read_as_the_framework_reads_its_numbers() => Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[10_000, 999_999], Gen.Long[0, 999_999_999_999], Gen.Int[0, 3], Gen.Bool).Sample(
        (i, j, k, digits, decimals, windows) =>
        {
            var value = (digits / Math.Pow(10, decimals)).ToString("F" + decimals, CultureInfo.InvariantCulture);
            var text = string.Create(CultureInfo.InvariantCulture, $"2020,{i},{j},{k:000000},{value},{(windows ? "NA" : value)}{(windows ? "\r" : "")}\nrest");
            Assert.True(BaciLine.TryRead(Encoding.UTF8.GetBytes(text), out var line, out var used));
            Assert.Equal((2020, i, j, k), (line.Year, line.Exporter, line.Importer, line.Product));
            Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), line.Value);
            Assert.Equal(windows, double.IsNaN(line.Quantity));
            Assert.Equal(text.IndexOf("rest", StringComparison.Ordinal), used);
        }, iter: 300);

    [Theory]
    [InlineData("2020,156,410,310210,120.5")]
    [InlineData("2020,156,410,310210,120.5,4 \n")]
    [InlineData("2020,156,410,310210,\"120.5\",4\n")]
    [InlineData("2020,156,410,310210,1e5,4\n")]
    [InlineData("2020,156,410,310210,-1,4\n")]
    [InlineData("2020,1156,410,310210,1,4\n")]
    [InlineData("2020,156,410,3102,1,4\n")]
    [InlineData("2020,156,410,310210,1,4,5\n")]
    [InlineData("2020,156,410,310210,1234567890.1234567,4\n")]
    [InlineData("2020,156,410,310210,.,4\n")]
    public void A_line_that_is_not_plain_is_left_to_the_way_that_names_faults(string text) => Assert.False(BaciLine.TryRead(Encoding.UTF8.GetBytes(text), out _, out _));
}
