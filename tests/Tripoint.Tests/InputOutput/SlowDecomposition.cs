using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

/// <summary>
/// The decompositions computed from their published definitions, one exporter at a time, with plain loops and Gaussian elimination of its
/// own: nothing is shared with the code under test but A, v, Y and x.
/// </summary>
internal sealed class SlowDecomposition
{
    private readonly int _n, _j, _nodes;
    private readonly int[] _exporters;
    private readonly double[][] _a, _b;
    private readonly double[] _v, _x;
    private readonly Func<int, int, double> _y;
    private readonly Dictionary<int, double[][]> _extracted = [];

    /// <param name="system">Gives A, v, Y and x.</param>
    /// <param name="exporter">One exporter, or −1 for all.</param>
    public SlowDecomposition(LeontiefSystem system, int exporter = -1)
    {
        (_n, _j, _nodes) = (system.EconomyCount, system.SectorCount, system.NodeCount);
        _exporters = exporter >= 0 ? [exporter] : [.. Enumerable.Range(0, _n)];
        _v = system.ValueAddedShare;
        _x = system.Output;
        _y = (node, to) => system.Final[node, to];
        _a = Enumerable.Range(0, _nodes).Select(r => system.Coefficients.Row(r).ToArray()).ToArray();
        _b = Dense.Inverse(Dense.IdentityLess(_a));
    }

    /// <summary>B by Gauss-Jordan elimination.</summary>
    public double[][] Inverse => _b;

    public Dictionary<(string, int, int, int), double> Source()
    {
        var all = new Dictionary<(string, int, int, int), double>();
        foreach (var s in _exporters)
        {
            double[] once = OnceDomestic(s), domestic = Row(s, s), foreign = Foreign(s, _b), foreignOnce = Foreign(s, Extracted(s));
            var used = Enumerable.Range(0, _n).Select(r => LocalTimes(r, m => _y(m, r))).ToArray();
            double[] atHome = [.. _b.Select(row => row.Select((value, m) => value * _y(m, s)).Sum())];
            ForEach(s, (r, k) =>
            {
                var e = Exports(s, r, k);
                var reflected = once[k] * Product(s, k, r, node => atHome[node]);
                all[("DVA", s, r, k)] = once[k] * e;
                all[("REF", s, r, k)] = reflected;
                all[("VAX", s, r, k)] = once[k] * e - reflected;
                all[("DDC", s, r, k)] = (domestic[k] - once[k]) * e;
                all[("FVA", s, r, k)] = foreignOnce[k] * e;
                all[("FDC", s, r, k)] = (foreign[k] - foreignOnce[k]) * e;
                var local = used[r];
                all[("DAVAX", s, r, k)] = once[k] * (_y(s * _j + k, r) + Product(s, k, r, node => local[node - r * _j]));
            });
        }
        return all;
    }

    public Dictionary<(string, int, int, int), double> Sink()
    {
        var all = new Dictionary<(string, int, int, int), double>();
        foreach (var s in _exporters)
        {
            var without = Extracted(s);
            double[] domestic = Row(s, s), foreign = Foreign(s, _b);
            double[] away = new double[_nodes], home = new double[_nodes], again = new double[_nodes];
            for (var node = 0; node < _nodes; node++)
            {
                for (var m = 0; m < _nodes; m++)
                {
                    for (var l = 0; l < _n; l++)
                    {
                        var inS = m / _j == s;
                        if (!inS && l != s) away[node] += without[node][m] * _y(m, l);
                        if (l == s) home[node] += without[node][m] * _y(m, s);
                        if (inS && l != s) again[node] += without[node][m] * Exports(s, l, m % _j);
                    }
                }
            }
            ForEach(s, (r, k) =>
            {
                double a = Product(s, k, r, q => away[q]), h = Product(s, k, r, q => home[q]), g = Product(s, k, r, q => again[q]), y = _y(s * _j + k, r);
                all[("VAX", s, r, k)] = domestic[k] * (y + a);
                all[("REF", s, r, k)] = domestic[k] * h;
                all[("DDC", s, r, k)] = domestic[k] * g;
                all[("FVA", s, r, k)] = foreign[k] * (y + a + h);
                all[("FDC", s, r, k)] = foreign[k] * g;
            });
        }
        return all;
    }

    public Dictionary<(string, int, int, int), double> Sixteen()
    {
        var all = new Dictionary<(string, int, int, int), double>();
        foreach (var s in _exporters)
        {
            double[] once = OnceDomestic(s), domestic = Row(s, s), foreign = Foreign(s, _b);
            for (var r = 0; r < _n; r++)
            {
                if (r == s) continue;
                // B_rt y_tu on r's nodes, for every t and u.
                var cells = new double[_j, _n, _n];
                for (var q = 0; q < _j; q++)
                {
                    for (var t = 0; t < _n; t++)
                    {
                        for (var u = 0; u < _n; u++)
                        {
                            for (var k = 0; k < _j; k++) cells[q, t, u] += _b[r * _j + q][t * _j + k] * _y(t * _j + k, u);
                        }
                    }
                }
                double[] Some(Func<int, int, bool> which)
                {
                    var sums = new double[_j];
                    for (var t = 0; t < _n; t++)
                    {
                        for (var u = 0; u < _n; u++)
                        {
                            for (var q = 0; which(t, u) && q < _j; q++) sums[q] += cells[q, t, u];
                        }
                    }
                    return sums;
                }
                double[][] ends =
                [
                    Some((t, u) => t == r && u == r), Some((t, u) => t != s && t != r && u == t), Some((t, u) => t == r && u != s && u != r),
                    Some((t, u) => t != s && t != r && u != s && u != t), Some((t, u) => t == r && u == s), Some((t, u) => t != s && t != r && u == s),
                    Some((t, u) => t == s && u == s), Some((t, u) => t == s && u != s),
                ];
                var partner = Row(r, s);
                double[] used = LocalTimes(r, m => _y(m, r)), sent = LocalTimes(r, m => Enumerable.Range(0, _n).Where(t => t != r).Sum(t => Exports(r, t, m % _j)));
                for (var k = 0; k < _j; k++)
                {
                    double y = _y(s * _j + k, r), others = foreign[k] - partner[k];
                    double inUse = Product(s, k, r, q => used[q - r * _j]), onward = Product(s, k, r, q => sent[q - r * _j]);
                    void Put(string term, double value) => all[(term, s, r, k)] = value;
                    Put("DVA_FIN", domestic[k] * y);
                    Put("DVA_INT", once[k] * Product(s, k, r, q => ends[0][q - r * _j]));
                    Put("DVA_INTrex1", once[k] * Product(s, k, r, q => ends[1][q - r * _j]));
                    Put("DVA_INTrex2", once[k] * Product(s, k, r, q => ends[2][q - r * _j]));
                    Put("DVA_INTrex3", once[k] * Product(s, k, r, q => ends[3][q - r * _j]));
                    Put("RDV_FIN", once[k] * Product(s, k, r, q => ends[4][q - r * _j]));
                    Put("RDV_FIN2", once[k] * Product(s, k, r, q => ends[5][q - r * _j]));
                    Put("RDV_INT", once[k] * Product(s, k, r, q => ends[6][q - r * _j]));
                    Put("DDC_FIN", once[k] * Product(s, k, r, q => ends[7][q - r * _j]));
                    Put("DDC_INT", (domestic[k] - once[k]) * Product(s, k, r, q => _x[q]));
                    Put("MVA_FIN", partner[k] * y);
                    Put("MVA_INT", partner[k] * inUse);
                    Put("MDC", partner[k] * onward);
                    Put("OVA_FIN", others * y);
                    Put("OVA_INT", others * inUse);
                    Put("ODC", others * onward);
                }
            }
        }
        return all;
    }

    private void ForEach(int s, Action<int, int> flow)
    {
        for (var r = 0; r < _n; r++)
        {
            for (var k = 0; r != s && k < _j; k++) flow(r, k);
        }
    }

    private double Exports(int s, int r, int k)
    {
        var sum = _y(s * _j + k, r);
        for (var q = r * _j; q < (r + 1) * _j; q++) sum += _a[s * _j + k][q] * _x[q];
        return sum;
    }

    /// <summary>(A_sr z)_k with z given on r's nodes.</summary>
    private double Product(int s, int k, int r, Func<int, double> z)
    {
        var sum = 0.0;
        for (var q = r * _j; q < (r + 1) * _j; q++) sum += _a[s * _j + k][q] * z(q);
        return sum;
    }

    /// <summary>v_t B_ts.</summary>
    private double[] Row(int t, int s) => Weighted(t, s, _b);

    private double[] Weighted(int t, int s, double[][] inverse)
    {
        var row = new double[_j];
        for (var k = 0; k < _j; k++)
        {
            for (var m = t * _j; m < (t + 1) * _j; m++) row[k] += _v[m] * inverse[m][s * _j + k];
        }
        return row;
    }

    private double[] Foreign(int s, double[][] inverse)
    {
        var sum = new double[_j];
        for (var t = 0; t < _n; t++)
        {
            var row = Weighted(t, s, inverse);
            for (var k = 0; k < _j; k++) sum[k] += t == s ? 0 : row[k];
        }
        return sum;
    }

    private double[] OnceDomestic(int s)
    {
        var local = Local(s);
        var row = new double[_j];
        for (var k = 0; k < _j; k++)
        {
            for (var m = 0; m < _j; m++) row[k] += _v[s * _j + m] * local[m][k];
        }
        return row;
    }

    private double[][] Local(int r) => Dense.Inverse(Dense.IdentityLess(Enumerable.Range(0, _j).Select(k => _a[r * _j + k][(r * _j)..((r + 1) * _j)]).ToArray()));

    private double[] LocalTimes(int r, Func<int, double> z)
    {
        var local = Local(r);
        return [.. Enumerable.Range(0, _j).Select(k => Enumerable.Range(0, _j).Sum(m => local[k][m] * z(r * _j + m)))];
    }

    /// <summary>The inverse in which s sends no inputs abroad.</summary>
    public double[][] Extracted(int s)
    {
        if (_extracted.TryGetValue(s, out var known)) return known;
        var a = _a.Select(row => row.ToArray()).ToArray();
        for (var m = s * _j; m < (s + 1) * _j; m++)
        {
            for (var c = 0; c < _nodes; c++) a[m][c] = c / _j == s ? a[m][c] : 0;
        }
        return _extracted[s] = Dense.Inverse(Dense.IdentityLess(a));
    }
}
