using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Negotiation;

public sealed class TalksDeskTests
{
    private static readonly CellKey s_machinery = new("kor", "jpn", "C28");

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task An_offer_that_is_requested_alike_is_agreed_and_everything_stays_in_the_history(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        var talks = await TalksRoom.OpenAsync(room);
        Assert.Equal(1, (await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.03, "B10", 0))).Number);
        Assert.True((await talks.ReadAsync("jpn-reader")).Draft[s_machinery].IsOpen);
        Assert.True((await talks.ProposeAsync("jpn-negotiator", new ProposedCell(s_machinery, 0, "A", 0))).IsDone);
        Assert.True((await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0, "A", 1, 1))).IsDone);
        var draft = (await talks.ReadAsync("chn-head")).Draft;
        Assert.True(draft[s_machinery].IsAgreed);
        Assert.Equal((1, 0), (draft.Agreed, draft.Open));
        Assert.Equal(0.03, (await talks.Reader.AtAsync(room.As("chn-head"), talks.Id, 2, TestContext.Current.CancellationToken))![s_machinery].Offer!.Rate);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Two_of_one_side_on_one_version_the_later_is_told_and_overwrites_nothing(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        var talks = await TalksRoom.OpenAsync(room);
        Assert.True((await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.03, "B10", 0))).IsDone);
        var late = await talks.ProposeAsync("kor-head", new ProposedCell(s_machinery, 0.01, "B10", 0));
        Assert.Equal(0.03, Assert.Single(late.Conflicts).Present.Offer!.Rate);
        Assert.Equal(0.03, (await talks.ReadAsync("kor-head")).Draft[s_machinery].Offer!.Rate);
        // What was to be accepted has changed: the acceptance does not hold for the new rate.
        Assert.True((await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.05, "B10", 1))).IsDone);
        Assert.False((await talks.ProposeAsync("jpn-head", new ProposedCell(s_machinery, 0.03, "B10", 0, 1))).IsDone);
        Assert.False((await talks.ReadAsync("jpn-head")).Draft[s_machinery].IsAgreed);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Three_delegations_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        var talks = await TalksRoom.OpenAsync(room);
        string[] sectors = ["C20", "C22", "C25", "C27", "C28", "C29", "C13T15", "C10T12"];
        await Task.WhenAll(new[] { ("chn", "jpn"), ("jpn", "chn"), ("kor", "chn") }.Select(async pair =>
        {
            foreach (var sector in sectors)
            {
                var cell = new ProposedCell(new CellKey("chn", pair.Item1 == "chn" ? pair.Item2 : pair.Item1, sector), 0, "B10", 0);
                Assert.True((await talks.ProposeAsync($"{pair.Item1}-negotiator", cell)).IsDone);
            }
        }));
        var view = await talks.ReadAsync("secretariat-head");
        Assert.Equal(3 * sectors.Length, view.Draft.Number);
        Assert.Equal(sectors.Length, view.Draft.Agreed); // chn's offers to jpn met jpn's requests
        await using var db = room.Store.Open(Viewer("secretariat-head"));
        Assert.Equal(Enumerable.Range(1, 3 * sectors.Length), await db.Set<DraftMove>().Where(m => m.ItemId == talks.Id).OrderBy(m => m.Number).Select(m => m.Number).ToListAsync(TestContext.Current.CancellationToken));

        People.Viewer Viewer(string who) => room.As(who);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Moves_and_positions_cannot_be_changed_or_deleted(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind);
        var talks = await TalksRoom.OpenAsync(room);
        await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0.03, "B10", 0));
        await using var db = room.Store.Open(People.Viewer.Room);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE draft_cell SET rate = 0", cancellation));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM draft_cell", cancellation));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE draft_move SET text = 'x'", cancellation));
    }

    [Theory]
    [InlineData("kor-analyst", "role")]
    [InlineData("chn-head", "not-your-tariff")]
    [InlineData("secretariat-head", "not-at-table")]
    [InlineData("observer-head", "unavailable")]
    [InlineData("admin", "unavailable")]
    public async Task Nobody_else_puts_a_tariff_on_the_table(string who, string reason)
    {
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        var refused = await Assert.ThrowsAsync<NotPermittedException>(() => talks.ProposeAsync(who, new ProposedCell(s_machinery, 0, "A", 0)));
        Assert.Equal(reason, refused.Reason);
    }

    [Theory]
    [InlineData("C28", 0.9, "B10")]
    [InlineData("C28", -0.01, "B10")]
    [InlineData("C28", 0.01, "B1000/x")]
    [InlineData("SVC", 0.0, "A")]
    [InlineData("nothing", 0.0, "A")]
    public async Task A_position_that_makes_no_sense_is_refused_with_a_reason(string sector, double rate, string staging)
    {
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await Assert.ThrowsAsync<BadInputException>(() => talks.ProposeAsync("kor-head", new ProposedCell(new CellKey("kor", "jpn", sector), rate, staging, 0)));
    }

    [Fact]
    public async Task The_package_is_agreed_when_every_head_accepts_the_same_and_an_acceptance_does_not_outlive_a_change()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await talks.ProposeAsync("kor-negotiator", new ProposedCell(s_machinery, 0, "A", 0));
        await Assert.ThrowsAsync<NotPermittedException>(() => talks.Desk.AcceptPackageAsync(room.As("kor-head"), talks.Id, "x", cancellation));
        await talks.ProposeAsync("jpn-negotiator", new ProposedCell(s_machinery, 0, "A", 0, 1));
        var first = TalksDesk.HashOf(await talks.ReadAsync("kor-head"));
        Assert.False(await talks.Desk.AcceptPackageAsync(room.As("kor-head"), talks.Id, first, cancellation));
        var vehicles = new CellKey("kor", "jpn", "C29");
        await talks.ProposeAsync("kor-negotiator", new ProposedCell(vehicles, 0, "B10", 0));
        await talks.ProposeAsync("jpn-negotiator", new ProposedCell(vehicles, 0, "B10", 0, 1));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => talks.Desk.AcceptPackageAsync(room.As("jpn-head"), talks.Id, first, cancellation));
        var second = TalksDesk.HashOf(await talks.ReadAsync("kor-head"));
        Assert.NotEqual(first, second);
        Assert.False(await talks.Desk.AcceptPackageAsync(room.As("jpn-head"), talks.Id, second, cancellation));
        Assert.False(await talks.Desk.AcceptPackageAsync(room.As("chn-head"), talks.Id, second, cancellation));
        Assert.Equal(TalksState.Open, (await talks.ReadAsync("kor-head")).Talks.State);
        Assert.True(await talks.Desk.AcceptPackageAsync(room.As("kor-head"), talks.Id, second, cancellation));
        Assert.Equal((TalksState.Agreed, second), ((await talks.ReadAsync("kor-head")).Talks.State, (await talks.ReadAsync("kor-head")).Talks.AgreedHash));
        await Assert.ThrowsAsync<NotPermittedException>(() => talks.ProposeAsync("kor-negotiator", new ProposedCell(vehicles, 0.01, "B10", 1)));
    }
}
