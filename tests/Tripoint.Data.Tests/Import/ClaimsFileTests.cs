using System.Collections.Immutable;
using Tripoint.Claims;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Tests.Import;

public class ClaimsFileTests
{
    private const string Good = "id: a, statement: words, kind: balance, reporter: KOR, partner: CHN, year: 2023, value: -18 billion US$";

    [Fact]
    public void A_stated_value_keeps_how_precisely_it_was_stated()
    {
        var claim = Assert.IsType<BalanceClaim>(Assert.Single(Read(Good)));
        Assert.Equal(new StatedValue(-18, 0.5), claim.Stated);
        Assert.True(claim.Stated.Agrees(-18.4));
        Assert.False(claim.Stated.Agrees(-18.6));
    }

    [Theory]
    [InlineData("id: a, statement: words, kind: balance, reporter: KOR, partner: CHN, year: 2023, value: -18", "'-18' is not a value with its unit")]
    [InlineData("id: a, statement: words, kind: change, reporter: KOR, flow: exports, year: 2022, since: 2023, value: 5%", "'since' must be before 'year'")]
    [InlineData("id: a, statement: words, kind: guess", "unknown kind of claim 'guess'")]
    [InlineData("id: a, kind: last-meeting, mechanism: summit", "'statement' is missing")]
    [InlineData("id: a, statement: words, kind: level, reporter: XXX, flow: exports, year: 2022, value: 5 billion US$", "unknown economy 'XXX'")]
    [InlineData("id: a, statement: words, kind: first-since, reporter: KOR, partner: CHN, of: loss, year: 2023, since: 1992", "unknown 'of': 'loss'")]
    [InlineData(Good + ", colour: red", "unknown key 'colour'")]
    public void A_bad_statement_is_refused_with_its_line(string claim, string what)
    {
        var fault = Assert.Single(Assert.Throws<BadInputException>(() => Read(claim)).Faults);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Equal("claims.yaml, line 2", fault.Where);
    }

    [Fact]
    public void The_statements_and_facts_that_ship_are_read()
    {
        Assert.Equal(EmbeddedFacts.Claims().Length, EmbeddedFacts.Claims().Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        var facts = EmbeddedFacts.Load();
        var mirror = Assert.Single(facts.Trade, f => f.Metric == "exports to China as China's imports");
        Assert.Equal((FactFlow.Exports, 199.7, "China"), (mirror.Flow, mirror.BillionUsd, mirror.Books));
        Assert.Contains(facts.Meetings, m => m is { Kind: "fta-talks", Ordinal: 6, IsMonthOnly: true });
    }

    private static ImmutableArray<Claim> Read(string claim) => ClaimsFile.Read(new StringReader($"claims:\n  - {{ {claim} }}\n"), "claims.yaml");
}
