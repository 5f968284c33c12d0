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
        Assert.Equal("mine", basket.Name);
        Assert.Equal([Hs6.Of("281410"), Hs6.Of("310210")], basket.Items.Select(i => i.Product));
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
        var shipped = BasketLibrary.LoadOrRead("environmental").In(HsEdition.Hs2007);
        Assert.Equal(54, shipped.Count);
        var list = SharedData.Require("product-lists", "apec54_hs2007.txt");
        Assert.Equal(File.ReadLines(list).Where(l => l.Trim().Length > 0).Select(l => Hs6.Of(l.Trim())).Order(), shipped.Order());
    }

    [Fact]
    public void Codes_that_an_edition_split_are_followed()
    {
        // HS 2022 split 854140 into photovoltaic cells and others; HS 2017 knew one code.
        var environmental = BasketLibrary.LoadOrRead("environmental");
        Assert.Contains(Hs6.Of("854140"), environmental.In(HsEdition.Hs2017));
        Assert.DoesNotContain(Hs6.Of("854140"), environmental.In(HsEdition.Hs2022));
        Assert.Contains(Hs6.Of("854143"), environmental.In(HsEdition.Hs2022));
        Assert.Equal(["critical", "environmental", "medical"], BasketLibrary.Names);
        Assert.All(BasketLibrary.LoadOrRead("medical").Items, i => Assert.True(i.Product.Chapter is 30 or 90 or 40));
    }
}
