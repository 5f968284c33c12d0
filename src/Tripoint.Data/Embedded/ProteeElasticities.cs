using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Data.Parameters;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Sector elasticities from the product-level ones of Fontagné, Guimbard and Orefice (2022): HS 2007 to ISIC rev. 3 to ICIO sectors, products
/// with an estimate of their own only. Their elasticity −ε is that of imports before tariff to 1 + τ; in the model here imports before tariff
/// move with (1 + τ)^−(θ+1), hence θ = ε − 1.
/// </summary>
internal static class ProteeElasticities
{
    /// <summary>θ of every product with an estimate of its own, by ICIO28 sector.</summary>
    public static ImmutableDictionary<string, ImmutableArray<double>> Products(string proteeFile, string hsToIsicFile, Stream isicToIcio)
    {
        var byIsic = Prefixes(isicToIcio);
        var sectorOf = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var csv = CsvFile.Open(hsToIsicFile))
        {
            int hs = csv.Column("HS3_6d"), isic = csv.Column("ISIC3_4d");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow())
            {
                if (Longest(byIsic, csv.Text(isic)) is { } sector) sectorOf[csv.Text(hs)] = sector;
            }
            csv.Faults.ThrowIfAny();
        }

        var products = HybridScope.SectorCodes.ToDictionary(s => s, _ => new List<double>(), StringComparer.Ordinal);
        using var protee = CsvFile.Open(proteeFile);
        int product = protee.Column("HS6"), zero = protee.Column("zero"), positive = protee.Column("positive"), sigma = protee.Column("sigma");
        protee.Faults.ThrowIfAny();
        while (protee.NextRow())
        {
            // A flagged product carries its heading's average, not an estimate; an empty one has neither.
            if (protee.Field(zero) is not "0" || protee.Field(positive) is not "0" || protee.Field(sigma).IsEmpty) continue;
            var elasticity = -protee.Number(sigma, -200, 0, "a negative elasticity");
            if (sectorOf.TryGetValue(protee.Text(product), out var sector)) products[sector].Add(elasticity - 1);
        }
        protee.Faults.ThrowIfAny();
        return products.ToImmutableDictionary(p => p.Key, p => p.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Median, its standard error 1.2533 σ̂/√n, and dispersion σ̂ = interquartile range / 1.349 of product elasticities.</summary>
    public static SectorElasticity Summarise(string sector, IEnumerable<double> products, string note)
    {
        double[] sorted = [.. products.Order()];
        double median = Quantile(sorted, 0.5), spread = (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / 1.349;
        return new SectorElasticity(
            sector, MatrixText.ThreeDecimals(median), 1.2533 * spread / Math.Sqrt(sorted.Length), spread, sorted.Length, false, note);
    }

    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>The sector of the longest prefix of an ISIC code; null: none.</summary>
    public static string? Longest(Dictionary<string, string> prefixes, string code)
    {
        for (var length = code.Length; length >= 2; length--)
        {
            if (prefixes.TryGetValue(code[..length], out var sector)) return sector;
        }
        return null;
    }

    /// <summary>Reads the concordance: ICIO28 sectors by prefixes of ISIC rev. 3 codes.</summary>
    public static Dictionary<string, string> Prefixes(Stream stream)
    {
        using var csv = CsvFile.Read(stream, "concordance-isic3-icio28.csv");
        int isic = csv.Column("isic3"), icio = csv.Column("icio28");
        csv.Faults.ThrowIfAny();
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.NextRow())
        {
            if (!HybridScope.SectorCodes.Contains(csv.Text(icio), StringComparer.Ordinal) || !all.TryAdd(csv.Text(isic), csv.Text(icio)))
                csv.Faults.Add($"'{csv.Field(isic)}' is given twice, or '{csv.Field(icio)}' is no sector", csv.Line);
        }
        csv.Faults.ThrowIfAny();
        return all;
    }
}
