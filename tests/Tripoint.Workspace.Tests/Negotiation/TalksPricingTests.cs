using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Workspace.Negotiation;

namespace Tripoint.Workspace.Tests.Negotiation;

public sealed class TalksPricingTests
{
    private static readonly CellKey s_machinery = new("kor", "jpn", "C28");

    [Fact]
    public async Task A_moved_rate_is_priced_as_the_package_it_makes_and_within_a_hundred_milliseconds()
    {
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.03, "B10", 0));
        var view = await talks.ReadAsync("kor-head");
        var pricing = new TalksPricing(TalksRoom.Tables, TimeProvider.System);
        _ = await pricing.PriceAsync(view, DraftReading.Offered, cancellation: TestContext.Current.CancellationToken);
        var tried = ImmutableDictionary<CellKey, TriedRate>.Empty.Add(new CellKey("kor", "chn", "C10T12"), new TriedRate(0.1, "B10", 0));
        var priced = await pricing.PriceAsync(view, DraftReading.Offered, tried, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, priced.Result.Status);
        // The same by another road: the package's policy, solved from the base.
        var table = await TalksRoom.Tables.OfAsync(view.Talks);
        var cold = table.Model.Solve(DraftPackage.Of(view, view.Draft, DraftReading.Offered, tried).At(null, table.Table), cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < view.Parties.Length; at++)
            Assert.Equal(cold.WelfareExact[table.Economy(view.Parties[at].Party.EconomyCode)], priced.Figures[at].Welfare, 9);
    }

    [Fact]
    public async Task Brackets_count_as_the_reading_says_and_years_follow_the_staging()
    {
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.03, "B10", 0));
        await talks.ProposeAsync("jpn-negotiator", new ProposedCell(s_machinery, 0, "A", 0));
        var view = await talks.ReadAsync("kor-head");
        var table = await TalksRoom.Tables.OfAsync(view.Talks);
        var cell = table.Cell(view, s_machinery);
        var today = table.Table.Tariff[cell];
        Assert.Equal(0.03, TalksPricing.Tariffs(table, view, DraftReading.Offered, null, null)[cell], 12);
        Assert.Equal(0, TalksPricing.Tariffs(table, view, DraftReading.Requested, null, null)[cell], 12);
        Assert.Equal(today, TalksPricing.Tariffs(table, view, DraftReading.Agreed, null, null)[cell], 12);
        Assert.Equal(today + (0.4 * (0.03 - today)), TalksPricing.Tariffs(table, view, DraftReading.Offered, null, 4)[cell], 12);
    }

    [Fact]
    public async Task Results_are_shown_to_ones_own_people_and_to_others_only_when_opened()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await talks.Desk.OpenResultsAsync(room.As("jpn-negotiator"), talks.Id, open: true, cancellation);
        var view = await talks.ReadAsync("kor-head");
        var priced = await new TalksPricing(TalksRoom.Tables, TimeProvider.System).PriceAsync(view, DraftReading.Offered, cancellation: cancellation);
        bool[] Shown(string who) => [.. ResultsRule.Shown(room.As(who), view, priced).Select(f => f is not null)];
        Assert.Equal([false, true, true], Shown("kor-reader"));
        Assert.Equal([true, true, false], Shown("chn-head"));
        Assert.Equal([false, true, false], Shown("secretariat-head"));
        Assert.Equal([false, false, false], Shown("observer-head"));
        var next = Suggestions.Next(await TalksRoom.Tables.OfAsync(view.Talks), room.As("kor-head"), view, priced, 10);
        Assert.NotEmpty(next);
        Assert.All(next, s => Assert.Equal(s.Key.Giver == "jpn", s.ToGiver is not null));
        Assert.All(next, s => Assert.Equal("kor", s.Key.Partner));
        // The best of them, solved: real income rises by about what the derivative says.
        var best = next[0];
        var with = await new TalksPricing(TalksRoom.Tables, TimeProvider.System).PriceAsync(view, DraftReading.Offered,
            ImmutableDictionary<CellKey, TriedRate>.Empty.Add(best.Key, new TriedRate(0.9 * best.Rate, "A", 0)), cancellation: cancellation);
        Assert.InRange((with.Figures[2].Income - priced.Figures[2].Income) / (0.1 * best.ToAsker), 0.8, 1.2);
    }
}
