using System.Collections.Immutable;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>The package a mediator proposes. Holds rates only.</summary>
/// <param name="Rates">Every tariff between the parties that may move.</param>
/// <param name="IsSettled">Whether it leaves every party better off than its alternative and crosses no red line.</param>
public sealed record MediationProposal(ImmutableArray<ProposedRate> Rates, bool IsSettled);
