using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Disclosure;

namespace Tripoint.Workspace.Tests.Log;

public sealed class LogTests
{
    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Many_who_write_at_once_make_one_unbroken_chain(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        var writers = room.Everyone.Values.Where(v => v.Is(PersonRole.Analyst)).ToList();
        await Task.WhenAll(writers.Select(async viewer =>
        {
            for (var n = 0; n < 5; n++) await Notes.MakeAsync(room.Store, viewer, $"note {n}", "text", TestContext.Current.CancellationToken);
        }));
        var found = await LogVerification.OfDatabaseAsync(room.Database, null, TestContext.Current.CancellationToken);
        Assert.Empty(found.Faults);
        Assert.Equal(writers.Count * 5, found.Entries);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task The_database_refuses_to_change_or_drop_an_entry(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        await Notes.MakeAsync(room.Store, room.As("chn-head"), "note", "text", TestContext.Current.CancellationToken);
        await using var db = room.Store.Open(Viewer.Room);
        foreach (var sql in new[] { "UPDATE log_entries SET details = 'x'", "DELETE FROM log_entries" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_exported_record_verifies_offline_and_opens_only_what_its_reader_may_read()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var items = await SampleItems.AddAsync(room);
        foreach (var who in new[] { "kor-reader", "jpn-head", "observer-head", "chn-head" })
        {
            var viewer = room.As(who);
            var file = Path.Combine(room.Folder, $"{who}.jsonl");
            await using (var stream = File.Create(file)) await LogExport.WriteAsync(room.Store, viewer, stream, cancellation);
            var found = await LogVerification.OfFileAsync(file, null, cancellation);
            Assert.Empty(found.Faults);
            Assert.Equal(items.Count, found.Entries);
            var text = await File.ReadAllTextAsync(file, cancellation);
            foreach (var (item, word) in items)
                Assert.Equal(DisclosureRule.MaySee(viewer, item, TimeProvider.System.GetUtcNow()), text.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whatever_is_altered_left_out_or_cut_off_is_found()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var viewer = room.As("chn-head");
        for (var n = 0; n < 6; n++) await Notes.MakeAsync(room.Store, viewer, $"note {n}", "text", cancellation);
        var file = Path.Combine(room.Folder, "log.jsonl");
        await using (var stream = File.Create(file)) await LogExport.WriteAsync(room.Store, viewer, stream, cancellation);
        var lines = await File.ReadAllLinesAsync(file, cancellation);
        var whole = await LogVerification.OfFileAsync(file, null, cancellation);
        var link = $"{whole.Entries}:{whole.Head}";

        Assert.Contains("contents", await FirstFaultAsync([.. lines.Select(l => l.Replace("note 3", "note 9", StringComparison.Ordinal))], null), StringComparison.Ordinal);
        Assert.Contains("hash", await FirstFaultAsync([.. lines[..3], lines[3].Replace("\"at\":", "\"at\":1", StringComparison.Ordinal), .. lines[4..]], null), StringComparison.Ordinal);
        Assert.Contains("follows entry", await FirstFaultAsync([.. lines[..3], .. lines[4..]], null), StringComparison.Ordinal);
        Assert.Contains("ends before", await FirstFaultAsync(lines[..^1], link), StringComparison.Ordinal);
        Assert.Empty((await LogVerification.OfFileAsync(file, link, cancellation)).Faults);

        async Task<string> FirstFaultAsync(string[] altered, string? expect)
        {
            var path = Path.Combine(room.Folder, "altered.jsonl");
            await File.WriteAllLinesAsync(path, altered, cancellation);
            return (await LogVerification.OfFileAsync(path, expect, cancellation)).Faults[0].ToString();
        }
    }

    [Fact]
    public async Task Reading_anothers_item_is_recorded_once_for_each_version_and_told_to_its_owner_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var chn = room.As("chn-head");
        var id = await Notes.MakeAsync(room.Store, chn, "title", "text", cancellation);
        await room.Store.WriteAsync(chn, async w => w.Share(await w.FindAsync(id, cancellation), 1, Audience.Members, [], null), cancellation);
        var jpn = room.As("jpn-reader");
        for (var n = 0; n < 3; n++)
        {
            var item = await room.Store.ReadAsync(jpn, db => db.Items.SingleAsync(i => i.Id == id, cancellation));
            await room.Store.SawAsync(jpn, item, cancellation);
        }
        var reader = new LogReader(room.Store);
        Assert.Single(await SeenAsync("chn-reader"));
        Assert.Single(await SeenAsync("jpn-reader"));
        Assert.Empty(await SeenAsync("kor-head"));
        Assert.Empty(await SeenAsync("jpn-head"));

        async Task<IEnumerable<LogEntry>> SeenAsync(string who) => (await reader.ReadAsync(room.As(who), id, null, 100, cancellation)).Where(e => e.Action == LogAction.Saw);
    }
}
