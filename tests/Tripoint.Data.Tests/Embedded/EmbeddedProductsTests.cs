using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Embedded;

public sealed class EmbeddedProductsTests
{
    [Fact]
    public void Korea_bought_most_of_its_urea_in_China_in_2021()
    {
        // Comtrade as in the source file: Korea's declared imports of 310210 from China in 2020 and 2021.
        var trade = EmbeddedProducts.Holding(Hs6.Of("310210"));
        var bought = trade.Rows(trade.RequireYear(2021), trade.Require(Hs6.Of("310210")), trade.Require(Economy.Of("KOR")));
        var china = trade.Value(trade.RequireYear(2021), trade.Require(Hs6.Of("310210")), trade.Require(Economy.Of("KOR")), trade.Require(Economy.Of("CHN")));
        Assert.True(bought.Length > 5);
        Assert.True(china > 0.4 * bought.TotalValue);
        Assert.Equal(TradeBooks.Importer, trade.Books);
    }

    [Fact]
    public void Importers_totals_are_those_of_the_source_but_for_rounding()
    {
        var path = SharedData.Require("product-trade", "baci_flows_32materials_2002_2024.csv.gz");
        var trade = EmbeddedProducts.StrategicMaterials;
        var (china, japan, korea) = (trade.Require(Economy.Of("CHN")), trade.Require(Economy.Of("JPN")), trade.Require(Economy.Of("KOR")));
        var total = new double[trade.Economies.Length, trade.Products.Length, trade.Periods.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var csv = CsvFile.Open(path);
        while (csv.NextRow())
        {
            var importer = csv.Text(4) switch { "CN" => china, "JP" => japan, "KR" => korea, _ => -1 };
            if (importer < 0 || csv.Text(2) == "811231" || !seen.Add($"{csv.Text(0)} {csv.Text(2)} {csv.Text(3)} {csv.Text(4)}")) continue;
            total[importer, trade.Require(Hs6.Of(csv.Text(2))), trade.RequireYear((int)csv.Number(0, 2000, 2030, ""))] += csv.Number(5, 0, 1e12, "");
        }
        csv.Faults.ThrowIfAny();
        foreach (var importer in new[] { china, japan, korea })
        {
            for (var t = 0; t < trade.Periods.Length; t++)
            {
                for (var p = 0; p < trade.Products.Length; p++)
                {
                    var rows = trade.Rows(t, p, importer);
                    Assert.InRange(rows.TotalValue - total[importer, p, t] / 1000, -0.5 * rows.Length - 0.001 * rows.TotalValue - 0.5, 0.5 * rows.Length + 0.001 * rows.TotalValue + 0.5);
                }
            }
        }
    }

    [Fact]
    public void The_tables_say_what_they_are()
    {
        var materials = EmbeddedProducts.StrategicMaterials;
        Assert.Equal(30, materials.Products.Length);
        Assert.Equal([.. Enumerable.Range(2002, 23)], materials.Periods.Select(p => p.Year));
        Assert.Equal(HsEdition.Hs2002, materials.EditionOf(materials.RequireYear(2016)));
        Assert.Equal(HsEdition.Hs2017, materials.EditionOf(materials.RequireYear(2017)));
        Assert.All(materials.Provenance.Sources.Concat(EmbeddedProducts.Fertiliser.Provenance.Sources), s => Assert.Equal(64, s.Sha256.Length));
        foreach (var product in materials.Products.Concat(EmbeddedProducts.Fertiliser.Products))
        {
            var named = EmbeddedProducts.Find(product);
            Assert.NotNull(named);
            foreach (var language in Enum.GetValues<Language>()) Assert.NotEqual("", named.Name.In(language));
        }
        Assert.Equal(materials.Products.Length + EmbeddedProducts.Fertiliser.Products.Length, EmbeddedProducts.Products.Length);
    }

    [Fact]
    public void A_product_that_does_not_ship_is_missing_with_the_list_of_those_that_do()
    {
        var missing = Assert.Throws<DataMissingException>(() => EmbeddedProducts.Holding(Hs6.Of("854231")));
        Assert.Contains("310210", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_values_of_2024_are_sane()
    {
        // Refined copper traded at about 9,000 US$ a tonne in 2024 (LME average 9,147).
        var trade = EmbeddedProducts.StrategicMaterials;
        var rows = trade.Rows(trade.RequireYear(2024), trade.Require(Hs6.Of("740311")));
        double value = 0, tonnes = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (double.IsNaN(rows.Quantity[row])) continue;
            value += rows.Value[row];
            tonnes += rows.Quantity[row];
        }
        Assert.InRange(value * 1000 / tonnes, 8000, 10500);
    }

    [Theory]
    [InlineData("842", "USA")]
    [InlineData("251", "FRA")]
    [InlineData("410", "KOR")]
    [InlineData("004", "AFG")]
    [InlineData("490", "TWN")]
    [InlineData("S19", "TWN")]
    [InlineData("_X ", "NES899")]
    [InlineData("NA", "NAM")]
    [InlineData("JPN", "JPN")]
    public void Areas_are_found_by_every_code_that_statistics_use(string code, string economy)
    {
        Assert.True(TradeAreas.TryOf(code, out var area));
        Assert.Equal(economy, area.Code);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999")]
    [InlineData("ZZZ")]
    public void The_world_and_unknown_codes_are_no_area(string code) => Assert.False(TradeAreas.TryOf(code, out _), code.ToString(CultureInfo.InvariantCulture));
}
