using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>
/// The largest single market or supplier of an economy. The rest of the world is no single partner and is passed over; EU27 (one customs
/// union) is one.
/// </summary>
/// <param name="Economy">The economy.</param>
/// <param name="Direction">Exports: market. Imports: supplier.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="Partner">The partner; null where there is no trade.</param>
/// <param name="ValueMusd">Million US$ before tariff.</param>
/// <param name="Share">Its share of the economy's exports or imports, domestic sales excluded.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record LargestPartner(
    Economy Economy, TradeDirection Direction, string Sectors, Economy? Partner, double ValueMusd, double Share, ExposureBasis Basis)
{
    /// <summary>The largest partner.</summary>
    public static LargestPartner Of(TradeFlows flows, Economy economy, TradeDirection direction, string sectors = SectorChoice.All)
    {
        var shares = PartnerShares.Of(flows, economy, direction, sectors);
        var largest = shares.Partners.FirstOrDefault(p => p.Partner.Code != "ROW" && p.ValueMusd > 0);
        return new LargestPartner(economy, direction, sectors, largest?.Partner, largest?.ValueMusd ?? 0, largest?.Share ?? 0, shares.Basis);
    }
}
