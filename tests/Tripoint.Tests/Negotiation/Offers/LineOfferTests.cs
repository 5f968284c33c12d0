using System.Collections.Immutable;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Practice;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;
using Tripoint.TestSupport;
using static Tripoint.Tests.Negotiation.Offers.Talks;

namespace Tripoint.Tests.Negotiation.Offers;

public class LineOfferTests
{
    private static readonly HsSectors s_hs = new(
        "TEST", ImmutableDictionary<string, string>.Empty.Add("01", "A01").Add("0106", "C24B").Add("85", "C26"), ImmutableDictionary<string, int>.Empty.Add("A01", 10).Add("C26", 30).Add("C24B", 60));

    private static TariffLine Line(string code, string rate, string category) => new(TariffCode.Of(code), "", RateText.Parse(rate), StagingCategory.Parse(category));

    private static ScheduleCommitment Commitment(TradeWeights? weights = null)
    {
        var schedule = Schedule.Create(Korea, "CHN", "test", Convention, [Line("010110", "8%", "A"), Line("010190", "24%", "U"), Line("850110", "10%", "B5"), Line("990000", "5%", "A")]);
        return new ScheduleCommitment(Selector.Of("CHN"), schedule, s_hs.Place(schedule, weights), "own.csv", "", ScenarioPlace.None);
    }

    [Fact]
    public void The_longest_rule_decides_a_codes_sector()
    {
        Assert.Equal(("A01", "C24B", ""), (s_hs.SectorOf(TariffCode.Of("010110")), s_hs.SectorOf(TariffCode.Of("01061012")), s_hs.SectorOf(TariffCode.Of("7201"))));
        Assert.Equal(["A01", "C24B"], s_hs.SectorsUnder(TariffCode.Of("0101")).Concat(s_hs.SectorsUnder(TariffCode.Of("0106"))).Distinct());
    }

    [Fact]
    public void A_sector_moves_as_the_average_of_its_lines()
    {
        var table = SmallWorld.Table(0.1);
        var terms = PackageTerms.Of(Package(Offer(Korea, Commitment())), table);
        // Crops: 8% goes, 24% stays: the average falls from 16 to 12. Electronics: 10% by fifths.
        Assert.Equal(0.075, terms.Policy(1).Tariff![table.Cell(0, 2, 0)], 12);
        Assert.Equal(0.08, terms.Policy(1).Tariff![table.Cell(1, 2, 0)], 12);
        Assert.Equal(0, terms.Policy(null).Tariff![table.Cell(1, 2, 0)], 12);
        Assert.Equal(0.1, terms.Policy(null).Tariff![table.Cell(1, 2, 1)]);
        Assert.Equal(5, terms.Package.LastYear);
    }

    [Fact]
    public void Trade_by_line_weighs_where_there_is_some_and_the_method_says_where_not()
    {
        var weights = TradeWeights.Of(Commitment().Schedule, [KeyValuePair.Create(TariffCode.Of("010110"), 3.0), KeyValuePair.Create(TariffCode.Of("010190"), 1.0)]);
        var commitment = Commitment(weights);
        Assert.Contains("in C26, where none of it falls, every line weighs the same", commitment.Sectors.Method, StringComparison.Ordinal);
        Assert.Equal(["990000"], commitment.Sectors.Unmapped.Select(c => c.Digits));
        // (3·8 + 1·24)/4 = 12 falls to (0 + 24)/4 = 6.
        var table = SmallWorld.Table(0.1);
        Assert.Equal(0.05, PackageTerms.Of(Package(Offer(Korea, commitment)), table).Policy(1).Tariff![table.Cell(0, 2, 0)], 12);
    }

    [Fact]
    public void Coverage_counts_the_schedules_lines_and_for_other_sectors_subheadings()
    {
        var table = SmallWorld.Table(0.1);
        var result = AgreementTest.Of(PackageTerms.Of(Package(Offer(Korea, Commitment())), table), s_hs);
        var pair = result.Pairs.First(p => p.Importer == 2 && p.Exporter == 0);
        // Lines: 2 of crops (1 free at once), 1 of electronics (free after five years), 60 subheadings of metals untouched.
        Assert.Equal((1 / 63.0, 2 / 63.0), (pair.ByLines.Immediate, pair.ByLines.After!.Value));
        Assert.Equal([2], pair.LeftOut);
        Assert.Equal(61, pair.SensitiveLines);
    }
}
