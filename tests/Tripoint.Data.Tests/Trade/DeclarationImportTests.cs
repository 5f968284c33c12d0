using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Exposure.Books;
using Tripoint.Faults;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Trade;

public sealed class DeclarationImportTests
{
    [Fact]
    public void Both_sides_declarations_are_kept_apart_and_the_largest_row_is_the_total()
    {
        using var files = new TradeFiles();
        var path = files.File("c.csv", "year,reporter,partner,cmd,flow,value,netwgt\n2022,410,0,310210,M,900,10\n2022,410,156,310210,M,600000,2000\n2022,410,156,310210,M,400000,1500\n2022,410,156,310210,M,200000,500\n"
            + "2022,156,410,310210,X,550000,\n2022,156,156,310210,M,1000,\n2022,410,156,31,M,5,5\n2022,156,899,310210,X,7000,1\n");
        files.Import("comtrade", new TradeRequest(path));
        using var store = files.Open();
        var importers = store.Read(new TradeFilter("t") { Books = TradeBooks.Importer });
        var exporters = store.Read(new TradeFilter("t") { Books = TradeBooks.Exporter });
        Assert.Equal(600, importers.Value(0, 0, importers.Require(Economy.Of("KOR")), importers.Require(Economy.Of("CHN"))));
        Assert.Equal(2, importers.All.Quantity[0]);
        Assert.Equal(550, exporters.Value(0, 0, exporters.Require(Economy.Of("KOR")), exporters.Require(Economy.Of("CHN"))));
        Assert.Contains(exporters.Economies, e => e.Code == "NES899");
        Assert.Contains(importers.Provenance.Log, n => n.Contains("largest", StringComparison.Ordinal));
    }

    [Fact]
    public void Totals_found_in_the_raw_declarations_add_up_to_what_reporters_declare_with_the_world()
    {
        var path = SharedData.Require("product-trade", "comtrade_2022.csv.gz");
        using var files = new TradeFiles();
        files.Import("comtrade", new TradeRequest(path));
        using var store = files.Open();
        // Sum of the largest row of every (reporter, World, product, flow), computed from the file with a separate script: 715.0230462 billion US$,
        // of which 2.28 billion are the reporters' trade with themselves.
        var both = store.Read(new TradeFilter("t") { Books = TradeBooks.Importer }).Rows(0).TotalValue + store.Read(new TradeFilter("t") { Books = TradeBooks.Exporter }).Rows(0).TotalValue;
        Assert.InRange(both / 1e6, 712.5, 715.03);
    }

    [Fact]
    public void The_json_of_the_interface_is_the_same_as_its_csv()
    {
        using var files = new TradeFiles();
        files.Import("comtrade", new TradeRequest(files.File("a.json", """
            {"count":3,"data":[
            {"period":"202107","reporterCode":410,"partnerCode":156,"flowCode":"M","cmdCode":"310210","classificationCode":"H5","primaryValue":1000.5,"netWgt":3000,"motCode":0,"customsCode":"C00","partner2Code":0},
            {"period":"202107","reporterCode":410,"partnerCode":156,"flowCode":"M","cmdCode":"310210","classificationCode":"H5","primaryValue":900,"netWgt":null,"motCode":1000,"customsCode":"C00","partner2Code":0},
            {"period":"202107","reporterCode":410,"partnerCode":0,"flowCode":"M","cmdCode":"310210","classificationCode":"H5","primaryValue":1000.5,"netWgt":3000}]}
            """)), "j");
        files.Import("comtrade", new TradeRequest(files.File("a.csv", "period,reporterCode,partnerCode,flowCode,cmdCode,classificationCode,primaryValue,netWgt,motCode\n202107,410,156,M,310210,H5,1000.5,3000,0\n202107,410,156,M,310210,H5,900,,1000\n")), "c");
        using var store = files.Open();
        ProductTrade json = store.Read(new TradeFilter("j") { Monthly = true }), csv = store.Read(new TradeFilter("c") { Monthly = true });
        Assert.Equal(new TradePeriod(2021, 7), json.Periods[0]);
        Assert.Equal(HsEdition.Hs2017, json.EditionOf(0));
        Assert.Equal(1.0005, json.All.Value[0], 12);
        Assert.Equal(csv.All.Value[0], json.All.Value[0]);
        Assert.Throws<DataMissingException>(() => store.Read(new TradeFilter("j")));
    }

    [Fact]
    public void Half_an_answer_is_refused()
    {
        using var files = new TradeFiles();
        var path = files.File("a.json", """{"count":3,"data":[{"period":"202107","reporterCode":410,""");
        Assert.Contains("cut short", Assert.Throws<BadInputException>(() => files.Import("comtrade", new TradeRequest(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_reporter_adds_to_a_year_and_the_same_reporter_replaces_its_own()
    {
        using var files = new TradeFiles();
        const string Header = "year,reporter,partner,cmd,flow,value,netwgt\n";
        files.Import("comtrade", new TradeRequest(files.File("kor.csv", Header + "2022,410,156,310210,M,1000,\n")));
        files.Import("comtrade", new TradeRequest(files.File("jpn.csv", Header + "2022,392,156,310210,M,2000,\n")));
        Assert.Throws<BadInputException>(() => files.Import("comtrade", new TradeRequest(files.File("kor2.csv", Header + "2022,410,156,310210,M,1500,\n"))));
        files.Import("comtrade", new TradeRequest(files.File("kor2.csv", Header + "2022,410,156,310210,M,1500,\n")), replace: true);
        using var store = files.Open();
        Assert.Equal(3.5, store.Read(new TradeFilter("t")).Rows(0).TotalValue);
        Assert.Empty(store.Verify("t"));
    }

    [Fact]
    public void Plain_tables_are_found_by_their_columns_and_refused_for_what_is_wrong_in_them()
    {
        using var files = new TradeFiles();
        files.Import("trade-csv", new TradeRequest(files.File("x.csv", "year,hs6,exporter,importer,value_musd,quantity_kg\n2021,310210,CN,KOR,2,5000\n2021,10121,USA,410,0.5,\n")));
        using (var store = files.Open())
        {
            var trade = store.Read(new TradeFilter("t"));
            Assert.Equal(2500, trade.Rows(0).TotalValue);
            Assert.Equal(5, trade.Rows(0, trade.Require(Hs6.Of("310210"))).Quantity[0]);
        }
        var bad = files.File("y.csv", "year,hs6,exporter,importer,value_usd\n2021,310299x,CN,KOR,2\n2021,310210,XYZ,KOR,2\n20x1,310210,CN,KOR,2\n2021,310210,CN,KOR,-2\n");
        Assert.Equal(4, Assert.Throws<BadInputException>(() => files.Import("trade-csv", new TradeRequest(bad), "y")).Faults.Length);
        var retired = files.File("z.csv", "year,hs6,exporter,importer,value_usd\n2021,854810,CN,KOR,2\n2021,010111,CN,KOR,2\n");
        var faults = Assert.Throws<BadInputException>(() => files.Import("trade-csv", new TradeRequest(retired), "z")).Faults;
        Assert.Contains(faults, f => f.What.Contains("010111", StringComparison.Ordinal) && f.Remedy.Contains("--edition HS96", StringComparison.Ordinal));
        var twice = files.File("w.csv", "year,hs6,exporter,importer,value_usd\n2021,310210,CN,KOR,2000\n2021,310210,CN,KOR,3000\n");
        Assert.Contains("line 3", Assert.Throws<BadInputException>(() => files.Import("trade-csv", new TradeRequest(twice), "w")).Message, StringComparison.Ordinal);
        files.Import("trade-csv", new TradeRequest(twice) { Repeated = RepeatedRows.Sum }, "w");
        using var again = files.Open();
        Assert.Equal(5, again.Read(new TradeFilter("w")).Rows(0).TotalValue);
    }

    [Fact]
    public void Korea_s_monthly_table_is_read_by_a_mapping_and_adds_up_to_years()
    {
        var path = SharedData.Require("monthly", "korea-china-trade-data.csv");
        using var files = new TradeFiles();
        var mapping = files.File("kor.yaml", "reporter: KOR\npartner-column: Country\npartner-names: { \"China, peoples' republic of\": CHN }\nperiod: Date\nimports: Imports\nexports: Exports\nunit: thousand USD\n");
        files.Import("national", new TradeRequest(path) { Mapping = mapping });
        using var store = files.Open();
        // The first row of the file: January 2001, exports 1,239,083 and imports 999,763 thousand US$.
        var months = store.Read(new TradeFilter("t") { Monthly = true });
        Assert.Equal(new TradePeriod(2001, 1), months.Periods[0]);
        Assert.Equal(999763, months.Rows(0).TotalValue);
        Assert.Equal(1239083, store.Read(new TradeFilter("t") { Monthly = true, Books = TradeBooks.Exporter }).Rows(0).TotalValue);
        var years = store.Read(new TradeFilter("t"));
        Assert.Equal(Enumerable.Range(0, 12).Sum(m => months.Rows(m).TotalValue), years.Rows(0).TotalValue, 6);
    }

    [Fact]
    public void Japan_s_yen_are_turned_into_dollars_at_each_month_s_average_rate()
    {
        var path = SharedData.Require("monthly", "japan-china-trade-data.csv");
        var rates = SharedData.Require("monthly", "exchange-rates.csv");
        using var files = new TradeFiles();
        var mapping = files.File("jpn.yaml", $"reporter: JPN\npartner: CHN\nperiod: Date\nimports: Imports\nexports: Exports\nunit: thousand JPY\nrates: {rates}\ndelimiter: ';'\n");
        files.Import("national", new TradeRequest(path) { Mapping = mapping });
        using var store = files.Open();
        // 586,529,635 thousand yen in January 2001, when a dollar cost 113 to 120 yen.
        var months = store.Read(new TradeFilter("t") { Monthly = true });
        Assert.InRange(months.Rows(0).TotalValue, 586529635 / 120.0, 586529635 / 113.0);
    }

    [Fact]
    public void A_mapping_that_lacks_something_says_all_of_it()
    {
        using var files = new TradeFiles();
        var mapping = files.File("m.yaml", "reporter: XXQ\nunit: bushels of gold\nperoid: Date\n");
        var faults = Assert.Throws<BadInputException>(() => files.Import("national", new TradeRequest(files.File("m.csv", "a\n1\n")) { Mapping = mapping })).Faults;
        Assert.True(faults.Length >= 5, string.Join('\n', faults.Select(f => f.ToString())));
    }

    [Fact]
    public void Reconciled_raw_declarations_come_close_to_BACI()
    {
        var raw = SharedData.Require("product-trade", "comtrade_2022.csv.gz");
        var baci = SharedData.Require("product-trade", "baci_2022.csv");
        using var files = new TradeFiles();
        files.Import("comtrade", new TradeRequest(raw), "raw");
        files.Import("trade-csv", new TradeRequest(baci) { Books = TradeBooks.Reconciled }, "baci");
        using var store = files.Open();
        var books = BooksReconciliation.Run(store.Read(new TradeFilter("raw") { Books = TradeBooks.Importer }), store.Read(new TradeFilter("raw") { Books = TradeBooks.Exporter }));
        var all = BooksComparison.Run(books.Trade, store.Read(new TradeFilter("baci")), 2022)[0];
        // The yardstick is BACI's own file; docs/models/products.md reports these figures.
        Assert.True(all.RankCorrelation > 0.95, all.ToString());
        Assert.True(all.Within25 > 0.85 && all.Within10 > 0.65, all.ToString());
        Assert.InRange(all.TotalRatio, 0.95, 1.08);
        // Platinum is passed on in Hong Kong: it declares five times the exports that importers credit to it.
        Assert.Contains(books.Hubs, h => h.Economy.Code == "HKG" && h.Product == Hs6.Of("711011"));
    }

    [Fact]
    public void Codes_change_between_editions_as_the_correspondence_tables_say()
    {
        var hs = EmbeddedConcordance.Hs;
        // UN Statistics Division: 030910 of HS 2022 was 030510 in HS 2017; urea kept its code throughout.
        Assert.Equal([Hs6.Of("030510")], hs.Convert(Hs6.Of("030910"), HsEdition.Hs2022, HsEdition.Hs2017));
        Assert.Contains(Hs6.Of("030910"), hs.Convert(Hs6.Of("030510"), HsEdition.Hs2017, HsEdition.Hs2022));
        foreach (var edition in HsEditions.All) Assert.Equal([Hs6.Of("310210")], hs.Convert(Hs6.Of("310210"), edition, HsEdition.Hs1992));
        Assert.False(hs.Has(Hs6.Of("030910"), HsEdition.Hs2017));
        Assert.Equal(5386, hs.CodesOf(HsEdition.Hs2017).Length);
    }

    [Fact]
    public void A_panel_in_another_edition_adds_merged_codes_up_and_splits_by_trade_in_the_new_codes()
    {
        var hs = EmbeddedConcordance.Hs;
        var old = Hs6.Of("851762");
        var split = hs.CodesOf(HsEdition.Hs2017).First(c => hs.Convert(c, HsEdition.Hs2017, HsEdition.Hs2022).Length == 2);
        var successors = hs.Convert(split, HsEdition.Hs2017, HsEdition.Hs2022);
        using var files = new TradeFiles();
        files.Import("trade-csv", new TradeRequest(files.File("a.csv", $"year,hs6,exporter,importer,value_kusd\n2021,{split},CN,KOR,100\n2021,{old},CN,KOR,7\n2022,{successors[0]},CN,JPN,30\n2022,{successors[1]},CN,JPN,10\n")));
        using var store = files.Open();
        var newer = store.Read(new TradeFilter("t") { Edition = HsEdition.Hs2022 });
        Assert.Equal(75, newer.Rows(0, newer.Require(successors[0])).TotalValue, 9);
        Assert.Equal(25, newer.Rows(0, newer.Require(successors[1])).TotalValue, 9);
        Assert.Contains(newer.Provenance.Log, l => l.Contains("split", StringComparison.Ordinal));
        var older = store.Read(new TradeFilter("t") { Edition = HsEdition.Hs2017, Products = [split] });
        Assert.Equal([100.0, 40.0], older.Periods.Select((_, t) => older.Rows(t, older.Require(split)).TotalValue));
    }
}
