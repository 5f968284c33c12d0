using CsCheck;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.InputOutput;
using Tripoint.Tests.InputOutput;

namespace Tripoint.Tests.Exposure;

public class LookThroughRelianceTests
{
    [Fact]
    public void Shares_of_all_partners_sum_to_one_in_every_normalisation_and_on_both_sides() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.UInt).Sample((n, j, seed) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed));
            foreach (var list in LookThroughReliance.Inputs(system).Concat(LookThroughReliance.Sales(system)).Concat(LookThroughReliance.InputsBySector(system, system.Table.Economies[0])).Concat(LookThroughReliance.SalesBySector(system, system.Table.Economies[0])))
            {
                Assert.Equal(1, list.Sum(s => s.Face), 1e-12);
                Assert.Equal(1, list.Sum(s => s.TotalB), 1e-12);
                Assert.Equal(1, list.Sum(s => s.TotalBMinusI), 1e-12);
            }
        }, iter: 40, threads: 1);

    [Fact]
    public void A_friendly_supplier_hides_the_source_behind_it()
    {
        // CHN buys only from JPN, JPN only from KOR, KOR from nobody: nothing at face value, half of all inputs when looked through.
        double[] z = [0, 0, 0, 50, 0, 0, 0, 50, 0];
        var system = LeontiefSystem.Build(IoTables.Of(3, 1, z, [100, 0, 0, 0, 50, 0, 0, 0, 50], [100, 100, 100], ["F"]));
        var china = LookThroughReliance.Inputs(system)[0];
        Assert.Equal(0, china[2].Face);
        Assert.Equal(0.25 / 0.75, china[2].TotalBMinusI, 1e-12);
        Assert.Equal(0.25 / 1.75, china[2].TotalB, 1e-12);
        Assert.Equal(china[2].TotalBMinusI, china[2].Hidden, 1e-12);
        // Seen from Korea, a third of what its sales of inputs end in is China, though it sells to Japan alone.
        var korea = LookThroughReliance.Sales(system)[2];
        Assert.Equal(0, korea[0].Face);
        Assert.Equal(25.0 / 75, korea[0].TotalBMinusI, 1e-12);
        Assert.Equal(1, LookThroughReliance.Inner(china, Economy.Of("CHN"), Bloc.ChinaJapanKorea).TotalBMinusI, 1e-12);
    }

    [Fact]
    public void The_normalisation_by_B_gives_US_manufacturing_a_smaller_foreign_share_than_that_by_B_less_I()
    {
        var system = IoTables.Wiod(2011);
        var usa = LookThroughReliance.Inputs(system, LookThroughScope.Manufacturing)[system.IndexOf(Economy.Of("USA"))];
        double b = usa.Where(s => s.Partner.Code != "USA").Sum(s => s.TotalB), rest = usa.Where(s => s.Partner.Code != "USA").Sum(s => s.TotalBMinusI);
        // B = I + (B less I) adds own content only, so the foreign share must fall. WIOD 2011, inputs of US manufacturing: 15.1% against 40.1%, a ratio of 2.66;
        // it holds for this table, year and scope alone.
        Assert.True(rest > b);
    }

    [Fact]
    public void Sectors_add_up_to_the_economy_at_face_value()
    {
        var system = IoTables.Wiod(2008);
        var korea = Economy.Of("KOR");
        var at = system.IndexOf(korea);
        var whole = LookThroughReliance.Inputs(system)[at];
        var sectors = LookThroughReliance.InputsBySector(system, korea);
        double[] bought = [.. Enumerable.Range(0, system.SectorCount).Select(k => (1 - system.ValueAddedShare[system.Node(at, k)]) * system.Output[system.Node(at, k)])];
        for (var partner = 0; partner < whole.Length; partner++)
            Assert.Equal(whole[partner].Face, sectors.Select((s, k) => s[partner].Face * bought[k]).Sum() / bought.Sum(), 1e-10);
    }
}
