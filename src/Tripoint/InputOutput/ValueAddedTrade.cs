using System.Numerics.Tensors;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>
/// Whose work is absorbed where: value added of each source sector in each destination's final demand, v̂ B Y (Johnson and Noguera 2012),
/// and the origin of the value added inside every bilateral export flow, v_t B_ts e_sr. Million US$.
/// </summary>
public sealed class ValueAddedTrade
{
    private readonly int _n, _j;

    private ValueAddedTrade(int n, int j, DenseMatrix absorbed, double[] gross, double[] origin)
    {
        (_n, _j) = (n, j);
        Absorbed = absorbed;
        Gross = gross;
        Origin = origin;
    }

    /// <summary>Value added of node (s, j) in the final demand of destination l, NJ × N.</summary>
    public DenseMatrix Absorbed { get; }

    /// <summary>Gross exports of s to r, N × N.</summary>
    public double[] Gross { get; }

    /// <summary>Value added of t inside the exports of s to r, N (origin t) × N (exporter s) × N (importer r); sums over t to <see cref="Gross"/>.</summary>
    public double[] Origin { get; }

    /// <summary>Computes both; two sets of N right-hand sides, no inverse.</summary>
    public static ValueAddedTrade Of(LeontiefSystem system)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        DenseMatrix absorbed = system.Solve(system.Final), exports = system.Exports(), multipliers = system.SolveRows(system.OriginRows());
        for (var node = 0; node < system.NodeCount; node++) TensorPrimitives.Multiply(absorbed.Row(node), system.ValueAddedShare[node], absorbed.Row(node));
        double[] gross = new double[n * n], origin = new double[n * n * n];
        for (var node = 0; node < system.NodeCount; node++)
        {
            var s = node / j;
            var sold = exports.Row(node);
            TensorPrimitives.Add(gross.AsSpan(s * n, n), sold, gross.AsSpan(s * n, n));
            for (var t = 0; t < n; t++)
            {
                var flows = origin.AsSpan((t * n + s) * n, n);
                TensorPrimitives.MultiplyAdd(sold, multipliers[t, node], flows, flows);
            }
        }
        return new ValueAddedTrade(n, j, absorbed, gross, origin);
    }

    /// <summary>Value-added exports of s absorbed in l (VAX for l ≠ s).</summary>
    public double Between(int s, int l)
    {
        var sum = 0.0;
        for (var k = 0; k < _j; k++) sum += Absorbed[s * _j + k, l];
        return sum;
    }

    /// <summary>Domestic value added of s in all foreign final demand: its value-added exports.</summary>
    public double Exports(int s) => Enumerable.Range(0, _n).Where(l => l != s).Sum(l => Between(s, l));

    /// <summary>Gross exports of s to all others.</summary>
    public double GrossExports(int s) => TensorPrimitives.Sum<double>(Gross.AsSpan(s * _n, _n));

    /// <summary>Gross balance of s with r: exports less imports.</summary>
    public double GrossBalance(int s, int r) => Gross[s * _n + r] - Gross[r * _n + s];

    /// <summary>Balance of s with r in value added. Over all partners it sums to the same as the gross balance.</summary>
    public double ValueAddedBalance(int s, int r) => Between(s, r) - Between(r, s);

    /// <summary>Value added of t inside the exports of s to r.</summary>
    public double OriginIn(int t, int s, int r) => Origin[((t * _n) + s) * _n + r];
}
