using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The rule behind <see cref="TariffCorrection"/>, so that the list is not a matter of taste: an importer's food tariffs are corrected where,
/// on average over the years, their import-weighted mean exceeds <see cref="SmallestMean"/> and <see cref="SmallestRatio"/> times the mean of
/// its most protected other goods sector. Members of the European Union are left out: their tariff is one, their trade weights are not.
/// </summary>
internal sealed class TariffEvidence
{
    /// <summary>The sector whose averages are known to be damaged.</summary>
    public const string Sector = "C10T12";

    /// <summary>The mean tariff above which an importer is suspected.</summary>
    public const double SmallestMean = 0.3;

    /// <summary>How many times the mean of the next most protected goods sector settles it.</summary>
    public const double SmallestRatio = 3;

    private readonly Dictionary<Economy, List<(double Mean, double Ratio)>> _byImporter = [];

    /// <summary>Adds a year.</summary>
    public void Add(TradeTariffTable table)
    {
        var union = Bloc.Parse("EU27");
        var sector = HybridScope.SectorCodes.IndexOf(Sector);
        for (var importer = 0; importer < table.Economies.Length; importer++)
        {
            var economy = table.Economies[importer];
            var mean = TariffCorrection.Mean(table, table.Tariff, sector, importer);
            if (union.Contains(economy) || !double.IsFinite(mean)) continue;
            var next = TariffCorrection.NextMostProtected(table, table.Tariff, sector, importer).Mean;
            if (!_byImporter.TryGetValue(economy, out var years)) _byImporter[economy] = years = [];
            years.Add((mean, next > 0 ? mean / next : 0));
        }
    }

    /// <summary>Refuses a list that differs from what the rule finds.</summary>
    /// <exception cref="BadInputException">Every importer that is missing or too many.</exception>
    public void Check(ImmutableArray<TariffCorrection> corrections)
    {
        var faults = new List<Fault>();
        foreach (var (economy, years) in _byImporter.OrderBy(p => p.Key.Code, StringComparer.Ordinal))
        {
            double mean = years.Average(y => y.Mean), ratio = years.Average(y => y.Ratio);
            var found = mean > SmallestMean && ratio > SmallestRatio;
            if (found == corrections.Any(c => c.Importer.Equals(economy) && c.Sector == Sector)) continue;
            faults.Add(new Fault(
                string.Create(CultureInfo.InvariantCulture, $"{economy} has a mean tariff of {mean:P1} on {Sector}, {ratio:0.0} times its next most protected sector's, and is {(found ? "not listed" : "listed")}"),
                TariffCorrection.FileName,
                string.Create(CultureInfo.InvariantCulture, $"those above {SmallestMean:P0} and {SmallestRatio} times, and no other")));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
