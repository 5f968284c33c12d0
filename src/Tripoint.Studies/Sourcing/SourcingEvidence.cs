using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Negotiation.Schedules;
using Tripoint.Sourcing;

namespace Tripoint.Studies.Sourcing;

/// <summary>What is known of suppliers beside the flows: distance, connectivity, agreements, votes, tariffs and look-through reliance, as they ship.</summary>
public static class SourcingEvidence
{
    private const int RelianceYear = 2011;

    private static readonly Lazy<Dictionary<(string Economy, string Partner), double>> s_reliance = new(() =>
        EmbeddedIndicators.Reliance().Where(r => r.Year == RelianceYear && r.Side == RelianceRecord.Inputs).ToDictionary(r => (r.Economy.Code, r.Partner.Code), r => r.Total));

    /// <summary>The data for one importer.</summary>
    /// <param name="market">The product's market.</param>
    /// <param name="importer">Who buys.</param>
    /// <param name="without">The suppliers to be replaced.</param>
    public static AlternativesData For(ProductMarket market, Economy importer, ImmutableArray<Economy> without)
    {
        var year = market.Trade.Periods[market.Period].Year;
        var sector = Sector(market.Trade.Products[market.Product]);
        return new AlternativesData(
            market, importer, without, EmbeddedCovariates.Pairs, exporter => sector.Length > 0 ? EmbeddedTariffs.Rate(year, sector, importer, exporter) : null,
            exporter => without.Sum(w => s_reliance.Value.TryGetValue((exporter.Code, w.Code), out var share) ? share : double.NaN) is var sum && double.IsNaN(sum) ? null : sum);
    }

    /// <summary>The sector whose tariff a product bears; empty where no concordance leads to one.</summary>
    public static string Sector(Hs6 product) => HsSectorConcordance.Shipped.SectorOf(TariffCode.Of(product.ToString()));

    /// <summary>What a report says about the evidence, for a product and year.</summary>
    public static IEnumerable<string> Notes(Hs6 product, int year)
    {
        var sector = Sector(product);
        if (sector.Length > 0)
        {
            var from = EmbeddedTariffs.YearFor(year);
            yield return string.Create(CultureInfo.InvariantCulture, $"Tariffs: averages of the sector {sector} in {from}{(from != year ? $" (the nearest year to {year})" : "")}, not of the product's own lines: Global Tariff Database (Teti).");
        }
        yield return "Distance: CEPII. Connectivity: UNCTAD LSBCI, known for 1,800 pairs. Agreements: in force by pair, partial ones too; a product may be excluded. Votes: UN General Assembly 2011-2020. Unknown factors are left out of the score, not guessed.";
    }
}
