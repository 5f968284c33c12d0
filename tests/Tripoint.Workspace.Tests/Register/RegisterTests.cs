using System.Collections.Immutable;
using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Faults;
using Tripoint.Warnings;
using Tripoint.Workspace.Alerts;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Pledges;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Register;

public sealed class RegisterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task The_demo_fills_a_year_of_register_and_every_reader_can_read_it(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        await FilledRoom.FillAsync(room);
        await using var db = room.Store.Open(room.As("kor-reader"));
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        var views = await Promises.ReadAsync(db, today, null, Stop);
        Assert.Equal(6, views.Length);
        var certificates = views.Single(v => v.Row.Indicator == Promises.OwnIndicator);
        Assert.True(certificates.Standing.IsDisputed);
        Assert.Equal(PathVerdict.Missed, certificates.Standing.Verdict); // 88 percent five days after the day by which it was to be 100
        Assert.Equal([DeclaredStatus.Kept, DeclaredStatus.Broken], certificates.Standing.Promisers.Select(p => p.Status));
        Assert.True((await Meetings.AllAsync(db, Stop)).Length > Tripoint.Data.Embedded.EmbeddedRegister.Meetings.Length);
        Assert.Equal(2, await db.Set<NoticeRow>().CountAsync(Stop));
        await using var observer = room.Store.Open(room.As("observer-head"));
        Assert.Empty(await Promises.ReadAsync(observer, today, null, Stop));
        Assert.Empty(await observer.Set<NoticeAnswer>().ToListAsync(Stop));
    }

    [Fact]
    public async Task Only_the_promiser_sets_the_status_and_only_others_dispute_it()
    {
        await using var room = await TestRoom.MakeAsync();
        var id = await Promises.AddAsync(room.Store, room.As("kor-head"), new CommitmentForm { Title = "Open the port", Promisers = ["jpn"], MadeOn = new DateOnly(2024, 1, 1) }, Stop);
        Assert.Equal("not-promiser", (await Assert.ThrowsAsync<NotPermittedException>(() => Promises.SayAsync(room.Store, room.As("kor-head"), id, DeclaredStatus.Kept, "", Stop))).Reason);
        Assert.Equal("role", (await Assert.ThrowsAsync<NotPermittedException>(() => Promises.SayAsync(room.Store, room.As("jpn-analyst"), id, DeclaredStatus.Kept, "", Stop))).Reason);
        await Promises.SayAsync(room.Store, room.As("jpn-negotiator"), id, DeclaredStatus.Kept, "see the gazette", Stop);
        Assert.Equal("not-disputable", (await Assert.ThrowsAsync<NotPermittedException>(() => Promises.DisputeAsync(room.Store, room.As("jpn-head"), id, "jpn", "no", Stop))).Reason);
        await Assert.ThrowsAsync<NotPermittedException>(() => Promises.DisputeAsync(room.Store, room.As("observer-head"), id, "jpn", "no", Stop));
        await Promises.DisputeAsync(room.Store, room.As("chn-negotiator"), id, "jpn", "the port is closed on Mondays", Stop);

        var seen = (await ReadAsync(room, "kor-reader")).Single();
        Assert.Equal(["chn"], seen.Standing.Promisers.Single().DisputedBy);
        await Assert.ThrowsAsync<NotPermittedException>(() => Promises.SettleAsync(room.Store, room.As("jpn-head"), seen.Disputes[0].ItemId, Stop));
        await Promises.SettleAsync(room.Store, room.As("chn-head"), seen.Disputes[0].ItemId, Stop);
        Assert.False((await ReadAsync(room, "kor-reader")).Single().Standing.IsDisputed);
    }

    [Fact]
    public async Task What_is_said_of_a_commitment_is_open_to_whom_the_commitment_is()
    {
        await using var room = await TestRoom.MakeAsync();
        var id = await Promises.AddAsync(room.Store, room.As("kor-analyst"), new CommitmentForm { Title = "Quiet promise", Promisers = ["jpn"], MadeOn = new DateOnly(2024, 1, 1) }, Stop);
        Assert.Empty(await ReadAsync(room, "jpn-head")); // an analyst's stays with the own party
        await room.Store.WriteAsync(room.As("kor-head"), async write => write.Share(await write.FindAsync(id, Stop), 1, Audience.Named, ["jpn"], null), Stop);
        await Promises.SayAsync(room.Store, room.As("jpn-head"), id, DeclaredStatus.UnderWay, "begun", Stop);
        Assert.Single((await ReadAsync(room, "kor-reader")).Single().Words);
        Assert.Empty(await ReadAsync(room, "chn-head"));
        await using var db = room.Store.Open(room.As("chn-head"));
        Assert.Empty(await db.Set<CommitmentWord>().ToListAsync(Stop));
    }

    [Fact]
    public async Task A_translation_belongs_to_its_translator_and_falls_behind_when_the_original_moves_on()
    {
        await using var room = await TestRoom.MakeAsync();
        var id = await Meetings.AddAsync(room.Store, room.As("secretariat-head"), new MeetingForm { Title = "Group", Mechanism = "summit", Date = "2026-03" }, Stop);
        await Meetings.WriteTextAsync(room.Store, room.As("secretariat-head"), id, TextPart.Agenda, Language.English, "one", 0, Stop);
        await Meetings.WriteTextAsync(room.Store, room.As("jpn-negotiator"), id, TextPart.Agenda, Language.Japanese, "一", 1, Stop);
        await Assert.ThrowsAsync<NotPermittedException>(() => Meetings.WriteTextAsync(room.Store, room.As("jpn-negotiator"), id, TextPart.Agenda, Language.English, "mine", 1, Stop));
        await Meetings.WriteTextAsync(room.Store, room.As("secretariat-head"), id, TextPart.Agenda, Language.English, "two", 1, Stop);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Meetings.WriteTextAsync(room.Store, room.As("secretariat-head"), id, TextPart.Agenda, Language.English, "late", 1, Stop));
        await using var db = room.Store.Open(room.As("chn-reader"));
        var text = (await Meetings.TextAsync(db, id, TextPart.Agenda, Stop))!;
        Assert.Equal((2, 1), (text.OriginalVersion, text.Behind(Language.Japanese)!.Value));
        var owner = await db.Set<MeetingText>().Where(t => t.Language == Language.Japanese).Select(t => t.Item.OwnerId).SingleAsync(Stop);
        Assert.Equal("jpn", owner);
    }

    [Fact]
    public async Task A_broken_series_is_shown_to_the_exposed_members_at_once_and_a_usual_one_to_nobody()
    {
        await using var room = await TestRoom.MakeAsync();
        var usual = string.Concat(Enumerable.Range(0, 60).Select(k => $"{new DateOnly(2020, 1, 1).AddMonths(k):yyyy-MM},{100 + (k * 7) % 5}\n"));
        var form = new WatchForm { Title = "Steel", Sector = "C24A", Origin = "CHN", Source = "test", Series = "month,value\n" + usual };
        var id = await Watches.SaveAsync(room.Store, room.As("jpn-negotiator"), null, 0, form, Stop);
        await using (var db = room.Store.Open(room.As("kor-reader"))) Assert.Empty(await db.Set<WatchRow>().ToListAsync(Stop));
        await Watches.SaveAsync(room.Store, room.As("jpn-negotiator"), id, 1, form with { Series = form.Series + "2025-01,20\n" }, Stop);
        await using (var db = room.Store.Open(room.As("kor-reader"))) Assert.True((await db.Set<WatchRow>().SingleAsync(Stop)).IsBroken);
        await using (var db = room.Store.Open(room.As("observer-head"))) Assert.Empty(await db.Set<WatchRow>().ToListAsync(Stop));
        Assert.Contains(Economy.Of("KOR"), Watches.Exposed("C24A", "CHN"));
        var refused = await Assert.ThrowsAsync<BadInputException>(() => Watches.SaveAsync(room.Store, room.As("jpn-head"), null, 0, form with { Sector = "C99", Origin = "XXX", Source = "" }, Stop));
        Assert.Equal(3, refused.Faults.Length);
    }

    [Fact]
    public async Task The_clock_starts_with_the_first_request_and_a_second_is_refused()
    {
        await using var room = await TestRoom.MakeAsync();
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        var id = await Notices.RaiseAsync(room.Store, room.As("jpn-head"), new NoticeForm { Title = "Flood", Sectors = ["C26"], Origins = ["JPN"], StartsOn = today, Impact = "half" }, Stop);
        await Notices.AnswerAsync(room.Store, room.As("kor-head"), id, new AnswerForm(AnswerKind.Meeting, null, "", null, ""), Stop);
        Assert.Equal("already-requested", (await Assert.ThrowsAsync<NotPermittedException>(() => Notices.AnswerAsync(room.Store, room.As("chn-head"), id, new AnswerForm(AnswerKind.Meeting, null, "", null, ""), Stop))).Reason);
        await using var db = room.Store.Open(room.As("chn-reader"));
        var row = await db.Set<NoticeRow>().Include(n => n.Item).SingleAsync(Stop);
        var clock = Notices.Clock(row, await db.Set<NoticeAnswer>().ToListAsync(Stop));
        Assert.Equal((ClockState.Running, 15), (clock.State(today), clock.DaysLeft(today)!.Value));
        await Notices.EndAsync(room.Store, room.As("jpn-head"), id, row.Item.Version, today, "dry again", Stop);
        Assert.Equal("ended", (await Assert.ThrowsAsync<NotPermittedException>(() => Notices.AnswerAsync(room.Store, room.As("chn-head"), id, new AnswerForm(AnswerKind.Stock, 1, "t", null, ""), Stop))).Reason);
    }

    [Fact]
    public async Task The_calendar_is_valid_public_without_secrets_and_ones_own_with_what_one_sees()
    {
        await using var served = await ServedRoom.StartAsync();
        await FilledRoom.FillAsync(served.Room);
        using var nobody = await served.ClientAsync(null);
        var shown = Calendar.Load(await nobody.GetStringAsync("/calendar/public.ics", Stop))!;
        Assert.Equal(Tripoint.Data.Embedded.EmbeddedRegister.Meetings.Length, shown.Events.Count);
        var path = await CalendarFeeds.MakeAsync(served.Room.Store, served.Room.As("kor-reader"), Stop);
        using var answer = await nobody.GetAsync(path + "?lang=ko", Stop);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var own = Calendar.Load(await answer.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal(shown.Events.Count + 5, own.Events.Count);
        Assert.Contains(own.Events, e => e!.Summary!.Contains("4th meeting", StringComparison.Ordinal) && e.Location == "Jeju, KOR");
        Assert.Equal(own.Events.Count, own.Events.Select(e => e!.Uid).Distinct().Count());
        await CalendarFeeds.CloseAsync(served.Room.Store, served.Room.As("kor-reader"), Stop);
        using var closed = await nobody.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    private static async Task<ImmutableArray<CommitmentView>> ReadAsync(TestRoom room, string who)
    {
        await using var db = room.Store.Open(room.As(who));
        return await Promises.ReadAsync(db, DateOnly.FromDateTime(room.Store.Now.UtcDateTime), null, Stop);
    }
}
