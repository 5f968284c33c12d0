using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Sourcing;

/// <summary>What alternatives are looked for in.</summary>
/// <param name="Market">The product's market.</param>
/// <param name="Importer">Who buys.</param>
/// <param name="Without">The suppliers to be replaced; empty: more is sought from anybody.</param>
/// <param name="Pairs">Distance, connectivity, agreements, votes.</param>
/// <param name="Tariff">The ad valorem tariff that the importer puts on an exporter's goods, as a fraction; null: unknown.</param>
/// <param name="Reliance">The share of an exporter's inputs that comes, through all tiers, from the suppliers to be replaced, from an input-output table; null: unknown.</param>
public sealed record AlternativesData(
    ProductMarket Market, Economy Importer, ImmutableArray<Economy> Without, PairCovariates Pairs, Func<Economy, double?> Tariff, Func<Economy, double?> Reliance);
