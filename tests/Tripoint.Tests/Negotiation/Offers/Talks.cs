using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;

namespace Tripoint.Tests.Negotiation.Offers;

/// <summary>Offers of the small world's three parties, for tests.</summary>
internal static class Talks
{
    public static readonly Economy China = Economy.Of("CHN"), Japan = Economy.Of("JPN"), Korea = Economy.Of("KOR");

    public static readonly StagingConvention Convention = new(new DateOnly(2027, 1, 1));

    public static Package Package(params Offer[] offers) => Tripoint.Negotiation.Offers.Package.Create(offers, Convention, Bloc.ChinaJapanKorea);

    public static Offer Offer(Economy party, params ImmutableArray<Commitment> commitments) => Tripoint.Negotiation.Offers.Offer.Create(party, commitments);

    public static TariffCommitment Tariff(string sectors, TariffCut cut, string stage = "A", string partners = "all") =>
        new(Selector.Of(partners), Selector.Of(sectors.Split(' ')), cut, Staging.Parse(stage));

    public static BarrierCommitment Barrier(double change, BarrierFlows flows = BarrierFlows.Imports, string sectors = "all") =>
        new(Selector.Of("all"), Selector.Of(sectors), Selector.Of(), BarrierKind.TradeFacilitation, flows, change, Staging.Immediate, ScenarioPlace.None);
}
