using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Practice;
using Tripoint.Negotiation.Pricing;
using Tripoint.Tables;

namespace Tripoint.Studies.Negotiations;

/// <summary>A package priced, tested and judged.</summary>
public sealed record NegotiationReport
{
    /// <summary>The package and its documents.</summary>
    public required PackageDocument Document { get; init; }

    /// <summary>The table.</summary>
    public required WorldTable Table { get; init; }

    /// <summary>The prices.</summary>
    public required PackagePrice Price { get; init; }

    /// <summary>What each commitment is worth; empty where it was not asked for.</summary>
    public ImmutableArray<Concession> Commitments { get; init; } = [];

    /// <summary>What each falling tariff is worth; empty where it was not asked for.</summary>
    public ImmutableArray<Concession> Flows { get; init; } = [];

    /// <summary>What each party could ask for next; empty where it was not asked for.</summary>
    public ImmutableArray<Wish> Wishes { get; init; } = [];

    /// <summary>The tests against practice.</summary>
    public required AgreementResult Practice { get; init; }

    /// <summary>What each mandate says, in the order given.</summary>
    public ImmutableArray<MandateVerdict> Verdicts { get; init; } = [];

    /// <summary>The package beside the bargain of its parties; null where it was not asked for, or no tariff can move.</summary>
    public PackageBargain? Bargain { get; init; }

    /// <summary>What a reader must know, one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The package, settled against the table.</summary>
    public PackageTerms Terms => Price.Terms;
}
