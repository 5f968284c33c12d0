using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// Keeps mandates. At rest they are sealed with the delegation's key, and that key with the delegation's passphrase. Whoever types the passphrase can read and write
/// the mandate until the server stops or <see cref="UnlockedFor"/> has passed; what is handed to the mediator is held in memory alone, until it is taken back.
/// </summary>
public sealed class MandateVault(RoomStore store, TimeProvider clock)
{
    /// <summary>How long a passphrase that was typed is good for.</summary>
    public static readonly TimeSpan UnlockedFor = TimeSpan.FromHours(12);

    /// <summary>The shortest passphrase.</summary>
    public const int ShortestPassphrase = 12;

    // OWASP, Password Storage: PBKDF2-HMAC-SHA512 with at least 210,000 rounds.
    private const int Rounds = 600_000;
    private const int TextLimit = 100_000;

    private readonly ConcurrentDictionary<(string Person, string Party), (byte[] Key, DateTimeOffset Until)> _open = new();
    private readonly ConcurrentDictionary<(string Talks, string Party), Mandate> _handed = new();

    /// <summary>Whether a delegation has set a passphrase.</summary>
    public Task<bool> HasKeyAsync(Viewer viewer) => store.ReadAsync(viewer, db => db.Set<DelegationKey>().AnyAsync(k => k.PartyId == viewer.PartyId));

    /// <summary>Whether a viewer has typed the passphrase.</summary>
    public bool IsOpen(Viewer viewer) => KeyOf(viewer) is not null;

    /// <summary>Sets the delegation's passphrase; a later one needs the present one to have been typed. There is no other way back to the mandates.</summary>
    /// <exception cref="NotPermittedException">Not a head, or the present passphrase was not typed.</exception>
    public async Task SetPassphraseAsync(Viewer viewer, string passphrase, CancellationToken cancellation = default)
    {
        if (!viewer.IsDelegate || !viewer.Is(PersonRole.Head)) throw new NotPermittedException("role");
        if (passphrase.Length < ShortestPassphrase) throw new BadInputException("the passphrase is too short", "passphrase", "at least 12 characters");
        var known = KeyOf(viewer);
        var key = known ?? RandomNumberGenerator.GetBytes(SealedBytes.KeyLength);
        var salt = RandomNumberGenerator.GetBytes(16);
        var locked = SealedBytes.Seal(Derive(passphrase, salt, Rounds), key, viewer.PartyId);
        await store.WriteAsync(viewer, async write =>
        {
            var row = await write.Db.Set<DelegationKey>().SingleOrDefaultAsync(k => k.PartyId == viewer.PartyId, cancellation);
            if (row is null) write.Db.Add(new DelegationKey { PartyId = viewer.PartyId, Salt = salt, Rounds = Rounds, Locked = locked, SetAt = write.Now });
            else if (known is null) throw new NotPermittedException("locked");
            else (row.Salt, row.Rounds, row.Locked, row.SetAt) = (salt, Rounds, locked, write.Now);
            write.Log(LogAction.KeyUsed, new { Set = viewer.PartyId });
        }, cancellation);
        Keep(viewer, key);
    }

    /// <summary>Opens the delegation's key with its passphrase.</summary>
    /// <returns>Whether it was the right one.</returns>
    public async Task<bool> OpenAsync(Viewer viewer, string passphrase, CancellationToken cancellation = default)
    {
        if (!viewer.IsDelegate || !viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        var row = await store.ReadAsync(viewer, db => db.Set<DelegationKey>().SingleOrDefaultAsync(k => k.PartyId == viewer.PartyId, cancellation));
        var key = row is null ? null : SealedBytes.Open(Derive(passphrase, row.Salt, row.Rounds), row.Locked, viewer.PartyId);
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.KeyUsed, new { Opened = key is not null });
            return Task.CompletedTask;
        }, cancellation);
        if (key is not null) Keep(viewer, key);
        return key is not null;
    }

    /// <summary>Forgets the key for a viewer.</summary>
    public void Close(Viewer viewer) => _open.TryRemove((viewer.PersonId, viewer.PartyId), out _);

    /// <summary>The mandate for a negotiation as the viewer may have it.</summary>
    /// <returns>Its item, null where there is none; and its text, null where the viewer has not typed the passphrase.</returns>
    public async Task<(Item? Item, string? Text)> ReadAsync(Viewer viewer, string talksId, CancellationToken cancellation = default)
    {
        await using var db = store.Open(viewer);
        var row = await db.Set<SealedMandate>().AsNoTracking().Include(m => m.Item).SingleOrDefaultAsync(m => m.TalksId == talksId && m.Item.OwnerId == viewer.PartyId, cancellation);
        if (row is null) return (null, null);
        var plain = KeyOf(viewer) is { } key ? SealedBytes.Open(key, row.Content, row.ItemId) : null;
        return (row.Item, plain is null ? null : Encoding.UTF8.GetString(plain));
    }

    /// <summary>Reads a mandate's text and checks that it is of a party.</summary>
    /// <exception cref="BadInputException">The text is faulty, or another party's.</exception>
    public static Mandate Parse(string text, Party party)
    {
        if (text.Length > TextLimit) throw new BadInputException("the mandate is too long", "mandate", "at most 100,000 characters");
        using var reader = new StringReader(text);
        var mandate = MandateFile.Read(reader, "mandate");
        return mandate.Party.Code == party.EconomyCode ? mandate : throw new BadInputException($"the mandate is of {mandate.Party}", "party", party.EconomyCode ?? "");
    }

    /// <summary>Keeps a mandate, sealed.</summary>
    public Task SaveAsync(Viewer viewer, TalksView talks, string text, int version, CancellationToken cancellation = default)
    {
        var party = talks.Party(viewer.PartyId) ?? throw new NotPermittedException("not-at-table");
        _ = Parse(text, party.Party);
        var key = KeyOf(viewer) ?? throw new NotPermittedException("locked");
        return store.WriteAsync(viewer, async write =>
        {
            var row = await write.Db.Set<SealedMandate>().Include(m => m.Item).SingleOrDefaultAsync(m => m.TalksId == talks.Id && m.Item.OwnerId == viewer.PartyId, cancellation);
            if (row is null)
            {
                var item = write.Make(ItemKind.Mandate, talks.Talks.Item.Title);
                write.Db.Add(new SealedMandate { ItemId = item.Id, TalksId = talks.Id, Content = SealedBytes.Seal(key, Encoding.UTF8.GetBytes(text), item.Id) });
                return;
            }
            write.Change(row.Item, version);
            row.Content = SealedBytes.Seal(key, Encoding.UTF8.GetBytes(text), row.ItemId);
        }, cancellation);
    }

    /// <summary>Hands the mandate to the mediator of a negotiation, or takes it back. It is held in memory alone.</summary>
    public async Task HandAsync(Viewer viewer, TalksView talks, bool handed, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        var party = talks.Party(viewer.PartyId) ?? throw new NotPermittedException("not-at-table");
        if (handed)
        {
            var (_, text) = await ReadAsync(viewer, talks.Id, cancellation);
            _handed[(talks.Id, viewer.PartyId)] = Parse(text ?? throw new NotPermittedException("locked"), party.Party);
        }
        else
        {
            _handed.TryRemove((talks.Id, viewer.PartyId), out _);
        }
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.KeyUsed, new { Mediator = handed });
            write.Tell(TalksDesk.Topic(talks.Id));
            return Task.CompletedTask;
        }, cancellation);
    }

    /// <summary>Whether a party's mandate is in the mediator's hands.</summary>
    public bool IsHanded(string talksId, string partyId) => _handed.ContainsKey((talksId, partyId));

    internal Mandate? Handed(string talksId, string partyId) => _handed.GetValueOrDefault((talksId, partyId));

    private byte[]? KeyOf(Viewer viewer) =>
        viewer.Is(PersonRole.Negotiator) && _open.TryGetValue((viewer.PersonId, viewer.PartyId), out var open) && open.Until > clock.GetUtcNow() ? open.Key : null;

    private void Keep(Viewer viewer, byte[] key) => _open[(viewer.PersonId, viewer.PartyId)] = (key, clock.GetUtcNow() + UnlockedFor);

    private static byte[] Derive(string passphrase, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, rounds, HashAlgorithmName.SHA512, SealedBytes.KeyLength);
}
