using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>Flows and tariffs of one year between any economies, without input coefficients.</summary>
/// <param name="Year">The year.</param>
/// <param name="Economies">The N economies, in index order.</param>
/// <param name="Sectors">The J sectors, in index order.</param>
/// <param name="Trade">J × N × N: sector, importer, exporter; million US$ before tariff, domestic sales on the diagonal.</param>
/// <param name="Tariff">J × N × N in the same order; ad valorem fractions.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record TradeTariffTable(
    int Year, ImmutableArray<Economy> Economies, ImmutableArray<Sector> Sectors, double[] Trade, double[] Tariff, TableProvenance Provenance)
{
    /// <summary>The flat index of (sector j, importer n, exporter i).</summary>
    public int Cell(int sector, int importer, int exporter) => ((sector * Economies.Length) + importer) * Economies.Length + exporter;

    /// <summary>The flows as a panel of one year.</summary>
    public TradePanel ToPanel() => new(Economies, Sectors, [KeyValuePair.Create(Year, Trade)], Provenance);
}
