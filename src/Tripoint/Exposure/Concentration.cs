using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>
/// Herfindahl-Hirschman concentration of an economy's markets or suppliers: HHI = Σ_i s_i², from 1/(number of partners) (all equal) to 1 (one
/// partner). Domestic sales are excluded. EU27 (one customs union) counts as one partner. The rest of the world is many: <see cref="Hhi"/> takes it
/// as one, which is the upper bound; <see cref="Lowest"/> takes it as spread out evenly over countless partners, which is the lower.
/// </summary>
/// <param name="Economy">The economy.</param>
/// <param name="Direction">Exports: markets. Imports: suppliers.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="Hhi">The index, 0 where there is no trade.</param>
/// <param name="EquivalentPartners">1/HHI: how many equal partners would be as concentrated; 0 where there is no trade.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record Concentration(Economy Economy, TradeDirection Direction, string Sectors, double Hhi, double EquivalentPartners, ExposureBasis Basis)
{
    /// <summary>The index with the rest of the world spread out: the lower bound; equal to <see cref="Hhi"/> where the data have no ROW.</summary>
    public double Lowest { get; init; }

    /// <summary>The concentration of an economy's markets or suppliers.</summary>
    public static Concentration Of(TradeFlows flows, Economy economy, TradeDirection direction, string sectors = SectorChoice.All)
    {
        var shares = PartnerShares.Of(flows, economy, direction, sectors);
        var hhi = Index(shares.Partners.Select(p => p.Share));
        return new Concentration(economy, direction, sectors, hhi, hhi > 0 ? 1 / hhi : 0, flows.Basis("HHI, 0 to 1, domestic sales excluded"))
        {
            Lowest = Index(shares.Partners.Where(p => p.Partner.Code != "ROW").Select(p => p.Share)),
        };
    }

    /// <summary>Σ s² of shares.</summary>
    public static double Index(IEnumerable<double> shares) => shares.Sum(s => s * s);
}
