using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;

namespace Tripoint.Negotiation.Offers;

/// <summary>One promise of an offer. A closed family.</summary>
/// <param name="Partners">Codes of other parties, or <c>all</c>: every other party.</param>
/// <param name="Place">Where it was written.</param>
public abstract record Commitment(Selector Partners, ScenarioPlace Place);

/// <summary>The party's tariffs on named sectors come down.</summary>
/// <param name="Partners">From whom.</param>
/// <param name="Sectors">Sector codes, or <c>all</c> (all goods), <c>agriculture</c>, <c>manufactures</c>, <c>mining</c>.</param>
/// <param name="Except">Sectors left out; no terms where there are none.</param>
/// <param name="Cut">How far.</param>
/// <param name="Staging">How fast.</param>
/// <param name="Place">Where it was written.</param>
public sealed record TariffCommitment(Selector Partners, Selector Sectors, Selector Except, TariffCut Cut, Staging Staging, ScenarioPlace Place) : Commitment(Partners, Place)
{
    /// <summary>A commitment made in memory, without exceptions.</summary>
    public TariffCommitment(Selector partners, Selector sectors, TariffCut cut, Staging? staging = null)
        : this(partners, sectors, Selector.Of(), cut, staging ?? Staging.Immediate, ScenarioPlace.None) { }
}

/// <summary>What a barrier commitment is about.</summary>
public enum BarrierKind
{
    /// <summary>Customs procedure, ports, papers.</summary>
    TradeFacilitation,

    /// <summary>Standards, testing, mutual recognition.</summary>
    Standards,

    /// <summary>Restrictions on services.</summary>
    Services,

    /// <summary>Restrictions on investment.</summary>
    Investment,
}

/// <summary>Which flows of the party a barrier commitment makes cheaper.</summary>
public enum BarrierFlows
{
    /// <summary>Its imports from the partners.</summary>
    Imports,

    /// <summary>Its exports to the partners.</summary>
    Exports,

    /// <summary>Both: what a better port or customs office does.</summary>
    Both,
}

/// <summary>The party lowers a cost of trade that is not a tariff: a change of iceberg cost. Several on one flow multiply.</summary>
/// <param name="Partners">With whom.</param>
/// <param name="Sectors">The sectors; <c>all</c> includes services.</param>
/// <param name="Except">Sectors left out.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Flows">Which flows become cheaper.</param>
/// <param name="Change">Relative change of the iceberg cost, above −0.5 and at most 0 (−0.03 is three per cent cheaper).</param>
/// <param name="Staging">How fast.</param>
/// <param name="Place">Where it was written.</param>
public sealed record BarrierCommitment(
    Selector Partners, Selector Sectors, Selector Except, BarrierKind Kind, BarrierFlows Flows, double Change, Staging Staging, ScenarioPlace Place) : Commitment(Partners, Place);

/// <summary>A whole tariff schedule by line. Each sector's tariff follows the average of the schedule's lines in it.</summary>
/// <param name="Partners">To whom it is granted.</param>
/// <param name="Schedule">The lines and their staging, under the schedule's own convention.</param>
/// <param name="Sectors">Which sector of the table each line belongs to, and its weight.</param>
/// <param name="File">The schedule's file, as the offer names it.</param>
/// <param name="Sha256">SHA-256 of the file, hexadecimal: part of what the offer's hash covers.</param>
/// <param name="Place">Where it was written.</param>
public sealed record ScheduleCommitment(Selector Partners, Schedule Schedule, LineSectors Sectors, string File, string Sha256, ScenarioPlace Place) : Commitment(Partners, Place)
{
    /// <summary>Exchange rates for unit values in another currency than the duty's.</summary>
    public ExchangeRates Exchange { get; init; } = ExchangeRates.None;

    /// <summary>How the document says to read and weigh the file (convention, hashes of the files of trade and unit values): part of what is hashed.</summary>
    public string Settings { get; init; } = "";

    /// <summary>The same as the document writes it, beside partners and file; empty where it says nothing more.</summary>
    public string Written { get; init; } = "";
}
