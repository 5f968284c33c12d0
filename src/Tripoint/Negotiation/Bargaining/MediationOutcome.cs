using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>What a mediation brings: the proposal for all, and each party's own results, which only that party is handed.</summary>
public sealed class MediationOutcome
{
    private readonly ImmutableArray<PartyMediation> _private;

    internal MediationOutcome(MediationProposal proposal, ImmutableArray<PartyMediation> results) => (Proposal, _private) = (proposal, results);

    /// <summary>The proposal: what all may see.</summary>
    public MediationProposal Proposal { get; }

    /// <summary>What one party is handed besides.</summary>
    /// <param name="party">The party.</param>
    /// <exception cref="BadInputException">It is no party of the mediation.</exception>
    public PartyMediation For(Economy party) => _private.FirstOrDefault(p => p.Party.Equals(party))
        ?? throw new BadInputException($"{party} is no party of the mediation");
}
