using System.Collections.Immutable;
using CsCheck;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Tests.Exposure;

public class ExposureTests
{
    private static readonly Economy s_china = Economy.Of("CHN"), s_japan = Economy.Of("JPN"), s_korea = Economy.Of("KOR"), s_rest = Economy.Of("ROW");
    private static readonly ImmutableArray<Sector> s_sectors =
    [
        new("TEST", "C26", SectorKind.Manufacturing, new LocalizedName("Electronics")),
        new("TEST", "SVC", SectorKind.Services, new LocalizedName("Services")),
    ];

    // Two sectors, importer rows × exporter columns in the order CHN, JPN, KOR, ROW.
    private static readonly double[] s_flows =
    [
        100, 30, 40, 10,
        20, 200, 10, 70,
        60, 15, 150, 25,
        80, 5, 50, 900,

        500, 4, 3, 13,
        2, 600, 1, 7,
        6, 5, 400, 9,
        8, 1, 6, 3000,
    ];

    private static readonly TradeFlows s_2022 = Flows(s_flows, 2022);

    [Fact]
    public void Market_shares_by_hand()
    {
        var shares = PartnerShares.Of(s_2022, s_korea, TradeDirection.Exports, "C26");
        Assert.Equal(100, shares.TotalMusd);
        Assert.Equal(["ROW", "CHN", "JPN"], shares.Partners.Select(p => p.Partner.Code), StringComparer.Ordinal);
        Assert.Equal(0.4, shares.ShareOf(s_china), 12);
        var withHome = PartnerShares.Of(s_2022, s_korea, TradeDirection.Exports, "C26", includeDomestic: true);
        Assert.Equal(150.0 / 250, withHome.ShareOf(s_korea), 12);
        Assert.Equal(2022, shares.Basis.Year);
        Assert.Contains("domestic sales excluded", shares.Basis.Unit, StringComparison.Ordinal);
        Assert.Equal("test books", shares.Basis.Books);
    }

    [Fact]
    public void Supplier_shares_concentration_and_largest_supplier_by_hand()
    {
        var shares = PartnerShares.Of(s_2022, s_korea, TradeDirection.Imports, "goods");
        Assert.Equal(0.6, shares.ShareOf(s_china), 12);
        var concentration = Concentration.Of(s_2022, s_korea, TradeDirection.Imports, "goods");
        Assert.Equal(0.36 + 0.0225 + 0.0625, concentration.Hhi, 12);
        Assert.Equal(1 / concentration.Hhi, concentration.EquivalentPartners, 12);
        Assert.Equal(0.36 + 0.0225, concentration.Lowest, 12);
        Assert.Equal(s_china, LargestPartner.Of(s_2022, s_korea, TradeDirection.Imports, "goods").Partner);
    }

    [Fact]
    public void The_rest_of_the_world_is_no_single_market()
    {
        var largest = LargestPartner.Of(s_2022, s_korea, TradeDirection.Exports, "C26");
        Assert.Equal(s_china, largest.Partner);
        Assert.Equal(0.4, largest.Share, 12);
    }

    [Fact]
    public void Reliance_on_the_bloc_and_on_one_economy_by_hand()
    {
        Assert.Equal(50.0 / 100, Reliance.OnBloc(s_2022, s_korea, Bloc.ChinaJapanKorea, TradeDirection.Exports, "C26").Share, 12);
        Assert.Equal(75.0 / 100, Reliance.OnBloc(s_2022, s_korea, Bloc.ChinaJapanKorea, TradeDirection.Imports, "C26").Share, 12);
        Assert.Equal(0.25, Reliance.On(s_2022, s_korea, [s_rest], TradeDirection.Imports, "C26").Share, 12);
        Assert.Equal(66 + 20, Reliance.OnBloc(s_2022, s_korea, Bloc.ChinaJapanKorea, TradeDirection.Imports).ValueMusd, 12);
    }

    [Fact]
    public void A_balance_by_hand_names_its_books_and_is_the_partners_with_the_other_sign()
    {
        var balance = BilateralBalance.Of(s_2022, s_korea, s_china, "all");
        Assert.Equal(43 - 66, balance.BalanceMusd, 12);
        Assert.Equal("test books", balance.Books);
        Assert.Equal(-balance.BalanceMusd, BilateralBalance.Of(s_2022, s_china, s_korea, "all").BalanceMusd, 12);
    }

    [Fact]
    public void Sourcing_by_hand()
    {
        var sourcing = PurchaseOrigin.Of(s_2022, s_korea, "C26");
        Assert.Equal(150, sourcing.DomesticMusd);
        Assert.Equal(100, sourcing.ForeignMusd);
        Assert.Equal(0.4, sourcing.ForeignShare, 12);
    }

    [Fact]
    public void The_change_since_an_earlier_year_by_hand()
    {
        var earlier = s_flows.ToArray();
        earlier[2] = 65; // China bought 65 of Korea's electronics.
        var change = ExposureChange.Of(Flows(earlier, 2011), s_2022, f =>
        {
            var r = Reliance.On(f, s_korea, [s_china], TradeDirection.Exports, "C26");
            return (r.Share, r.Basis);
        });
        Assert.Equal(0.4 - 65.0 / 125, change.Difference, 12);
        Assert.Equal((2011, 2022), (change.ThenYear, change.NowYear));
    }

    [Fact]
    public void An_economy_or_sector_the_data_lack_is_refused_by_name()
    {
        Assert.Contains("USA", Assert.Throws<BadInputException>(() => Concentration.Of(s_2022, Economy.Of("USA"), TradeDirection.Exports)).Message, StringComparison.Ordinal);
        Assert.Contains("C99", Assert.Throws<BadInputException>(() => PurchaseOrigin.Of(s_2022, s_korea, "C99")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_economy_without_trade_has_no_concentration_and_no_largest_partner()
    {
        var flows = Flows(new double[32], 2022);
        Assert.Equal(0, Concentration.Of(flows, s_korea, TradeDirection.Exports).Hhi);
        Assert.Null(LargestPartner.Of(flows, s_korea, TradeDirection.Exports).Partner);
        Assert.Equal(0, PurchaseOrigin.Of(flows, s_korea).ForeignShare);
    }

    private static readonly Gen<double[]> s_anyFlows = Gen.Double[0.001, 1e6].Array[32];

    [Fact]
    public void Shares_sum_to_one_and_concentration_lies_between_its_bounds() => s_anyFlows.Sample(values =>
    {
        var flows = Flows(values, 2022);
        foreach (var direction in Enum.GetValues<TradeDirection>())
        {
            foreach (var home in new[] { false, true })
                Assert.Equal(1, PartnerShares.Of(flows, s_korea, direction, "goods", home).Partners.Sum(p => p.Share), 9);
            var hhi = Concentration.Of(flows, s_korea, direction, "goods").Hhi;
            Assert.InRange(hhi, 1.0 / 3 - 1e-12, 1 + 1e-12);
        }
    }, iter: 100);

    [Fact]
    public void Scaling_all_flows_changes_no_share() => Gen.Select(s_anyFlows, Gen.Double[1e-3, 1e3]).Sample((values, scale) =>
    {
        TradeFlows one = Flows(values, 2022), other = Flows([.. values.Select(v => v * scale)], 2022);
        Assert.Equal(Concentration.Of(one, s_japan, TradeDirection.Imports).Hhi, Concentration.Of(other, s_japan, TradeDirection.Imports).Hhi, 9);
        Assert.Equal(PurchaseOrigin.Of(one, s_japan).ForeignShare, PurchaseOrigin.Of(other, s_japan).ForeignShare, 9);
    }, iter: 100);

    [Fact]
    public void The_order_of_economies_changes_nothing() => Gen.Select(s_anyFlows, Gen.Shuffle(new[] { 0, 1, 2, 3 })).Sample((values, order) =>
    {
        var moved = new double[32];
        for (var cell = 0; cell < 32; cell++) moved[cell] = values[cell / 16 * 16 + order[cell / 4 % 4] * 4 + order[cell % 4]];
        TradeFlows one = Flows(values, 2022), other = Flows(moved, 2022, [.. order.Select(i => one.Economies[i])]);
        Assert.Equal(Concentration.Of(one, s_korea, TradeDirection.Exports).Hhi, Concentration.Of(other, s_korea, TradeDirection.Exports).Hhi, 12);
        Assert.Equal(BilateralBalance.Of(one, s_korea, s_china).BalanceMusd, BilateralBalance.Of(other, s_korea, s_china).BalanceMusd, 6);
        Assert.Equal(
            Reliance.OnBloc(one, s_korea, Bloc.ChinaJapanKorea, TradeDirection.Imports).Share,
            Reliance.OnBloc(other, s_korea, Bloc.ChinaJapanKorea, TradeDirection.Imports).Share, 12);
    }, iter: 100);

    private static TradeFlows Flows(double[] values, int year, ImmutableArray<Economy>? economies = null)
    {
        var provenance = new TableProvenance("made by hand", "test books", false, [], []);
        return TradeFlows.Of(new TradePanel(economies ?? [s_china, s_japan, s_korea, s_rest], s_sectors, [new(year, values)], provenance), year);
    }
}
