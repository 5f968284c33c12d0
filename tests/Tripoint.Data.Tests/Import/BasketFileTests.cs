using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class BasketFileTests
{
    [Fact]
    public void Bare_codes_are_a_basket()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mine.csv");
        File.WriteAllText(file, "310210\n2814.10\n");
        var basket = BasketFile.Read(file);
        Assert.Equal("mine", basket.Key);
        Assert.Equal(["281410", "310210"], basket.Lines.Select(l => l.Code));
        Assert.NotNull(basket.Find(Hs6.Of("310210"), HsEdition.Hs1992));
    }

    [Fact]
    public void Faults_are_reported_together_with_their_lines()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bad.csv");
        File.WriteAllText(file, "hs6,editions,label\n31021,,\n310210,HS99,urea\n310210,,twice\n");
        var faults = Assert.Throws<BadInputException>(() => BasketFile.Read(file)).Faults;
        Assert.Equal(3, faults.Length);
        Assert.Contains("line 2", faults[0].Where, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => BasketFile.Read(Path.Combine(folder.Path, "none.csv")));
    }

    [Fact]
    public void The_environmental_basket_is_APECs_list_in_its_own_edition()
    {
        var shipped = EmbeddedBaskets.OfOrRead("environmental").In(HsEdition.Hs2007).Select(l => l.Code).ToList();
        Assert.Equal(54, shipped.Count);
        var list = SharedData.Require("product-lists", "apec54_hs2007.txt");
        Assert.Equal(File.ReadLines(list).Where(l => l.Trim().Length > 0).Select(l => l.Trim()).Order(StringComparer.Ordinal), shipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_that_an_edition_split_are_followed()
    {
        // HS 2022 split 854140 into photovoltaic cells and others; HS 2017 knew one code.
        var environmental = EmbeddedBaskets.Of("apec-environmental");
        Assert.NotNull(environmental.Find(Hs6.Of("854140"), HsEdition.Hs2017));
        Assert.Null(environmental.Find(Hs6.Of("854140"), HsEdition.Hs2022));
        Assert.NotNull(environmental.Find(Hs6.Of("854143"), HsEdition.Hs2022));
        Assert.All(EmbeddedBaskets.OfOrRead("medical").Lines, l => Assert.True(l.Code[..2] is "30" or "90" or "40"));
    }

    [Fact]
    public void Every_code_of_a_basket_is_of_the_editions_it_names_and_later_ones_are_what_became_of_the_published()
    {
        var hs = EmbeddedConcordance.Hs;
        foreach (var basket in EmbeddedBaskets.All)
        {
            foreach (var line in basket.Lines.Where(l => l.Code.Length == 6))
            {
                var code = Hs6.Of(line.Code);
                Assert.All(line.Editions, e => Assert.True(hs.Has(code, e), $"{basket.Key} {code} {e}"));
                Assert.False(hs.EditionsOf(code).IsEmpty, $"{basket.Key} {code}");
            }
            if (basket.Edition is not { } published) continue;
            foreach (var later in HsEditions.All.Where(e => e > published))
            {
                var became = basket.Published.Where(l => l.Code.Length == 6).SelectMany(l => hs.Convert(Hs6.Of(l.Code), published, later)).Distinct().Order();
                Assert.Equal(became, basket.In(later).Where(l => l.Code.Length == 6).Select(l => Hs6.Of(l.Code)).Order());
            }
        }
    }

    [Fact]
    public void A_heading_holds_its_subheadings_and_an_unknown_key_is_explained()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mine.csv");
        File.WriteAllText(file, "hs6,label\n3102,nitrogen\n310210,urea\n");
        var basket = EmbeddedBaskets.OfOrRead(file);
        Assert.Equal("urea", basket.Find(Hs6.Of("310210"), HsEdition.Hs2017)!.Label);
        Assert.Equal("nitrogen", basket.Find(Hs6.Of("310230"), HsEdition.Hs2017)!.Label);
        Assert.Null(basket.Find(Hs6.Of("310310"), HsEdition.Hs2017));
        Assert.Contains("carbon-border", Assert.Throws<BadInputException>(() => EmbeddedBaskets.OfOrRead("none")).Message, StringComparison.Ordinal);
    }
}
