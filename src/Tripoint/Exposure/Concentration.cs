using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>
/// Herfindahl-Hirschman concentration of an economy's markets or suppliers: HHI = Σ_i s_i², from 1/(number of partners) (all equal) to 1 (one
/// partner). Domestic sales are excluded. Each economy of the data counts as one partner; an aggregate (EU27, ROW) does too, so the figure is
/// an upper bound of that over countries.
/// </summary>
/// <param name="Economy">The economy.</param>
/// <param name="Direction">Exports: markets. Imports: suppliers.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="Hhi">The index, 0 where there is no trade.</param>
/// <param name="EquivalentPartners">1/HHI: how many equal partners would be as concentrated; 0 where there is no trade.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record Concentration(Economy Economy, TradeDirection Direction, string Sectors, double Hhi, double EquivalentPartners, ExposureBasis Basis)
{
    /// <summary>The concentration of an economy's markets or suppliers.</summary>
    public static Concentration Of(TradeFlows flows, Economy economy, TradeDirection direction, string sectors = SectorChoice.All)
    {
        var shares = PartnerShares.Of(flows, economy, direction, sectors);
        var hhi = Index(shares.Partners.Select(p => p.Share));
        return new Concentration(economy, direction, sectors, hhi, hhi > 0 ? 1 / hhi : 0, flows.Basis("HHI, 0 to 1, domestic sales excluded"));
    }

    /// <summary>Σ s² of shares.</summary>
    public static double Index(IEnumerable<double> shares) => shares.Sum(s => s * s);
}
