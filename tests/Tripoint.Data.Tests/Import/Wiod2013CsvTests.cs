using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class Wiod2013CsvTests
{
    [Fact]
    public void A_small_table_is_read_with_its_codes_mended()
    {
        using var folder = new TemporaryFolder();
        var table = Wiod2013Csv.Read(folder.Write("small_2011.csv", Small()));
        Assert.Equal("ROU ROW", string.Join(' ', table.Economies));
        Assert.Equal(2011, table.Year);
        Assert.Equal("HFCE INVNT", string.Join(' ', table.FinalCategories));
        Assert.Equal(1 * 1000 + 2, table.Intermediate[1 * 70 + 2]);
        Assert.Equal(-5, table.FinalDemand[0 * 4 + 1]);
        Assert.Equal(34_000, table.Output[34]);
    }

    [Fact]
    public void Faults_carry_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var lines = Small().Split('\n');
        lines[3] = lines[3].Replace("2001,", "-2001,", StringComparison.Ordinal);
        lines[5] = "Nonsense" + lines[5][lines[5].IndexOf(',', StringComparison.Ordinal)..];
        var e = Assert.Throws<BadInputException>(() => Wiod2013Csv.Read(folder.Write("small_2011.csv", string.Join('\n', lines))));
        Assert.Collection(
            e.Faults,
            f => Assert.EndsWith("line 4, column 3", f.Where, StringComparison.Ordinal),
            f => Assert.EndsWith("line 6, column 1", f.Where, StringComparison.Ordinal));
        Assert.Contains("'-2001'", e.Faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_early_is_said_to()
    {
        using var folder = new TemporaryFolder();
        var text = string.Join('\n', Small().Split('\n').Take(20));
        var e = Assert.Throws<BadInputException>(() => Wiod2013Csv.Read(folder.Write("small_2011.csv", text)));
        Assert.Contains("ends after 19 rows", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ROM_c3", "ROM_c4", "column")]
    [InlineData("ROM_c1,", "XYZ_c1,", "XYZ")]
    [InlineData(",OUTPUT", ",OUT", "OUTPUT")]
    [InlineData("RoW_HFCE", "RoW_HHH", "RoW_HHH")]
    public void A_header_out_of_order_is_refused(string old, string changed, string named)
    {
        using var folder = new TemporaryFolder();
        var text = Small();
        var header = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        var e = Assert.Throws<BadInputException>(() => Wiod2013Csv.Read(folder.Write("small_2011.csv", header.Replace(old, changed, StringComparison.Ordinal) + text[header.Length..])));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_2011_is_read_whole_and_its_rows_miss_output_by_no_more_than_published()
    {
        var table = Wiod2013Csv.Read(SharedData.Require("wiod-2013", "wiot13_2011.csv.gz"));
        Assert.Equal((2011, 41, 35, 5), (table.Year, table.Economies.Length, table.Sectors.Length, table.FinalCategories.Length));
        Assert.Contains(Economy.Of("ROU"), table.Economies);
        // The data's own description: values are truncated to whole millions, and row sums miss OUTPUT by up to 113.
        var worst = Enumerable.Range(0, table.RowCount).Max(r => Math.Abs(table.RowResidual(r)));
        Assert.InRange(worst, 1, 113);
        Assert.InRange(table.Output.Count(x => x == 0), 18, 22);
    }

    // Two economies, two final-demand categories; the cell (row r, using c) holds 1000 r + c, output 1000 r.
    private static string Small()
    {
        var labels = new[] { "ROM", "RoW" }.SelectMany(e => Enumerable.Range(1, 35).Select(s => $"{e}_c{s}")).ToArray();
        var lines = new List<string> { $"row,{string.Join(',', labels)},ROM_HFCE,ROM_INVNT,RoW_HFCE,RoW_INVNT,OUTPUT" };
        for (var r = 0; r < labels.Length; r++)
        {
            var cells = Enumerable.Range(0, labels.Length).Select(c => (1000 * r + c).ToString(CultureInfo.InvariantCulture));
            lines.Add($"{labels[r]},{string.Join(',', cells)},1,-5,2,3,{(1000 * r).ToString(CultureInfo.InvariantCulture)}");
        }
        return string.Join('\n', lines) + "\n";
    }
}
