using Tripoint.Claims;
using Tripoint.Codes;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Tests.Claims;

public class ClaimCheckTests
{
    private static readonly Economy s_korea = Economy.Of("KOR"), s_china = Economy.Of("CHN");
    private static readonly LocalizedName s_words = new("a statement");

    // Korea's surplus with China in 2022: 1.2 on its own books, 37.1 on China's (KBS 176749; news.cgtn.com 2023-07-03).
    private static readonly TradeFact[] s_2022 =
    [
        Fact(FactFlow.Exports, 2022, 155.7, "Korea"), Fact(FactFlow.Imports, 2022, 154.5, "Korea"),
        Fact(FactFlow.Exports, 2022, 199.7, "China"), Fact(FactFlow.Imports, 2022, 162.6, "China"),
    ];

    [Theory]
    [InlineData(1.2, Verdict.HoldsOnOneSide)]
    [InlineData(37.1, Verdict.HoldsOnOneSide)]
    [InlineData(-5, Verdict.DoesNotHold)]
    public void A_balance_is_held_against_each_sides_books(double stated, Verdict expected)
    {
        var verdict = Check(new BalanceClaim("b", s_words, ScenarioPlace.None, s_korea, s_china, 2022, new StatedValue(stated, 0.05)), s_2022);
        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal([BookSide.Reporter, BookSide.Partner], verdict.Books.Select(b => b.Side));
        Assert.Equal([1.2, 37.1], verdict.Books.Select(b => Math.Round(b.Computed!.Value, 6)));
    }

    [Fact]
    public void A_mirror_row_of_the_partner_speaks_for_the_reporter_with_its_flow_turned()
    {
        TradeFact[] mirrored = [Fact(FactFlow.Imports, 2022, 199.7, "China") with { Reporter = s_china, Partner = s_korea }, Fact(FactFlow.Exports, 2022, 162.6, "China") with { Reporter = s_china, Partner = s_korea }];
        var verdict = Check(new BalanceClaim("b", s_words, ScenarioPlace.None, s_korea, s_china, 2022, new StatedValue(37.1, 0.05)), mirrored);
        var book = Assert.Single(verdict.Books);
        Assert.Equal((BookSide.Partner, true), (book.Side, book.Agrees));
        Assert.Equal(Verdict.HoldsOnOneSide, verdict.Verdict);
    }

    [Fact]
    public void The_gap_between_the_books_needs_both_sides()
    {
        var claim = new MirrorGapClaim("g", s_words, ScenarioPlace.None, s_korea, s_china, 2022, new StatedValue(36, 0.5));
        Assert.Equal(Verdict.Holds, Check(claim, s_2022).Verdict);
        Assert.Equal(Verdict.CannotBeTold, Check(claim, s_2022[..2]).Verdict);
        Assert.Equal(Verdict.DoesNotHold, Check(claim with { Stated = new StatedValue(20, 0.5) }, s_2022).Verdict);
    }

    [Fact]
    public void A_change_agrees_as_far_as_the_rounding_of_its_ingredients_lets_one_tell()
    {
        TradeFact[] facts = [Fact(FactFlow.Exports, 2023, 124.8, "Korea"), Fact(FactFlow.Exports, 2022, 155.7, "Korea")];
        Assert.True(Books(-0.199).Agrees);
        Assert.False(Books(-0.21).Agrees);

        BookFinding Books(double stated) => Assert.Single(Check(
            new ChangeClaim("c", s_words, ScenarioPlace.None, s_korea, s_china, FactFlow.Exports, 2023, 2022, new StatedValue(stated, 0.0005)), facts).Books);
    }

    [Fact]
    public void A_change_against_the_world_needs_one_book_only()
    {
        TradeFact[] facts = [Fact(FactFlow.Exports, 2023, 632.69, "Korea") with { Partner = null }, Fact(FactFlow.Exports, 2022, 683.6, "Korea") with { Partner = null }];
        var verdict = Check(new ChangeClaim("c", s_words, ScenarioPlace.None, s_korea, null, FactFlow.Exports, 2023, 2022, new StatedValue(-0.074, 0.0005)), facts);
        Assert.Equal(Verdict.Holds, verdict.Verdict);
    }

    [Fact]
    public void The_first_deficit_since_a_year_says_which_years_the_books_hold()
    {
        TradeFact[] facts =
        [
            Fact(FactFlow.Exports, 1992, 2.654, "Korea"), Fact(FactFlow.Imports, 1992, 3.725, "Korea"),
            Fact(FactFlow.Exports, 2009, 86.70, "Korea"), Fact(FactFlow.Imports, 2009, 54.25, "Korea"),
            Fact(FactFlow.Exports, 2023, 124.8, "Korea"), Fact(FactFlow.Imports, 2023, 142.8, "Korea"),
        ];
        var claim = new FirstSinceClaim("f", s_words, ScenarioPlace.None, s_korea, s_china, 2023, 1992, IsDeficit: true);
        var verdict = Check(claim, facts);
        Assert.Equal(Verdict.HoldsOnOneSide, verdict.Verdict);
        Assert.Contains("29 of the 32 years are not in these books", Assert.Single(verdict.Books).Working, StringComparison.Ordinal);

        // A deficit in between, no deficit at the end, or no figure for the year: no, no, and it cannot be told.
        Assert.Equal(Verdict.DoesNotHold, Check(claim, [.. facts, Fact(FactFlow.Exports, 2015, 1, "Korea"), Fact(FactFlow.Imports, 2015, 2, "Korea")]).Verdict);
        Assert.Equal(Verdict.DoesNotHold, Check(claim with { Year = 2009 }, facts).Verdict);
        Assert.Equal(Verdict.CannotBeTold, Check(claim with { Year = 2024 }, facts[..4]).Verdict);
    }

    [Fact]
    public void Reconciled_flows_are_shown_and_never_decide()
    {
        // Importer rows, exporter columns: Korea sells 40 to China and buys 10; the services of the second sector do not count.
        Sector[] sectors = [new("TEST", "C26", SectorKind.Manufacturing, s_words), new("TEST", "SVC", SectorKind.Services, s_words)];
        var panel = new TradePanel([s_china, s_korea], [.. sectors], [new(2022, [1000, 40_000, 10_000, 1000, 1, 5, 7, 1])], new TableProvenance("made by hand", "balanced", false, [], []));
        var claim = new BalanceClaim("b", s_words, ScenarioPlace.None, s_korea, s_china, 2022, new StatedValue(30, 0.5));
        var alone = new ClaimCheck(new Facts([], []), panel).Check(claim);
        Assert.Equal(Verdict.CannotBeTold, alone.Verdict);
        Assert.Equal((BookSide.Reconciled, 30.0, true), (alone.Books[0].Side, alone.Books[0].Computed!.Value, alone.Books[0].Agrees!.Value));
        Assert.Equal(Verdict.DoesNotHold, new ClaimCheck(new Facts([.. s_2022], []), panel).Check(claim).Verdict);
    }

    [Theory]
    [InlineData(2009, 2019, "Chengdu", Verdict.TrueOnlyBefore)]
    [InlineData(2009, 2024, "Seoul", Verdict.Holds)]
    [InlineData(2009, 2021, "Tokyo", Verdict.DoesNotHold)]
    [InlineData(2008, 2024, "Seoul", Verdict.DoesNotHold)]
    public void A_statement_on_the_last_meeting_is_true_until_the_next(int since, int year, string place, Verdict expected)
    {
        MeetingFact[] meetings = [Meeting(1, 2009, 10, 10, "Beijing, CHN"), Meeting(8, 2024, 5, 27, "Seoul, KOR"), Meeting(7, 2019, 12, 24, "Chengdu, CHN")];
        var verdict = new ClaimCheck(new Facts([], [.. meetings]), null).Check(new LastMeetingClaim("m", s_words, ScenarioPlace.None, "business-summit", since, year, place));
        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(expected == Verdict.TrueOnlyBefore ? new DateOnly(2024, 5, 27) : null, verdict.Until);
    }

    [Fact]
    public void The_notes_of_a_facts_file_become_statements_about_its_own_rows()
    {
        TradeFact[] facts =
        [
            Fact(FactFlow.Exports, 2023, 632.69, "Korea") with { Partner = null, Note = "preliminary: −7.4% on 683.6" },
            Fact(FactFlow.Exports, 2022, 683.6, "Korea") with { Partner = null },
            Fact(FactFlow.Imports, 2023, 142.8, "Korea") with { Note = "balance −18.0" },
            Fact(FactFlow.Exports, 2022, 199.7, "China") with { Note = "mirror books: the balance differs by 36 billion" },
        ];
        var claims = FactConsistency.ClaimsOf(facts);
        var change = Assert.IsType<ChangeClaim>(claims[0]);
        Assert.Equal((2023, 2022), (change.Year, change.Since));
        Assert.Equal(new StatedValue(-0.074, 0.0005).Value, change.Stated.Value, 12);
        Assert.Equal(-18, Assert.IsType<BalanceClaim>(claims[1]).Stated.Value);
        Assert.Equal(0.05, Assert.IsType<BalanceClaim>(claims[1]).Stated.HalfStep, 12);
        Assert.Equal(36, Assert.IsType<MirrorGapClaim>(claims[2]).Stated.Value);
    }

    private static TradeFact Fact(FactFlow flow, int year, double billions, string books) =>
        new("group", flow.ToString(), flow, s_korea, s_china, year, billions, 0.05, books, "a source", "", "facts.csv", 2);

    private static MeetingFact Meeting(int ordinal, int year, int month, int day, string place) =>
        new("business-summit", ordinal, new DateOnly(year, month, day), false, place, "a meeting", "a source");

    private static ClaimVerdict Check(Claim claim, IEnumerable<TradeFact> facts) => new ClaimCheck(new Facts([.. facts], []), null).Check(claim);
}
