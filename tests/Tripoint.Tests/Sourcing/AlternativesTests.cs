using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

public class AlternativesTests
{
    private static readonly AlternativesOptions s_options = new();

    [Fact]
    public void What_a_supplier_could_add_is_spare_growth_and_what_can_be_redirected_less_re_exports()
    {
        var result = AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China), s_options);
        Assert.Equal(1000, result.Imports, 9);
        Assert.Equal(600, result.Gap, 9);
        var qatar = result.Alternatives.Single(a => a.Economy.Equals(SmallMarket.Qatar));
        // World trade: 3,400 a year and 4,400 in 2019. Qatar sold 2,100 of 4,400 then: of 3,400 that is 1,622.7, against 1,100 now.
        Assert.Equal(2100 / 4400.0 * 3400 - 1100, qatar.Spare, 6);
        Assert.Equal(0.1 * 1000, qatar.Redirectable, 9);
        Assert.Equal(0, qatar.Growth, 9);
        Assert.Equal(qatar.Spare + qatar.Redirectable, qatar.Supply, 6);
        var hub = result.Alternatives.Single(a => a.Economy.Equals(SmallMarket.Netherlands));
        Assert.Equal(0.1, hub.OwnShare, 9);
        Assert.Equal(1, hub.UpstreamShare!.Value, 9);
        Assert.DoesNotContain(result.Alternatives, a => a.Economy.Equals(SmallMarket.China) || a.Economy.Equals(SmallMarket.Korea));
    }

    [Fact]
    public void The_score_is_the_weighted_geometric_mean_of_the_known_factors()
    {
        var options = s_options with { Weights = AlternativeWeights.Parse("supply=2,relation=1,price=0,tariff=1,distance=0.5,connectivity=9,upstream=0,politics=9,origin=0") };
        var result = AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China), options);
        var qatar = result.Alternatives.Single(a => a.Economy.Equals(SmallMarket.Qatar));
        // Connectivity and votes are unknown and left out, whatever their weight. Distance Korea-Qatar is 10,000 km in these data.
        double supply = qatar.Supply / (qatar.Supply + 600), relation = 0.01 + 0.99 * 100 / 700, tariff = 1 / 2.0, distance = 1 / 3.0;
        Assert.Equal(Math.Pow(supply * supply * relation * tariff * Math.Sqrt(distance), 1 / 4.5), qatar.Score, 9);
        Assert.True(double.IsNaN(qatar.Factors[(int)AlternativeFactor.Politics]));
    }

    [Fact]
    public void Weights_change_the_order()
    {
        var data = SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China);
        var bySupply = AlternativesModel.Rank(data, s_options with { Weights = AlternativeWeights.Parse("supply=9,relation=0,distance=0,tariff=0") });
        var byRelation = AlternativesModel.Rank(data, s_options with { Weights = AlternativeWeights.Parse("supply=0,relation=9,distance=0,tariff=0") });
        Assert.Equal(SmallMarket.Qatar, bySupply.Alternatives[0].Economy);
        Assert.Equal(SmallMarket.Indonesia, byRelation.Alternatives[0].Economy);
    }

    [Fact]
    public void When_a_supplier_stops_for_all_its_buyers_share_what_is_spare()
    {
        var data = SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China);
        AlternativesResult one = AlternativesModel.Rank(data, s_options), all = AlternativesModel.Rank(data, s_options with { StopsForAll = true });
        // Korea loses 600 of the 1,100 that China sold.
        foreach (var a in all.Alternatives) Assert.Equal(one.Alternatives.Single(o => o.Economy.Equals(a.Economy)).Supply * 600 / 1100, a.Supply, 6);
    }

    [Fact]
    public void Unit_values_make_landed_costs_where_quantities_are_known()
    {
        var result = AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(quantities: true), SmallMarket.China), s_options);
        var qatar = result.Alternatives.Single(a => a.Economy.Equals(SmallMarket.Qatar));
        Assert.Equal(400, qatar.UnitValue!.Value, 6);
        Assert.Equal(400 * (1 + 0.08 * Math.Pow(10 / 8.0, 0.3)) * 1.1, qatar.LandedCost, 6);
    }

    [Fact]
    public void The_gap_closes_when_enough_suppliers_have_had_their_weeks()
    {
        var result = AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China), s_options with { StockDays = 0 });
        var c = result.Coverage;
        Assert.Equal(0, c.Replaced[0]);
        Assert.Equal(0, c.StockWeeks);
        for (var week = 1; week <= GapCoverage.Weeks; week++) Assert.True(c.Replaced[week] >= c.Replaced[week - 1]);
        Assert.Equal(Math.Min(1, result.Alternatives.Sum(a => a.Supply) / 600), c.Replaced[^1], 6);
        // Missing in the first year: the sum of what is not delivered, a fifty-second of the gap at a time, over imports.
        Assert.Equal(Enumerable.Range(0, 52).Sum(w => 600 / 52.0 * (1 - c.Replaced[w])) / 1000, c.Missing, 9);
        var stocked = AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China), s_options with { StockDays = 3650 });
        Assert.Null(stocked.Coverage.StockWeeks);
        Assert.Equal(0, stocked.Coverage.Missing);
    }

    [Fact]
    public void Malformed_weights_are_all_reported()
    {
        var e = Assert.Throws<BadInputException>(() => AlternativeWeights.Parse("speed=1,supply=x,price=-1"));
        Assert.Equal(3, e.Faults.Length);
        Assert.Contains("relation", e.Faults[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_importer_that_does_not_buy_the_product_is_missing_data() =>
        Assert.Throws<DataMissingException>(() => AlternativesModel.Rank(SmallMarket.Data(SmallMarket.Trade(), SmallMarket.China) with { Importer = SmallMarket.Indonesia }, s_options));
}
