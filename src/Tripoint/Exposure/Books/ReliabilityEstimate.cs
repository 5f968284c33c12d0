using System.Collections.Immutable;

namespace Tripoint.Exposure.Books;

/// <summary>
/// How much of the disagreement between books each reporter accounts for. The squared log difference of a flow is, on average, the sum of a
/// variance of the importer's declarations and one of the exporter's, d² = s_n + z_i (Gaulier and Zignago 2010 decompose the absolute
/// difference the same way). The two sets are fitted by alternating means, each kept positive and drawn towards the average where flows are few.
/// </summary>
internal sealed class ReliabilityEstimate
{
    private const int Rounds = 100;
    private const double Settled = 1e-9;

    private readonly double[] _import;
    private readonly double[] _export;
    private readonly int[] _importFlows;
    private readonly int[] _exportFlows;

    /// <summary>Fits the variances.</summary>
    public ReliabilityEstimate(PairedFlows flows, Func<int, double> factor, BooksOptions options)
    {
        var n = flows.Economies.Length;
        (_import, _export, _importFlows, _exportFlows) = (new double[n], new double[n], new int[n], new int[n]);
        var compared = new List<(ushort Importer, ushort Exporter, double Square)>();
        double mean = 0;
        for (var row = 0; row < flows.Count; row++)
        {
            double m = flows.ImporterValue[row], x = flows.ExporterValue[row];
            if (!(m >= options.SmallestCompared && x >= options.SmallestCompared)) continue;
            var gap = Math.Clamp(Math.Log(m / factor(row) / x), -options.LargestLogGap, options.LargestLogGap);
            compared.Add((flows.Importer[row], flows.Exporter[row], gap * gap));
            mean += gap * gap;
            _importFlows[flows.Importer[row]]++;
            _exportFlows[flows.Exporter[row]]++;
        }
        var half = compared.Count == 0 ? 1 : Math.Max(1e-6, mean / compared.Count / 2);
        Array.Fill(_import, half);
        Array.Fill(_export, half);
        for (var round = 0; round < Rounds; round++)
        {
            var moved = Step(compared, _import, _export, _importFlows, half, options.PriorFlows, importer: true);
            moved = Math.Max(moved, Step(compared, _export, _import, _exportFlows, half, options.PriorFlows, importer: false));
            if (moved < Settled * half) break;
        }
    }

    /// <summary>The weight of the importer's figure: the inverse of its variance over the sum of both inverses.</summary>
    public double ImporterWeight(int importer, int exporter) => _export[exporter] / (_import[importer] + _export[exporter]);

    /// <summary>The reporters that were compared, best importer first.</summary>
    public ImmutableArray<ReporterReliability> Reporters(PairedFlows flows) =>
    [
        .. Enumerable.Range(0, _import.Length).Where(e => _importFlows[e] + _exportFlows[e] > 0)
            .Select(e => new ReporterReliability(flows.Economies[e], _importFlows[e], _import[e], _exportFlows[e], _export[e])).OrderBy(r => r.ImportVariance).ThenBy(r => r.Economy.Code, StringComparer.Ordinal),
    ];

    private static double Step(List<(ushort Importer, ushort Exporter, double Square)> compared, double[] own, double[] other, int[] flows, double prior, double priorFlows, bool importer)
    {
        var sums = new double[own.Length];
        foreach (var (m, x, square) in compared) sums[importer ? m : x] += square - other[importer ? x : m];
        double moved = 0;
        for (var e = 0; e < own.Length; e++)
        {
            var next = Math.Max(prior * 0.02, (sums[e] + priorFlows * prior) / (flows[e] + priorFlows));
            moved = Math.Max(moved, Math.Abs(next - own[e]));
            own[e] = next;
        }
        return moved;
    }
}
