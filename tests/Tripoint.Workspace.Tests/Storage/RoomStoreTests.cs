using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Storage;

public sealed class RoomStoreTests
{
    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Of_many_who_change_the_same_at_once_each_sees_what_those_before_did(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        var cancellation = TestContext.Current.CancellationToken;
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => room.Store.WriteAsync(room.As("kor-head"), async write =>
        {
            // Only whoever finds the name free takes it, and it takes a while to decide.
            if (await write.Db.Parties.AnyAsync(p => p.Name != null, cancellation)) return 0;
            await Task.Delay(20, cancellation);
            (await write.Db.Parties.SingleAsync(p => p.Id == "kor", cancellation)).Name = $"writer {at}";
            write.Log(LogAction.PeopleChanged, new { Writer = at });
            return 1;
        }, cancellation)));
        Assert.Equal(1, taken.Sum());
        await using var db = room.Store.Open(Viewer.Room);
        Assert.Equal(1, await db.LogEntries.CountAsync(e => e.Action == LogAction.PeopleChanged, cancellation));
    }
}
