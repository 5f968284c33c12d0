using System.Collections.Concurrent;
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
/// Keeps mandates, sealed at rest with the delegation's own key (<see cref="Vault"/>). What is handed to the mediator is held in this process's memory alone, until
/// it is taken back.
/// </summary>
public sealed class MandateVault(RoomStore store, Vault vault)
{
    private const int TextLimit = 100_000;

    private readonly ConcurrentDictionary<(string Talks, string Party), Mandate> _handed = new();

    /// <summary>Whether a viewer has the delegation's key open.</summary>
    public bool IsOpen(Viewer viewer) => vault.IsOpen(viewer);

    /// <summary>The mandate for a negotiation as the viewer may have it.</summary>
    /// <returns>Its item, null where there is none; and its text, null where the viewer has not opened the key.</returns>
    public async Task<(Item? Item, string? Text)> ReadAsync(Viewer viewer, string talksId, CancellationToken cancellation = default)
    {
        await using var db = store.Open(viewer);
        var row = await db.Set<SealedMandate>().AsNoTracking().Include(m => m.Item).SingleOrDefaultAsync(m => m.TalksId == talksId && m.Item.OwnerId == viewer.PartyId, cancellation);
        return row is null ? (null, null) : (row.Item, vault.IsOpen(viewer) ? vault.Decrypt(viewer, row.Content, row.ItemId) : null);
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
    /// <param name="viewer">A negotiator or head with the key open.</param>
    /// <param name="talks">The negotiation.</param>
    /// <param name="text">The mandate as YAML.</param>
    /// <param name="version">The version that was read; 0 where there was none.</param>
    /// <param name="cancellation">Stops.</param>
    public Task SaveAsync(Viewer viewer, TalksView talks, string text, int version, CancellationToken cancellation = default)
    {
        var party = talks.Party(viewer.PartyId) ?? throw new NotPermittedException("not-at-table");
        _ = Parse(text, party.Party);
        return store.WriteAsync(viewer, async write =>
        {
            var row = await write.Db.Set<SealedMandate>().Include(m => m.Item).SingleOrDefaultAsync(m => m.TalksId == talks.Id && m.Item.OwnerId == viewer.PartyId, cancellation);
            if (row is null)
            {
                var item = write.Make(ItemKind.Mandate, talks.Talks.Item.Title);
                write.Db.Add(new SealedMandate { ItemId = item.Id, TalksId = talks.Id, Content = vault.Encrypt(viewer, text, item.Id) });
                return;
            }
            write.Change(row.Item, version);
            row.Content = vault.Encrypt(viewer, text, row.ItemId);
        }, cancellation);
    }

    /// <summary>Hands the mandate to the mediator of a negotiation, or takes it back.</summary>
    public async Task HandAsync(Viewer viewer, TalksView talks, bool handed, CancellationToken cancellation = default)
    {
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        var party = talks.Party(viewer.PartyId) ?? throw new NotPermittedException("not-at-table");
        if (handed)
        {
            var (_, text) = await ReadAsync(viewer, talks.Id, cancellation);
            _handed[(talks.Id, viewer.PartyId)] = Parse(text ?? throw new NotPermittedException("key-closed"), party.Party);
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
}
