using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Exposure.Books;

/// <summary>
/// What freight and insurance add between the exporter's border and the importer's. Without distances: the median of importer's over exporter's
/// value by product. With them: ln(M/X) = a_p + b ln(distance), least squares with one intercept a product (Gaulier and Zignago 2010 regress
/// the same ratio on distance and more). Never below 1: freight is not negative.
/// </summary>
internal sealed class CifFobEstimate
{
    private readonly Dictionary<Hs6, double> _log = [];
    private readonly double _overall;
    private readonly double _slope;
    private readonly double _meanLogDistance;
    private readonly Func<Economy, Economy, double?>? _distance;

    /// <summary>Estimates from the pairs that both sides declare.</summary>
    public CifFobEstimate(PairedFlows flows, BooksOptions options)
    {
        _distance = options.Distance;
        var bound = Math.Log(options.LargestFreightFactor);
        var ratios = new Dictionary<Hs6, List<(double Log, double Distance)>>();
        for (var row = 0; row < flows.Count; row++)
        {
            double m = flows.ImporterValue[row], x = flows.ExporterValue[row];
            if (!(m >= options.SmallestCompared && x >= options.SmallestCompared)) continue;
            var log = Math.Log(m / x);
            if (Math.Abs(log) >= bound) continue;
            var km = _distance?.Invoke(flows.Economies[flows.Importer[row]], flows.Economies[flows.Exporter[row]]);
            if (_distance is not null && !(km > 0)) continue;
            var product = flows.Cells[flows.Cell[row]].Product;
            if (!ratios.TryGetValue(product, out var list)) ratios.Add(product, list = []);
            list.Add((log, km is { } d ? Math.Log(d) : 0));
        }
        if (ratios.Count == 0) return;
        var all = ratios.Values.SelectMany(r => r).ToList();
        if (_distance is not null)
        {
            _meanLogDistance = all.Average(r => r.Distance);
            _slope = Math.Max(0, Slope(ratios.Values));
        }
        _overall = Centre(all);
        foreach (var (product, list) in ratios)
        {
            if (list.Count >= options.FewestPairs) _log.Add(product, Centre(list));
        }
    }

    /// <summary>CIF over FOB of a product between two economies.</summary>
    public double Factor(Hs6 product, Economy importer, Economy exporter)
    {
        var log = _log.GetValueOrDefault(product, _overall);
        if (_distance?.Invoke(importer, exporter) is { } km and > 0) log += _slope * (Math.Log(km) - _meanLogDistance);
        return Math.Exp(Math.Max(0, log));
    }

    /// <summary>CIF over FOB of the products that have rows, at the median pair or the mean distance.</summary>
    public ImmutableDictionary<Hs6, double> Factors(IEnumerable<Hs6> products) =>
        products.Distinct().ToImmutableDictionary(p => p, p => Math.Exp(Math.Max(0, _log.GetValueOrDefault(p, _overall))));

    // The median of what distance leaves; without distances, of the ratio itself.
    private double Centre(List<(double Log, double Distance)> pairs)
    {
        double[] logs = [.. pairs.Select(p => p.Log - (_distance is null ? 0 : _slope * (p.Distance - _meanLogDistance))).Order()];
        return logs.Length % 2 == 1 ? logs[logs.Length / 2] : (logs[logs.Length / 2 - 1] + logs[logs.Length / 2]) / 2;
    }

    private static double Slope(IEnumerable<List<(double Log, double Distance)>> groups)
    {
        double products = 0, squares = 0;
        foreach (var group in groups)
        {
            double log = group.Average(p => p.Log), distance = group.Average(p => p.Distance);
            foreach (var (one, km) in group)
            {
                products += (one - log) * (km - distance);
                squares += (km - distance) * (km - distance);
            }
        }
        return squares > 0 ? products / squares : 0;
    }
}
