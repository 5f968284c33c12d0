using System.Collections.Concurrent;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

/// <summary>The neutral mediator: from the mandates that were handed to it, a package; to each party, what it means for that party and nothing of the others.</summary>
public sealed class TalksMediation(RoomStore store, TalksReader reader, PricingTables tables, MandateVault vault)
{
    private readonly ConcurrentDictionary<string, MediationOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    /// <summary>Whether the mediator is at work.</summary>
    public bool IsRunning(string talksId) => _running.ContainsKey(talksId);

    /// <summary>The last proposal; null where there is none. For members of the negotiation.</summary>
    public MediationProposal? Proposal(string talksId) => _outcomes.GetValueOrDefault(talksId)?.Proposal;

    /// <summary>What the proposal means for the viewer's own party; null for anyone else's.</summary>
    public PartyMediation? For(Viewer viewer, TalksView talks) =>
        viewer.HasParty && talks.Party(viewer.PartyId)?.Party.Economy is { } economy && _outcomes.TryGetValue(talks.Id, out var outcome) ? outcome.For(economy) : null;

    /// <summary>Asks the mediator for a package. The secretariat does, once every party has handed over its mandate.</summary>
    public async Task ProposeAsync(Viewer viewer, string talksId, CancellationToken cancellation = default)
    {
        var talks = await reader.ReadAsync(viewer, talksId, cancellation) ?? throw new NotPermittedException("unavailable");
        if (!TalksDesk.MayChair(viewer, talks)) throw new NotPermittedException("role");
        if (talks.Parties.Any(p => !vault.IsHanded(talksId, p.PartyId))) throw new NotPermittedException("mandates-missing");
        if (!_running.TryAdd(talksId, 0)) throw new NotPermittedException("mediating");
        try
        {
            await TellAsync(viewer, talks, "begun", cancellation);
            var table = await tables.OfAsync(talks.Talks);
            Mandate[] mandates = [.. talks.Parties.Select(p => vault.Handed(talksId, p.PartyId)!)];
            _outcomes[talksId] = await Task.Run(() => Mediator.Propose(
                BargainingGame.Create(new TrackedModel(table.Model), mandates, frozen: Frozen(table, talks, mandates)), null, 1, cancellation), cancellation);
        }
        finally
        {
            _running.TryRemove(talksId, out _);
        }
        await TellAsync(viewer, talks, "proposed", cancellation);
    }

    // The search moves tariffs by sector: a line that may not move holds every sector it lies in.
    private static HashSet<int> Frozen(PricingTable table, TalksView talks, Mandate[] mandates)
    {
        var cells = new HashSet<int>();
        for (var at = 0; at < mandates.Length; at++)
        {
            foreach (var line in mandates[at].RedLines.OfType<FrozenLines>())
            {
                foreach (var partner in talks.Parties.Where(p => p.PartyId != talks.Parties[at].PartyId && line.Exporters.Terms.Any(t => t == "all" || t == p.Party.EconomyCode)))
                {
                    foreach (var sector in line.Lines.SelectMany(code => table.Lines?.SectorsUnder(code) ?? []))
                    {
                        if (table.Cell(talks, new CellKey(talks.Parties[at].PartyId, partner.PartyId, sector)) is >= 0 and var cell) cells.Add(cell);
                    }
                }
            }
        }
        return cells;
    }

    private Task TellAsync(Viewer viewer, TalksView talks, string what, CancellationToken cancellation) => store.WriteAsync(viewer, async write =>
    {
        write.Log(LogAction.Stated, await write.FindAsync(talks.Id, cancellation), new { Mediation = what });
        write.Tell(TalksDesk.Topic(talks.Id));
    }, cancellation);
}
