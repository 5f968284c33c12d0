using System.Text;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Negotiation;

public sealed class MandateVaultTests
{
    private const string Phrase = "lantern persimmon harbour";
    private const string Mandate = "tripoint: mandate/1\nparty: KOR\nvalues:\n  - { welfare: 1 }\nred-lines:\n  - { welfare: 0%, name: xq7wordless }\n";

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task A_mandate_is_sealed_at_rest_and_opens_with_the_passphrase_alone(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind);
        var talks = await TalksRoom.OpenAsync(room);
        var view = await talks.ReadAsync("kor-head");
        await talks.Keys.MakeAsync(room.As("kor-head"), Phrase, cancellation);
        await talks.Mandates.SaveAsync(room.As("kor-head"), view, Mandate, 0, cancellation);
        Assert.Equal(Mandate, (await talks.Mandates.ReadAsync(room.As("kor-head"), talks.Id, cancellation)).Text);

        // Another server process knows nothing until somebody types the passphrase.
        var keys = new Vault(room.Store, TimeProvider.System);
        var later = new MandateVault(room.Store, keys);
        Assert.Null((await later.ReadAsync(room.As("kor-head"), talks.Id, cancellation)).Text);
        Assert.False(await keys.OpenAsync(room.As("kor-negotiator"), "lantern persimmon harvest", cancellation));
        Assert.Null((await later.ReadAsync(room.As("kor-negotiator"), talks.Id, cancellation)).Text);
        Assert.True(await keys.OpenAsync(room.As("kor-negotiator"), Phrase, cancellation));
        Assert.Equal(Mandate, (await later.ReadAsync(room.As("kor-negotiator"), talks.Id, cancellation)).Text);

        // Not even the room itself finds the words anywhere in its rows.
        await using var db = room.Store.Open(Viewer.Room);
        var sealedOnes = await db.Set<SealedMandate>().ToListAsync(cancellation);
        Assert.DoesNotContain("xq7wordless", Encoding.UTF8.GetString(Assert.Single(sealedOnes).Content), StringComparison.Ordinal);
        Assert.DoesNotContain(await db.LogEntries.Select(e => e.Details).ToListAsync(cancellation), d => d.Contains("xq7wordless", StringComparison.Ordinal));
        if (kind == DatabaseKind.Sqlite)
        {
            foreach (var file in Directory.EnumerateFiles(room.Folder))
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var memory = new MemoryStream();
                await open.CopyToAsync(memory, cancellation);
                Assert.True(memory.ToArray().AsSpan().IndexOf("xq7wordless"u8) < 0, file);
            }
        }
    }

    [Fact]
    public async Task Nobody_outside_the_delegations_negotiators_is_given_a_mandate()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var talks = await TalksRoom.OpenAsync(room);
        await talks.Keys.MakeAsync(room.As("kor-head"), Phrase, cancellation);
        await talks.Mandates.SaveAsync(room.As("kor-head"), await talks.ReadAsync("kor-head"), Mandate, 0, cancellation);
        foreach (var who in new[] { "kor-analyst", "kor-reader", "jpn-head", "secretariat-head", "observer-head", "admin" })
        {
            var (item, text) = await talks.Mandates.ReadAsync(room.As(who), talks.Id, cancellation);
            Assert.True(item is null && text is null, who);
        }
        await Assert.ThrowsAsync<NotPermittedException>(() => talks.Keys.OpenAsync(room.As("kor-analyst"), Phrase, cancellation));
        await Assert.ThrowsAsync<NotPermittedException>(() => talks.Keys.MakeAsync(room.As("kor-negotiator"), Phrase, cancellation));
        await Assert.ThrowsAsync<Tripoint.Faults.BadInputException>(async () => await talks.Mandates.SaveAsync(room.As("kor-head"), await talks.ReadAsync("kor-head"), Mandate.Replace("KOR", "JPN", StringComparison.Ordinal), 1, cancellation));
    }
}
