using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Scenarios;
using Tripoint.TestSupport;
using static Tripoint.Tests.Negotiation.Offers.Talks;

namespace Tripoint.Tests.Negotiation.Offers;

public class PackageTests
{
    private static readonly Tripoint.Tables.WorldTable s_table = SmallWorld.Table(0.1);

    [Fact]
    public void Only_the_givers_imports_from_the_partners_move()
    {
        var policy = Package(Offer(Korea, Tariff("C26", new ToRate(0)))).At(null, s_table);
        var moved = Enumerable.Range(0, s_table.Tariff.Length).Where(c => policy.Tariff![c] != s_table.Tariff[c]).ToArray();
        Assert.Equal([s_table.Cell(1, 2, 0), s_table.Cell(1, 2, 1)], moved);
        Assert.Null(policy.Barrier);
    }

    [Fact]
    public void Equal_steps_reach_the_target_in_the_year_that_the_convention_says()
    {
        var offer = Offer(Korea, Tariff("C26", new ToRate(0), "B7/2"));
        var cell = s_table.Cell(1, 2, 0);
        var n = Package(offer);
        Assert.Equal([0.1, 0.1, 0.1, 0.08, 0.06, 0.04, 0.02, 0, 0], Enumerable.Range(0, 9).Select(y => Math.Round(n.At(y, s_table).Tariff![cell], 12)));
        Assert.Equal(7, n.LastYear);
        var oneMore = Tripoint.Negotiation.Offers.Package.Create([offer], Convention with { ExtraCut = true }, n.Bloc);
        Assert.Equal(8, oneMore.LastYear);
        Assert.Equal(0.1 * 5 / 6, oneMore.At(3, s_table).Tariff![cell], 12);
        Assert.Equal(0, oneMore.At(8, s_table).Tariff![cell], 12);
    }

    [Theory]
    [InlineData(0.1, 0.1 * 0.08 / 0.18)]
    [InlineData(0.02, 0.02 * 0.08 / 0.1)]
    [InlineData(0, 0)]
    public void The_Swiss_formula_is_a_t_over_a_plus_t(double rate, double expected) => Assert.Equal(expected, new SwissCut(0.08).Target(rate), 14);

    [Fact]
    public void No_cut_raises_a_rate()
    {
        Assert.Equal(0.03, new ToRate(0.05).Target(0.03));
        Assert.Equal(0.03, new LinearCut(0).Target(0.03));
    }

    [Fact]
    public void Zero_for_zero_holds_only_between_parties_that_both_list_the_sector()
    {
        var package = Package(Offer(Korea, Tariff("C26 C24B", new ZeroForZero())), Offer(Japan, Tariff("C26", new ZeroForZero())));
        var tariff = package.At(null, s_table).Tariff!;
        Assert.Equal(0, tariff[s_table.Cell(1, 2, 1)]);
        Assert.Equal(0, tariff[s_table.Cell(1, 1, 2)]);
        Assert.Equal(0.1, tariff[s_table.Cell(1, 2, 0)]);
        Assert.Equal(0.1, tariff[s_table.Cell(2, 2, 1)]);
    }

    [Fact]
    public void Barriers_on_one_flow_multiply()
    {
        var barrier = Package(Offer(Korea, Barrier(-0.02, BarrierFlows.Both)), Offer(Japan, Barrier(-0.01))).At(null, s_table).Barrier!;
        Assert.Equal(0.98 * 0.99, barrier[s_table.Cell(0, 1, 2)], 14);
        Assert.Equal(0.98, barrier[s_table.Cell(0, 2, 1)], 14);
        Assert.Equal(1, barrier[s_table.Cell(0, 2, 3)]);
    }

    [Fact]
    public void Contradictions_unknown_sectors_and_outsiders_are_reported_together_or_at_once()
    {
        var twice = Package(Offer(Korea, Tariff("all", new LinearCut(0.5)), Tariff("C26", new ToRate(0))), Offer(Japan, Tariff("C99", new ToRate(0))));
        var faults = Assert.Throws<BadInputException>(() => PackageTerms.Of(twice, s_table)).Faults;
        Assert.Contains(faults, f => f.What.Contains("commitments 1 and 2 of KOR both set the tariff on C26", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.What.Contains("unknown sector 'C99'", StringComparison.Ordinal));
        Assert.Contains("which is no party", Assert.Throws<BadInputException>(() => Package(Offer(Korea, Tariff("C26", new ToRate(0), partners: "USA")))).Faults[0].What, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => Package(Offer(Korea), Offer(Korea)));
        Assert.Throws<BadInputException>(() => Offer(Korea, Barrier(0.1)));
    }

    [Fact]
    public void An_offer_by_rates_gives_those_rates_back()
    {
        var wanted = s_table.Tariff.ToArray();
        wanted[s_table.Cell(0, 2, 0)] = 0.033;
        wanted[s_table.Cell(2, 2, 1)] = 0;
        wanted[s_table.Cell(1, 2, 0)] = 0.2; // a rise is no offer
        var offer = RateOffers.Offer(s_table, Tripoint.Codes.Bloc.ChinaJapanKorea, Korea, wanted);
        wanted[s_table.Cell(1, 2, 0)] = 0.1;
        Assert.Equal(wanted, Package(offer).At(null, s_table).Tariff);
    }

    [Fact]
    public void An_answer_grants_its_share_of_the_deepest_request()
    {
        var answer = RequestAnswer.Of(
            [Offer(Korea, Tariff("C26", new ToRate(0.02), partners: "CHN")), Offer(Korea, Tariff("all", new LinearCut(0.4)))], 0.5, Selector.Of("A01"), Package(), s_table, Staging.Immediate);
        var tariff = Package(answer).At(null, s_table).Tariff!;
        Assert.Equal(0.06, tariff[s_table.Cell(1, 2, 0)], 10);
        Assert.Equal(0.08, tariff[s_table.Cell(1, 2, 1)], 10);
        Assert.Equal(0.1, tariff[s_table.Cell(0, 2, 1)]);
    }

    [Fact]
    public void A_difference_names_what_moved_and_which_way()
    {
        var before = Offer(Korea, Tariff("C26", new ToRate(0.05), "B5"), Tariff("C24B", new ToRate(0), "B5"));
        var after = Offer(Korea, Tariff("C26", new ToRate(0), "B5"), Tariff("C24B", new ToRate(0), "B10"));
        var changes = OfferDiff.Of(before, after, Package(), s_table);
        Assert.Equal([OfferMove.Better, OfferMove.Worse], changes.Where(c => c.Partner == "CHN").OrderBy(c => c.Move).Select(c => c.Move));
        Assert.Contains(changes, c => c.Sectors is ["C26"] && c.Before == "10% → 5%, B5" && c.After == "10% → 0%, B5");
        Assert.Empty(OfferDiff.Of(before, Offer(Korea, Tariff("C24B", new ToRate(0), "B5"), Tariff("C26", new LinearCut(0.5), "B5")), Package(), s_table));
    }

    [Fact]
    public void The_hash_covers_what_is_promised_and_nothing_else()
    {
        var one = Offer(Korea, Tariff("C26 C24B", new ToRate(0.07)), Barrier(-0.01));
        var reordered = Tripoint.Negotiation.Offers.Offer.Create(Korea, [Barrier(-0.01), Tariff("C24B C26", new ToRate(0.07))], "another title");
        Assert.Equal(ContentHash.Of(one), ContentHash.Of(reordered));
        Assert.NotEqual(ContentHash.Of(one), ContentHash.Of(Offer(Korea, Tariff("C26 C24B", new ToRate(0.0700001)), Barrier(-0.01))));
        Assert.NotEqual(ContentHash.Of(one), ContentHash.Of(Offer(Korea, Tariff("C26 C24B", new ToRate(0.07), "B1"), Barrier(-0.01))));
        Assert.Contains("to 7% stage A", ContentHash.Text(one), StringComparison.Ordinal);
    }
}
