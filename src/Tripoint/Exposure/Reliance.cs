using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>How much of an economy's exports or imports falls on a group of partners: a bloc's other members, or any given economies.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Direction">Exports: reliance as markets. Imports: reliance as suppliers.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="Partners">The partners that the data hold, the economy itself left out.</param>
/// <param name="ValueMusd">Million US$ before tariff.</param>
/// <param name="Share">Share of all exports or imports, domestic sales excluded.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record Reliance(
    Economy Economy, TradeDirection Direction, string Sectors, ImmutableArray<Economy> Partners, double ValueMusd, double Share, ExposureBasis Basis)
{
    /// <summary>Reliance on the other members of a bloc, as far as the data hold them.</summary>
    public static Reliance OnBloc(TradeFlows flows, Economy economy, Bloc bloc, TradeDirection direction, string sectors = SectorChoice.All) =>
        On(flows, economy, bloc.Members.Where(flows.Economies.Contains), direction, sectors);

    /// <summary>Reliance on given economies.</summary>
    public static Reliance On(TradeFlows flows, Economy economy, IEnumerable<Economy> partners, TradeDirection direction, string sectors = SectorChoice.All)
    {
        var shares = PartnerShares.Of(flows, economy, direction, sectors);
        var others = partners.Where(p => !p.Equals(economy)).Distinct().ToImmutableArray();
        var value = others.Sum(p => flows.Flow(
            flows.Choose(sectors),
            direction == TradeDirection.Exports ? flows.IndexOf(p) : flows.IndexOf(economy),
            direction == TradeDirection.Exports ? flows.IndexOf(economy) : flows.IndexOf(p)));
        return new Reliance(economy, direction, sectors, others, value, shares.TotalMusd > 0 ? value / shares.TotalMusd : 0, shares.Basis);
    }
}
