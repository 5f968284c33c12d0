using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>
/// Exports to a partner less imports from it. The two sides' customs never agree on such a figure, so a balance always carries whose books
/// it is of.
/// </summary>
/// <param name="Economy">Whose balance.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Sectors">The sectors added up.</param>
/// <param name="ExportsMusd">Exports to the partner, million US$ before tariff.</param>
/// <param name="ImportsMusd">Imports from the partner, million US$ before tariff.</param>
/// <param name="Basis">Unit, year, books and source.</param>
public sealed record BilateralBalance(Economy Economy, Economy Partner, string Sectors, double ExportsMusd, double ImportsMusd, ExposureBasis Basis)
{
    /// <summary>Exports less imports, million US$; negative is a deficit.</summary>
    public double BalanceMusd => ExportsMusd - ImportsMusd;

    /// <summary>Whose books the figure is of.</summary>
    public string Books => Basis.Books;

    /// <summary>The balance of an economy with a partner.</summary>
    public static BilateralBalance Of(TradeFlows flows, Economy economy, Economy partner, string sectors = SectorChoice.All)
    {
        int own = flows.IndexOf(economy), other = flows.IndexOf(partner);
        var choice = flows.Choose(sectors);
        return new BilateralBalance(economy, partner, sectors, flows.Flow(choice, other, own), flows.Flow(choice, own, other), flows.Basis("million US$ before tariff"));
    }
}
