using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>Where an economy's purchases of a sector's products come from: at home or abroad.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="DomesticMusd">Bought at home, million US$.</param>
/// <param name="ForeignMusd">Imported, million US$ before tariff.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record PurchaseOrigin(Economy Economy, string Sectors, double DomesticMusd, double ForeignMusd, ExposureBasis Basis)
{
    /// <summary>The foreign share of all purchases; 0 where nothing is bought.</summary>
    public double ForeignShare => DomesticMusd + ForeignMusd > 0 ? ForeignMusd / (DomesticMusd + ForeignMusd) : 0;

    /// <summary>Domestic and foreign sourcing of an economy.</summary>
    public static PurchaseOrigin Of(TradeFlows flows, Economy economy, string sectors = SectorChoice.All)
    {
        var at = flows.IndexOf(economy);
        var values = flows.ByPartner(at, flows.Choose(sectors), TradeDirection.Imports);
        var home = values[at];
        values[at] = 0;
        return new PurchaseOrigin(economy, sectors, home, values.Sum(), flows.Basis("million US$ before tariff; shares of purchases"));
    }
}
