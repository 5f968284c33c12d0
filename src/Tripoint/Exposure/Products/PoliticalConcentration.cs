using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// How far from the importer its suppliers vote in the UN General Assembly. With s_r supplier shares and d_r the mean distance of the two
/// economies' votes (0 always alike, 1 always opposed): the trade-weighted distance <c>Σ_r s_r d_r</c> and the concentration on distant
/// suppliers <c>Σ_r s_r² d_r</c>, which is large only where one supplier is both dominant and far. Trade-weighted distances of this kind are
/// used in IMF (2023), World Economic Outlook, April, ch. 4. Votes are a weak sign of what governments will do: a figure to look at, not a verdict.
/// </summary>
/// <param name="Distance">Trade-weighted distance of suppliers with known votes; NaN where none is known.</param>
/// <param name="DistantConcentration">Σ s² d over suppliers with known votes, shares of all imports.</param>
/// <param name="KnownShare">The share of imports from suppliers with known votes.</param>
public readonly record struct PoliticalConcentration(double Distance, double DistantConcentration, double KnownShare)
{
    /// <summary>Distances of votes between the economies of a panel: N × N, NaN where unknown.</summary>
    public static double[] Distances(ProductTrade trade, PairCovariates pairs)
    {
        var n = trade.Economies.Length;
        var distances = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) distances[i * n + j] = pairs.VoteDistance(trade.Economies[i], trade.Economies[j]) ?? double.NaN;
        }
        return distances;
    }

    /// <summary>Of one importer's suppliers of one product.</summary>
    /// <param name="rows">Its purchases by exporter, as <see cref="ProductTrade.Rows(int, int, int)"/> gives them.</param>
    /// <param name="distances">N distances from the importer, NaN where unknown.</param>
    public static PoliticalConcentration Of(TradeSlice rows, ReadOnlySpan<double> distances)
    {
        double total = 0, known = 0, weighted = 0, squares = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            var value = rows.Value[at];
            total += value;
            var distance = distances[rows.Exporter[at]];
            if (double.IsNaN(distance)) continue;
            known += value;
            weighted += value * distance;
            squares += value * value * distance;
        }
        return total > 0
            ? new PoliticalConcentration(known > 0 ? weighted / known : double.NaN, squares / (total * total), known / total)
            : new PoliticalConcentration(double.NaN, 0, 0);
    }

    /// <summary>Of all importers and products with imports, in the order of <see cref="ImportScan.Of(ProductTrade, int, int)"/>.</summary>
    public static PoliticalConcentration[] All(ProductTrade trade, int period, double[] distances)
    {
        var n = trade.Economies.Length;
        var parts = new List<PoliticalConcentration>[trade.Products.Length];
        Parallel.For(0, parts.Length, p =>
        {
            var rows = trade.Rows(period, p);
            var part = new List<PoliticalConcentration>();
            for (int from = 0, to; from < rows.Length; from = to)
            {
                int importer = rows.Importer[from];
                for (to = from + 1; to < rows.Length && rows.Importer[to] == importer; to++) { }
                var slice = rows.Slice(from, to - from);
                if (slice.TotalValue > 0) part.Add(Of(slice, distances.AsSpan(importer * n, n)));
            }
            parts[p] = part;
        });
        return [.. parts.SelectMany(x => x)];
    }
}
