using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Baskets;

public class BasketExposureTests
{
    private static Basket Of(string sector) => new("test", "environment", new LocalizedName("Test"), HsEdition.Hs2007, [new BasketLine("850231", [], sector, "Wind sets"), new BasketLine("850300", [], sector, "Parts")], "test", true, "");

    [Fact]
    public void What_one_member_imports_the_others_export()
    {
        var table = SmallWorld.Table(0.1);
        var members = BasketExposure.Of(table, Of("C26"), Bloc.ChinaJapanKorea);
        Assert.Equal(members.Sum(m => m.ImportsMusd), members.Sum(m => m.ExportsMusd), 9);
        Assert.All(members, m => Assert.Equal(0.1, m.TariffCharged, 12));
        Assert.All(members, m => Assert.InRange(m.ShareOfImports, 0.01, 0.99));
        Assert.Equal(["C26"], Of("C26").Sectors);
    }

    [Fact]
    public void A_sector_that_the_table_lacks_is_named() =>
        Assert.Contains("C99", Assert.Throws<BadInputException>(() => BasketExposure.Of(SmallWorld.Table(), Of("C99"), Bloc.ChinaJapanKorea)).Message);
}
