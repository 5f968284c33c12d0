using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.InputOutput;

/// <summary>
/// Gross exports of every exporter s, importer r and exporting sector j taken apart into terms, million US$. The parts add up to
/// <see cref="Gross"/>: <see cref="AddingUpGap"/> is recomputed from the values.
/// </summary>
public sealed class ExportDecomposition
{
    private readonly double[][] _values;

    internal ExportDecomposition(string method, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors, ImmutableArray<ExportTerm> terms, double[][] values, double[] gross)
    {
        Method = method;
        Economies = economies;
        Sectors = sectors;
        Terms = terms;
        _values = values;
        Gross = gross;
        AddingUpGap = Gap();
    }

    /// <summary>The method, for example <c>Borin-Mancini, source-based</c>.</summary>
    public string Method { get; }

    /// <summary>The N economies, as in the table.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, as in the table.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>The terms, in the method's order.</summary>
    public ImmutableArray<ExportTerm> Terms { get; }

    /// <summary>Gross exports, N (exporter) × N (importer) × J (exporting sector).</summary>
    public double[] Gross { get; }

    /// <summary>Largest |Σ parts − gross exports| of an exporter, importer and sector, relative to the exporter's gross exports.</summary>
    public double AddingUpGap { get; }

    /// <summary>The values of a term, N × N × J in the order of <see cref="Gross"/>. Must not be changed.</summary>
    public ReadOnlySpan<double> Values(string term) => _values[IndexOf(term)];

    /// <summary>A term summed over the exporter's partners and sectors, or one of each; −1 sums.</summary>
    public double Sum(string term, int exporter, int importer = -1, int sector = -1) => Sum(_values[IndexOf(term)], exporter, importer, sector);

    /// <summary>Gross exports summed over the exporter's partners and sectors, or one of each; −1 sums.</summary>
    public double SumGross(int exporter, int importer = -1, int sector = -1) => Sum(Gross, exporter, importer, sector);

    private double Sum(double[] values, int exporter, int importer, int sector)
    {
        int n = Economies.Length, j = Sectors.Length;
        var sum = 0.0;
        for (var r = importer < 0 ? 0 : importer; r < (importer < 0 ? n : importer + 1); r++)
        {
            for (var k = sector < 0 ? 0 : sector; k < (sector < 0 ? j : sector + 1); k++) sum += values[((exporter * n) + r) * j + k];
        }
        return sum;
    }

    private int IndexOf(string term)
    {
        for (var at = 0; at < Terms.Length; at++)
        {
            if (Terms[at].Code == term) return at;
        }
        throw new ArgumentException($"{Method} has no term '{term}'; it has {string.Join(", ", Terms.Select(t => t.Code))}", nameof(term));
    }

    private double Gap()
    {
        int n = Economies.Length, j = Sectors.Length;
        var worst = 0.0;
        for (var s = 0; s < n; s++)
        {
            var scale = SumGross(s);
            for (var cell = s * n * j; scale > 0 && cell < (s + 1) * n * j; cell++)
            {
                var sum = 0.0;
                for (var t = 0; t < _values.Length; t++)
                {
                    if (Terms[t].IsPart) sum += _values[t][cell];
                }
                worst = Math.Max(worst, Math.Abs(sum - Gross[cell]) / scale);
            }
        }
        return worst;
    }
}
