using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Disclosure;

/// <summary>
/// Opens delegations' keys for those who know the passphrase. An opened key stays in this process's memory, for the person who opened it, until it is closed
/// or has not been used for half an hour; it is never written anywhere.
/// </summary>
public sealed class Vault(RoomStore store, TimeProvider clock)
{
    /// <summary>How long an opened key stays open unused.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Opened> _open = new(StringComparer.Ordinal);

    /// <summary>Whether the viewer's party has a key.</summary>
    public Task<bool> ExistsAsync(Viewer viewer) => store.ReadAsync(viewer, db => db.Set<DelegationKey>().AnyAsync(k => k.PartyId == viewer.PartyId));

    /// <summary>Whether the viewer has it open.</summary>
    public bool IsOpen(Viewer viewer) => Find(viewer) is not null;

    /// <summary>Makes the party's key.</summary>
    /// <returns>The recovery code, which is kept nowhere: the only other way in when the passphrase is lost.</returns>
    /// <exception cref="NotPermittedException">The viewer is no head of a party, or the party has a key.</exception>
    /// <exception cref="BadInputException">The passphrase is too short.</exception>
    public async Task<string> MakeAsync(Viewer viewer, string passphrase, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Head)) throw new NotPermittedException("role");
        Check(passphrase);
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        var code = RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26);
        byte[] salt = RandomNumberGenerator.GetBytes(16), recoverySalt = RandomNumberGenerator.GetBytes(16);
        await store.WriteAsync(viewer, async write =>
        {
            if (await write.Db.Set<DelegationKey>().AnyAsync(k => k.PartyId == viewer.PartyId, cancellation)) throw new NotPermittedException("key-exists");
            write.Db.Add(new DelegationKey
            {
                PartyId = viewer.PartyId,
                Salt = salt,
                Iterations = Sealing.Iterations,
                Wrapped = Sealing.Seal(Sealing.Derive(passphrase, salt, Sealing.Iterations), key, Place(viewer.PartyId)),
                RecoverySalt = recoverySalt,
                RecoveryWrapped = Sealing.Seal(Sealing.Derive(code, recoverySalt, Sealing.Iterations), key, Place(viewer.PartyId)),
                CreatedAt = write.Now,
                ChangedAt = write.Now,
            });
            write.Log(LogAction.KeyUsed, new { Made = true });
        }, cancellation);
        Keep(viewer, key);
        return code;
    }

    /// <summary>Opens the key with the passphrase or the recovery code.</summary>
    /// <returns>Whether it was the right one. Both outcomes are recorded.</returns>
    /// <exception cref="NotPermittedException">The viewer is neither head nor negotiator.</exception>
    public async Task<bool> OpenAsync(Viewer viewer, string passphrase, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        var kept = await store.ReadAsync(viewer, db => db.Set<DelegationKey>().SingleOrDefaultAsync(k => k.PartyId == viewer.PartyId, cancellation)) ?? throw new NotPermittedException("no-key");
        var key = Sealing.Open(Sealing.Derive(passphrase, kept.Salt, kept.Iterations), kept.Wrapped, Place(viewer.PartyId))
            ?? Sealing.Open(Sealing.Derive(passphrase.Trim().ToUpperInvariant(), kept.RecoverySalt, kept.Iterations), kept.RecoveryWrapped, Place(viewer.PartyId));
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.KeyUsed, new { Opened = key is not null });
            return Task.CompletedTask;
        }, cancellation);
        if (key is not null) Keep(viewer, key);
        return key is not null;
    }

    /// <summary>Gives the key a new passphrase; what was encrypted stays as it is. The viewer must have it open.</summary>
    public Task ChangePassphraseAsync(Viewer viewer, string passphrase, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Head)) throw new NotPermittedException("role");
        Check(passphrase);
        var key = Find(viewer) ?? throw new NotPermittedException("key-closed");
        var salt = RandomNumberGenerator.GetBytes(16);
        return store.WriteAsync(viewer, async write =>
        {
            var kept = await write.Db.Set<DelegationKey>().SingleAsync(k => k.PartyId == viewer.PartyId, cancellation);
            (kept.Salt, kept.Iterations, kept.ChangedAt) = (salt, Sealing.Iterations, write.Now);
            kept.Wrapped = Sealing.Seal(Sealing.Derive(passphrase, salt, Sealing.Iterations), key, Place(viewer.PartyId));
            write.Log(LogAction.KeyUsed, new { PassphraseChanged = true });
        }, cancellation);
    }

    /// <summary>Closes the key for the viewer.</summary>
    public void Close(Viewer viewer)
    {
        if (_open.TryRemove(Name(viewer), out var opened)) CryptographicOperations.ZeroMemory(opened.Key);
    }

    /// <summary>Encrypts a text for the viewer's party.</summary>
    /// <param name="viewer">Who; must have the key open.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it will stand: the item's identity; it decrypts nowhere else.</param>
    public byte[] Encrypt(Viewer viewer, string text, string place) =>
        Sealing.Seal(Find(viewer) ?? throw new NotPermittedException("key-closed"), Encoding.UTF8.GetBytes(text), $"{viewer.PartyId}/{place}");

    /// <summary>Decrypts a text of the viewer's party.</summary>
    /// <exception cref="NotPermittedException">The key is not open, or the text is not one that it encrypted for that place.</exception>
    public string Decrypt(Viewer viewer, byte[] bytes, string place) =>
        Encoding.UTF8.GetString(Sealing.Open(Find(viewer) ?? throw new NotPermittedException("key-closed"), bytes, $"{viewer.PartyId}/{place}") ?? throw new NotPermittedException("key-wrong"));

    private static string Place(string party) => $"key of {party}";

    // Another person of the same delegation opens it again: an opened key is not a way round knowing the passphrase.
    private static string Name(Viewer viewer) => $"{viewer.PartyId}/{viewer.PersonId}";

    private static void Check(string passphrase)
    {
        if (passphrase.Length is < 14 or > 500 || PlainPasswords.Rest(passphrase.ToLowerInvariant()) < 8)
            throw new BadInputException("the passphrase is too short or follows a pattern", "passphrase", "at least 14 characters, such as five unrelated words");
    }

    private void Keep(Viewer viewer, byte[] key) => _open[Name(viewer)] = new Opened(key, clock.GetUtcNow());

    private byte[]? Find(Viewer viewer)
    {
        var now = clock.GetUtcNow();
        foreach (var (name, opened) in _open)
        {
            if (now - opened.UsedAt > Idle && _open.TryRemove(name, out var old)) CryptographicOperations.ZeroMemory(old.Key);
        }
        if (!viewer.Is(PersonRole.Negotiator) || !_open.TryGetValue(Name(viewer), out var found)) return null;
        _open[Name(viewer)] = found with { UsedAt = now };
        return found.Key;
    }

    private sealed record Opened(byte[] Key, DateTimeOffset UsedAt);
}
