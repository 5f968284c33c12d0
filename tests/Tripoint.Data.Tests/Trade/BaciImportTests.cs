using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Tests.Trade;

public sealed class BaciImportTests
{
    private const string Header = "t,i,j,k,v,q\n";
    private const string Y2020 = Header + "2020,156,410,310210,120.5,400\n2020,156,392,310210,80,NA\n2020,842,410,010121,5.25,0.125\n2020,36,410,310210,7,\n";
    private const string Y2021 = Header + "2021,156,410,310210,150,410.5\n2021,643,410,310210,60,200\n";

    [Fact]
    public void A_yearly_file_reads_back_as_it_was_written()
    {
        using var files = new TradeFiles();
        Assert.Equal(1, files.Import("baci", new TradeRequest(files.File("BACI_HS17_Y2020_V202401b.csv", Y2020))));
        using var store = files.Open();
        var trade = store.Read(new TradeFilter("t"));
        Assert.Equal(TradeBooks.Reconciled, trade.Books);
        Assert.Equal(4, trade.Length);
        Assert.Equal(HsEdition.Hs2017, trade.EditionOf(0));
        int urea = trade.Require(Hs6.Of("310210")), korea = trade.Require(Economy.Of("KOR"));
        Assert.Equal(120.5, trade.Value(0, urea, korea, trade.Require(Economy.Of("CHN"))));
        var horses = trade.Rows(0, trade.Require(Hs6.Of("010121")));
        Assert.Equal(0.125, horses.Quantity[0]);
        Assert.Equal("USA", trade.Economies[horses.Exporter[0]].Code);
        Assert.True(double.IsNaN(trade.Rows(0, urea, trade.Require(Economy.Of("JPN"))).Quantity[0]));
        Assert.Contains("V202401b", trade.Provenance.Sources[0].Vintage, StringComparison.Ordinal);
        Assert.Empty(store.Verify("t"));
    }

    [Fact]
    public void The_zipped_release_is_read_year_by_year_and_only_once()
    {
        using var files = new TradeFiles();
        var zip = files.Zip("BACI_HS17_V202401b.zip", ("BACI_HS17_Y2021_V202401b.csv", Y2021), ("BACI_HS17_Y2020_V202401b.csv", Y2020),
            ("country_codes_V202401b.csv", "country_code,country_name,country_iso2,country_iso3\n156,China,CN,CHN\n"),
            ("product_codes_HS17_V202401b.csv", "code,description\n310210,\"Urea, whether or not in aqueous solution\"\n"));
        Assert.Equal(2, files.Import("baci", new TradeRequest(zip)));
        Assert.Equal(0, files.Import("baci", new TradeRequest(zip)));
        using var store = files.Open();
        Assert.Equal([2020, 2021], store.Find("t").Periods.Select(p => p.Year));
        Assert.Equal("Urea, whether or not in aqueous solution", store.ProductNames("t")[Hs6.Of("310210")]);
        var history = store.Read(new TradeFilter("t") { Products = [Hs6.Of("310210")], Importers = [Economy.Of("KOR")] });
        Assert.Equal([127.5, 210.0], history.Periods.Select((_, t) => history.Rows(t).TotalValue));
        Assert.Equal(1, store.Read(new TradeFilter("t") { FromYear = 2021, Exporters = [Economy.Of("RUS")] }).Length);
    }

    [Fact]
    public void A_new_vintage_replaces_the_old_only_when_asked_and_the_record_keeps_both()
    {
        using var files = new TradeFiles();
        files.Import("baci", new TradeRequest(files.File("BACI_HS17_Y2020_V202401b.csv", Y2020)));
        var newer = files.File("BACI_HS17_Y2020_V202501.csv", Y2020.Replace("120.5", "130", StringComparison.Ordinal));
        var refused = Assert.Throws<BadInputException>(() => files.Import("baci", new TradeRequest(newer)));
        Assert.Contains("BACI_HS17_Y2020_V202401b.csv", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        files.Import("baci", new TradeRequest(newer), replace: true);
        using var store = files.Open();
        Assert.Equal(130 + 80 + 5.25 + 7, store.Read(new TradeFilter("t")).Rows(0).TotalValue, 9);
        Assert.Equal(["replaced", "current"], store.Find("t").Imports.Select(i => i.State));
        Assert.Empty(store.Verify("t"));
    }

    [Fact]
    public void A_zip_that_was_cut_short_is_refused_and_nothing_is_stored()
    {
        using var files = new TradeFiles();
        var text = new StringBuilder(Header);
        for (var k = 0; k < 20_000; k++) text.Append(CultureInfo.InvariantCulture, $"2020,156,410,{280000 + k % 9999},{k * 7919 % 10007 + k / 9999},1\n");
        var zip = files.Zip("BACI_HS17_V202401b.zip", ("BACI_HS17_Y2020_V202401b.csv", text.ToString()));
        var bytes = System.IO.File.ReadAllBytes(zip);
        System.IO.File.WriteAllBytes(zip, bytes[..(bytes.Length * 2 / 3)]);
        Assert.Contains("cut short", Assert.Throws<BadInputException>(() => files.Import("baci", new TradeRequest(zip))).Message, StringComparison.Ordinal);
        // The directory is whole, but the bytes of the entry are not.
        for (var at = bytes.Length / 3; at < bytes.Length / 2; at++) bytes[at] = 0;
        System.IO.File.WriteAllBytes(zip, bytes);
        Assert.Throws<BadInputException>(() => files.Import("baci", new TradeRequest(zip)));
        using var store = files.Open();
        Assert.False(store.Exists("t"));
    }

    [Fact]
    public void Faults_of_a_file_come_together_with_their_lines()
    {
        using var files = new TradeFiles();
        var path = files.File("BACI_HS17_Y2020_V202401b.csv", Header + "2020,156,410,310210,1,1\n2020,999,410,310210,1,1\n2020,156,410,31A210,1,1\n2020,156,410,310220,-1,1\n2020,156,410\n2021,156,410,310230,1,1\n2020,410,410,310240,1,1\n2020,156,410,770110,1,x\n");
        var faults = Assert.Throws<BadInputException>(() => files.Import("baci", new TradeRequest(path))).Faults;
        Assert.Equal(["3", "4", "5", "6", "7", "8", "9", "9"], faults.Select(f => f.Where.Split("line ")[1].Split(',')[0]));
        Assert.Contains("'999'", faults[0].What, StringComparison.Ordinal);
        using var store = files.Open();
        Assert.False(store.Exists("t"));
    }

    [Fact]
    public void Two_rows_of_one_flow_are_refused()
    {
        using var files = new TradeFiles();
        var path = files.File("BACI_HS17_Y2020_V202401b.csv", Y2020 + "2020,156,410,310210,9,1\n");
        Assert.Contains("KOR from CHN", Assert.Throws<BadInputException>(() => files.Import("baci", new TradeRequest(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_of_a_long_file_are_joined_in_order()
    {
        using var files = new TradeFiles();
        var text = new StringBuilder(Header);
        int[] economies = [156, 392, 410, 842, 36, 643, 276, 251, 579, 124];
        var expected = 0.0;
        var rows = 0;
        foreach (var i in economies)
        {
            foreach (var j in economies.Where(e => e != i))
            {
                for (var k = 0; k < 3000; k++, rows++)
                {
                    var value = (rows * 37 % 1000 + 1) / 8.0;
                    expected += value;
                    text.Append(CultureInfo.InvariantCulture, $"2020,{i},{j},{280000 + k:000000},{value},{rows}.5\n");
                }
            }
        }
        files.Import("baci", new TradeRequest(files.File("BACI_HS17_Y2020_V202401b.csv", text.ToString())));
        using var store = files.Open();
        var trade = store.Read(new TradeFilter("t"));
        Assert.Equal(rows, trade.Length);
        Assert.Equal(expected, trade.Rows(0).TotalValue);
        Assert.Equal("NOR", trade.Economies[trade.Require(Economy.Of("NOR"))].Code);
        Assert.Empty(store.Verify("t"));
    }

    [Fact]
    public void Removing_keeps_the_record_and_a_missing_name_lists_the_others()
    {
        using var files = new TradeFiles();
        files.Import("baci", new TradeRequest(files.File("BACI_HS17_Y2020_V202401b.csv", Y2020)));
        using (var store = TradeStore.OpenForWriting(files.Home))
        {
            store.Write("u", TradeImportKinds.Find("baci")!.Files(new TradeRequest(files.File("BACI_HS17_Y2021_V202401b.csv", Y2021)))[0].Read(TestContext.Current.CancellationToken), TimeProvider.System, false, cancel: TestContext.Current.CancellationToken);
            store.Remove("t");
        }
        using var again = files.Open();
        Assert.Contains("u", Assert.Throws<DataMissingException>(() => again.Read(new TradeFilter("t"))).Message, StringComparison.Ordinal);
        Assert.Equal("u", Assert.Single(again.List()).Name);
        Assert.Contains("2021", Assert.Throws<DataMissingException>(() => again.Read(new TradeFilter("u") { ToYear = 2019 })).Message, StringComparison.Ordinal);
    }
}
