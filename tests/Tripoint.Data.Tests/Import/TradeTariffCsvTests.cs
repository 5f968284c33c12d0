using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class TradeTariffCsvTests
{
    private const string Header = "sector,importer,exporter,value_musd,tariff\n";

    [Fact]
    public void Flows_and_tariffs_are_read_and_ordered_by_code()
    {
        using var folder = new TemporaryFolder();
        var table = TradeTariffCsv.Read(folder.Write("ICIO2020.csv", Header + "C26,KOR,CHN,12.5,0.05\nC26,CHN,CHN,100,0\nServices (aggregate),CHN,KOR,7,0\n"));
        Assert.Equal("CHN KOR", string.Join(' ', table.Economies));
        Assert.Equal((2020, 28), (table.Year, table.Sectors.Length));
        int c26 = table.Sectors.IndexOf(Sector.Of("ICIO28").Single(s => s.Code == "C26")), services = table.Sectors.Length - 1;
        Assert.Equal((12.5, 0.05), (table.Trade[table.Cell(c26, 1, 0)], table.Tariff[table.Cell(c26, 1, 0)]));
        Assert.Equal(100, table.Trade[table.Cell(c26, 0, 0)]);
        Assert.Equal(7, table.Trade[table.Cell(services, 0, 1)]);
        Assert.Equal(119.5, table.Trade.Sum());
        Assert.Equal(64, table.Provenance.Sources[0].Sha256.Length);
        Assert.Equal(119.5, table.ToPanel().Flows(2020).ToArray().Sum());
    }

    [Fact]
    public void A_gzip_file_reads_as_its_plain_text()
    {
        using var folder = new TemporaryFolder();
        const string text = Header + "A01,JPN,CHN,1,0.1\n";
        var plain = TradeTariffCsv.Read(folder.Write("a2011.csv", text));
        var zipped = TradeTariffCsv.Read(folder.WriteGzip("a2011.csv.gz", text));
        Assert.Equal(plain.Trade, zipped.Trade);
        Assert.Equal(plain.Tariff, zipped.Tariff);
    }

    [Fact]
    public void Several_faults_are_reported_together_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x2020.csv", Header + "C26,KOR,CHN,-1,0.05\nC99,KOR,CHN,1,0.05\nC26,KOR,XXX,1,0.05\nC26,KOR,JPN,NaN,0.05\nC26,KOR,USA,1,5%\nC26,JPN,JPN,1,0.2\nC26,KOR\n");
        var e = Assert.Throws<BadInputException>(() => TradeTariffCsv.Read(path));
        Assert.Collection(
            e.Faults,
            f => Fault(f, "'-1'", "line 2, column 4"),
            f => Fault(f, "'C99'", "line 3, column 1"),
            f => Fault(f, "'XXX'", "line 4, column 3"),
            f => Fault(f, "'NaN'", "line 5, column 4"),
            f => Fault(f, "'5%'", "line 6, column 5"),
            f => Fault(f, "domestic", "line 7, column 5"),
            f => Fault(f, "2 fields", "line 8"));
    }

    [Fact]
    public void A_cell_given_twice_is_named_with_its_second_line()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<BadInputException>(() => TradeTariffCsv.Read(folder.Write("x2020.csv", Header + "C26,KOR,CHN,1,0\nC26,KOR,CHN,2,0\n")));
        Fault(Assert.Single(e.Faults), "given twice", "line 3");
    }

    [Fact]
    public void Missing_columns_are_all_named()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<BadInputException>(() => TradeTariffCsv.Read(folder.Write("x2020.csv", "sector,importer,value_musd\nC26,KOR,1\n")));
        Assert.Equal("exporter tariff", string.Join(' ', e.Faults.Select(f => f.What.Split('\'')[1])));
    }

    [Fact]
    public void A_truncated_gzip_is_damaged_not_shorter()
    {
        using var folder = new TemporaryFolder();
        var rows = string.Concat(Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"A01,KOR,{(i % 2 == 0 ? "CHN" : "JPN")},{i},0\n")));
        var e = Assert.Throws<BadInputException>(() => TradeTariffCsv.Read(folder.WriteGzip("x2020.csv.gz", Header + rows, dropLastBytes: 200)));
        Assert.Contains("truncated", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none2020.csv", "does not exist")]
    [InlineData("empty2020.csv", "empty")]
    [InlineData("header2020.csv", "no rows")]
    [InlineData("noyear.csv", "year")]
    public void What_cannot_be_read_is_said(string name, string said)
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty2020.csv", "");
        folder.Write("header2020.csv", Header);
        folder.Write("noyear.csv", Header + "A01,KOR,CHN,1,0\n");
        var e = Assert.Throws<BadInputException>(() => TradeTariffCsv.Read(folder[name]));
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_2022_is_read_whole()
    {
        var table = TradeTariffCsv.Read(SharedData.Require("icio-trade-tariffs", "ICIO2022.csv.gz"));
        Assert.Equal((2022, 81), (table.Year, table.Economies.Length));
        // The first row of the file: A01,AGO,AGO,12569.634,0.
        var angola = table.Economies.IndexOf(Economy.Of("AGO"));
        Assert.Equal(12569.634, table.Trade[table.Cell(0, angola, angola)]);
    }

    private static void Fault(Fault fault, string what, string where)
    {
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.EndsWith(where, fault.Where, StringComparison.Ordinal);
    }
}
