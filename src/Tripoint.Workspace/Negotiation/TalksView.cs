using System.Collections.Immutable;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A negotiation as a viewer to whom it is open sees it.</summary>
/// <param name="Talks">The negotiation, with its item.</param>
/// <param name="Parties">Its parties, in order.</param>
/// <param name="Draft">The joint draft.</param>
/// <param name="Accepted">Of each party that accepted a package, the content hash of the last.</param>
public sealed record TalksView(Talks Talks, ImmutableArray<TalksParty> Parties, Draft Draft, ImmutableDictionary<string, string> Accepted)
{
    /// <summary>The negotiation's identity.</summary>
    public string Id => Talks.ItemId;

    /// <summary>A party that takes part; null for another.</summary>
    public TalksParty? Party(string partyId) => Parties.FirstOrDefault(p => p.PartyId == partyId);
}
