using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;
using Tripoint.Workspace.Tests.Disclosure;

namespace Tripoint.Workspace.Tests.Storage;

public sealed class BackupTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    public async Task A_restored_room_is_the_room_that_was_backed_up(DatabaseKind from, DatabaseKind to)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(from);
        await SampleItems.AddAsync(room);
        await ApiTokens.MakeAsync(room.Store, room.As("kor-head"), "script", [ApiScope.ItemsRead], 10);
        await new Vault(room.Store, TimeProvider.System).MakeAsync(room.As("chn-head"), "maple orbit kettle fjord", cancellation);
        await room.Store.WriteAsync(Viewer.Room, write =>
        {
            write.Db.Add(new Microsoft.AspNetCore.Identity.IdentityUserClaim<string> { UserId = room.As("chn-head").PersonId, ClaimType = "a", ClaimValue = "b" });
            write.Db.Add(new Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>
            {
                UserId = room.As("chn-head").PersonId,
                CredentialId = [1, 2, 3],
                Data = new() { PublicKey = [4, 5], Name = "key", CreatedAt = write.Now, Transports = ["usb"], AttestationObject = [6], ClientDataJson = [7] },
            });
            return Task.CompletedTask;
        }, cancellation);
        PrivateFolder.Make(Path.Combine(room.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(room.Folder, "keys", "key.xml"), "secret", cancellation);
        var file = Path.Combine(room.Folder, "backup.zip");
        var written = await Backup.WriteAsync(room.Database, room.Folder, file, TimeProvider.System, cancellation);

        var target = Path.Combine(room.Folder, "restored");
        var database = to == DatabaseKind.Sqlite ? RoomDatabase.Sqlite(Path.Combine(target, "room.db")) : await TestDatabases.NewPostgresAsync();
        Assert.Equal(written, await Backup.RestoreAsync(database, target, file, TimeProvider.System, cancellation));
        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(target, "keys", "key.xml"), cancellation));
        var restored = new RoomStore(database, TimeProvider.System, new RoomSignals());
        foreach (var viewer in room.Everyone.Values)
        {
            Assert.Equal(await ItemsAsync(room.Store, viewer), await ItemsAsync(restored, viewer));
        }
        var before = await LogVerification.OfDatabaseAsync(room.Database, null, cancellation);
        var after = await LogVerification.OfDatabaseAsync(database, $"{before.Entries}:{before.Head}", cancellation);
        Assert.Empty(after.Faults);
        Assert.True(await new Vault(restored, TimeProvider.System).OpenAsync(room.As("chn-head"), "maple orbit kettle fjord", cancellation));
        await using (var db = restored.Open(Viewer.Room))
        {
            var passkey = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().SingleAsync(cancellation);
            Assert.Equal(["usb"], passkey.Data.Transports!);
            // The database goes on counting where the other stopped.
            db.Add(new Microsoft.AspNetCore.Identity.IdentityUserClaim<string> { UserId = room.As("chn-head").PersonId, ClaimType = "c", ClaimValue = "d" });
            await db.SaveChangesAsync(cancellation);
        }
        await Assert.ThrowsAsync<BadInputException>(() => Backup.RestoreAsync(database, target, file, TimeProvider.System, cancellation));
        await TestDatabases.DropAsync(database);
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_refused_and_leaves_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var file = Path.Combine(room.Folder, "backup.zip");
        await Backup.WriteAsync(room.Database, room.Folder, file, TimeProvider.System, cancellation);
        await using (var stream = File.OpenWrite(file)) stream.SetLength(stream.Length / 2);
        var target = Path.Combine(room.Folder, "restored");
        await Assert.ThrowsAsync<BadInputException>(() => Backup.RestoreAsync(RoomDatabase.Sqlite(Path.Combine(target, "room.db")), target, file, TimeProvider.System, cancellation));
        Assert.False(Directory.Exists(target));
    }

    private static Task<List<string>> ItemsAsync(RoomStore store, Viewer viewer) =>
        store.ReadAsync(viewer, db => db.Items.OrderBy(i => i.Id).Select(i => i.Id + " " + i.Title).ToListAsync(TestContext.Current.CancellationToken));
}
