using System.Text;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Tests.Disclosure;

public sealed class VaultTests
{
    private const string Passphrase = "maple orbit kettle fjord";

    [Fact]
    public async Task Only_who_knows_the_passphrase_reads_and_nothing_readable_is_kept()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var room = await TestRoom.MakeAsync(clock: clock);
        var vault = new Vault(room.Store, clock);
        Viewer head = room.As("jpn-head"), negotiator = room.As("jpn-negotiator");
        var code = await vault.MakeAsync(head, Passphrase, cancellation);
        var sealedText = vault.Encrypt(head, "rice stays out", "mandate-1");

        Assert.Equal("rice stays out", vault.Decrypt(head, sealedText, "mandate-1"));
        Assert.Equal("key-wrong", Assert.Throws<NotPermittedException>(() => vault.Decrypt(head, sealedText, "mandate-2")).Reason);
        Assert.Equal("key-closed", Assert.Throws<NotPermittedException>(() => vault.Decrypt(negotiator, sealedText, "mandate-1")).Reason);
        Assert.False(await vault.OpenAsync(negotiator, "maple orbit kettle fjore", cancellation));
        Assert.True(await vault.OpenAsync(negotiator, Passphrase, cancellation));
        Assert.Equal("rice stays out", vault.Decrypt(negotiator, sealedText, "mandate-1"));
        await Assert.ThrowsAsync<NotPermittedException>(() => vault.OpenAsync(room.As("jpn-analyst"), Passphrase, cancellation));
        await Assert.ThrowsAsync<NotPermittedException>(() => vault.OpenAsync(room.As("kor-head"), Passphrase, cancellation));

        // Unused for longer than allowed, it is closed; another process begins with it closed; the recovery code opens it.
        clock.Now += Vault.Idle + TimeSpan.FromSeconds(1);
        Assert.False(vault.IsOpen(head));
        var other = new Vault(room.Store, clock);
        Assert.True(await other.OpenAsync(head, code, cancellation));
        await other.ChangePassphraseAsync(head, "quartz lagoon thimble nomad", cancellation);
        other.Close(head);
        Assert.False(await other.OpenAsync(head, Passphrase, cancellation));
        Assert.True(await other.OpenAsync(head, "quartz lagoon thimble nomad", cancellation));
        Assert.Equal("rice stays out", other.Decrypt(head, sealedText, "mandate-1"));

        await using (var db = room.Store.Open(Viewer.Room)) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(room.Database.File!, cancellation));
        foreach (var secret in new[] { "rice stays out", Passphrase, code }) Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_passphrase_is_refused()
    {
        await using var room = await TestRoom.MakeAsync();
        var vault = new Vault(room.Store, TimeProvider.System);
        foreach (var plain in new[] { "short", "aaaaaaaaaaaaaaaaaaaa", "passwordpassword", "12345678901234567890" })
            await Assert.ThrowsAsync<BadInputException>(() => vault.MakeAsync(room.As("kor-head"), plain, TestContext.Current.CancellationToken));
    }
}
