using System.Collections.Concurrent;
using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Applied tariffs of the embedded dataset by sector, importer and exporter, without building a whole table. Economies that the dataset does not
/// name stand in its EU27 or ROW.
/// </summary>
public static class EmbeddedTariffs
{
    private static readonly ConcurrentDictionary<int, double[]> s_years = new();

    /// <summary>The year whose tariffs are taken for a year: itself, or the nearest the dataset has.</summary>
    public static int YearFor(int year) => Math.Clamp(year, HybridScope.Years[0], HybridScope.Years[^1]);

    /// <summary>The sector's average tariff as a fraction; null for a sector the dataset does not have, and for an economy's own goods.</summary>
    /// <param name="year">The year; the nearest of the dataset is taken.</param>
    /// <param name="sector">The code of an ICIO28 sector.</param>
    /// <param name="importer">Who levies it.</param>
    /// <param name="exporter">On whose goods.</param>
    public static double? Rate(int year, string sector, Economy importer, Economy exporter)
    {
        int j = HybridScope.SectorCodes.IndexOf(sector), n = Place(importer), i = Place(exporter), count = HybridScope.Economies.Length;
        if (j < 0 || importer.Equals(exporter)) return null;
        if (n == i && HybridScope.Economies[n].Code == "EU27") return 0;
        return s_years.GetOrAdd(YearFor(year), EmbeddedDataset.Tariffs)[(j * count + n) * count + i];
    }

    private static int Place(Economy economy)
    {
        var at = HybridScope.Economies.IndexOf(economy);
        if (at >= 0) return at;
        return Bloc.TryOf("EU27", out var union) && union.Contains(economy) ? HybridScope.EconomyCodes.IndexOf("EU27") : HybridScope.EconomyCodes.IndexOf("ROW");
    }
}
