using System.Globalization;
using Tripoint.Codes;
using Tripoint.Negotiation.Offers;
using Tripoint.Scenarios;
using Tripoint.Studies.Reports;
using Tripoint.Tables;

namespace Tripoint.Studies.Negotiations;

/// <summary>Commitments as phrases in the language of a report.</summary>
internal sealed class OfferPhrases(ReportTexts texts, WorldTable table)
{
    /// <summary>A commitment.</summary>
    public string Of(Commitment commitment) => commitment switch
    {
        TariffCommitment { Cut: ToRate { Rate: 0 } } t => texts.Fill("n.commit.free", ("sectors", Sectors(t.Sectors, t.Except)), ("partners", Partners(t)), ("stage", Stage(t.Staging))),
        TariffCommitment { Cut: ToRate r } t => Cut("n.commit.to", t, r.Rate),
        TariffCommitment { Cut: LinearCut l } t => Cut("n.commit.cut", t, l.By),
        TariffCommitment { Cut: SwissCut s } t => Cut("n.commit.swiss", t, s.Coefficient),
        TariffCommitment t => texts.Fill("n.commit.zero", ("sectors", Sectors(t.Sectors, t.Except)), ("partners", Partners(t)), ("stage", Stage(t.Staging))),
        BarrierCommitment b => texts.Fill(
            "n.commit.barrier", ("kind", Kind(b.Kind)), ("sectors", Sectors(b.Sectors, b.Except)), ("partners", Partners(b)),
            ("flows", Flows(b.Flows)), ("value", Percent(b.Change)), ("stage", Stage(b.Staging))),
        ScheduleCommitment s => texts.Fill("n.commit.schedule", ("file", s.File), ("partners", Partners(s))),
        _ => throw new NotSupportedException($"No phrase is given to {commitment.GetType().Name}."),
    };

    private string Kind(BarrierKind kind) => kind switch
    {
        BarrierKind.TradeFacilitation => texts["n.kind.trade-facilitation"],
        BarrierKind.Standards => texts["n.kind.standards"],
        BarrierKind.Services => texts["n.kind.services"],
        _ => texts["n.kind.investment"],
    };

    private string Flows(BarrierFlows flows) => flows switch
    {
        BarrierFlows.Imports => texts["n.flows.imports"],
        BarrierFlows.Exports => texts["n.flows.exports"],
        _ => texts["n.flows.both"],
    };

    private static string Percent(double fraction) => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−') + "%";

    private string Cut(string key, TariffCommitment t, double value) =>
        texts.Fill(key, ("sectors", Sectors(t.Sectors, t.Except)), ("partners", Partners(t)), ("value", Percent(value)), ("stage", Stage(t.Staging)));

    private string Stage(Staging staging) => staging.Years == 0 ? texts["n.stage.once"]
        : staging.Standstill == 0 ? texts.Fill("n.stage.years", ("years", texts.Numbers.Whole(staging.Years)))
        : texts.Fill("n.stage.grace", ("years", texts.Numbers.Whole(staging.Years)), ("grace", texts.Numbers.Whole(staging.Standstill)));

    private string Partners(Commitment c) => c.Partners.Terms.Contains(Package.AllPartners, StringComparer.Ordinal)
        ? texts["n.partners.all"]
        : texts.List([.. c.Partners.Terms.Select(p => Economy.TryOf(p, out var economy) ? texts.Name(economy) : p)]);

    private string Sectors(Selector sectors, Selector except)
    {
        var chosen = Names(sectors);
        return except.Terms.IsEmpty ? chosen : texts.Fill("n.except", ("sectors", chosen), ("left", Names(except)));
    }

    private string Names(Selector sectors) => texts.List([.. sectors.Terms.Select(Name)]);

    private string Name(string term) => term switch
    {
        "all" => texts["n.sector.all"],
        "goods" => texts["n.sector.goods"],
        "agriculture" => texts["n.sector.agriculture"],
        "manufactures" or "manufacturing" => texts["n.sector.manufactures"],
        "mining" => texts["n.sector.mining"],
        "services" => texts["n.sector.services"],
        _ => table.IndexOfSector(term) is >= 0 and var j ? texts.Name(table.Sectors[j].Name) : term,
    };
}
