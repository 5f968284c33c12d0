using System.Collections.Immutable;

namespace Tripoint.Negotiation.Offers;

/// <summary>The words of the documents for kinds and flows of barrier commitments.</summary>
public static class OfferWords
{
    /// <summary>Kinds of barriers and their words.</summary>
    public static ImmutableArray<(string Word, BarrierKind Kind)> Kinds { get; } =
        [("trade-facilitation", BarrierKind.TradeFacilitation), ("standards", BarrierKind.Standards), ("services", BarrierKind.Services), ("investment", BarrierKind.Investment)];

    /// <summary>Directions and their words.</summary>
    public static ImmutableArray<(string Word, BarrierFlows Flows)> Flows { get; } =
        [("imports", BarrierFlows.Imports), ("exports", BarrierFlows.Exports), ("both", BarrierFlows.Both)];

    /// <summary>The word of a kind.</summary>
    public static string Of(BarrierKind kind) => Kinds.First(k => k.Kind == kind).Word;

    /// <summary>The word of a direction.</summary>
    public static string Of(BarrierFlows flows) => Flows.First(f => f.Flows == flows).Word;

    /// <summary>A commitment as a negotiator would say it.</summary>
    public static string Sentence(Commitment commitment) => commitment switch
    {
        TariffCommitment t => $"tariffs on {Sectors(t.Sectors, t.Except)} from {Partners(t)}: {Cut(t.Cut)}, {Stage(t.Staging)}",
        BarrierCommitment b => $"{Of(b.Kind).Replace('-', ' ')} in {Sectors(b.Sectors, b.Except)} with {Partners(b)}, {(b.Flows == BarrierFlows.Both ? "imports and exports" : Of(b.Flows))}: trade cost {ContentHash.Percent(b.Change)}, {Stage(b.Staging)}",
        ScheduleCommitment s => $"schedule {s.File} by line ({s.Schedule.Lines.Length} lines) towards {Partners(s)}",
        _ => commitment.ToString()!,
    };

    /// <summary>A cut as a phrase.</summary>
    public static string Cut(TariffCut cut) => cut switch
    {
        ToRate { Rate: 0 } => "eliminated",
        ToRate r => $"down to {ContentHash.Percent(r.Rate)}",
        LinearCut l => $"cut by {ContentHash.Percent(l.By)} of the rate",
        SwissCut s => $"Swiss formula with coefficient {ContentHash.Percent(s.Coefficient)}",
        _ => "zero for zero",
    };

    /// <summary>A staging as a phrase.</summary>
    public static string Stage(Staging staging) => staging.Years == 0 ? "at once"
        : staging.Standstill == 0 ? FormattableString.Invariant($"over {staging.Years} years ({staging})")
        : FormattableString.Invariant($"over {staging.Years} years, the first {staging.Standstill} without a step ({staging})");

    private static string Partners(Commitment c) => c.Partners.Terms is [Package.AllPartners] ? "all parties" : c.Partners.ToString();

    private static string Sectors(Scenarios.Selector sectors, Scenarios.Selector except) =>
        (sectors.Terms is ["all"] ? "all sectors" : sectors.ToString()) + (except.Terms.IsEmpty ? "" : $" except {except}");
}
