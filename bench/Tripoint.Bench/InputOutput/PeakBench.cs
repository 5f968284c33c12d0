using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;

namespace Tripoint.Bench.InputOutput;

/// <summary>The machine's peak: fused multiply-adds on registers alone, 16 independent sums; 3.2 gigaflop a thread an invocation.</summary>
[Config(typeof(FewRuns))]
public class PeakBench
{
    private const int Rounds = 12_500_000;

    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark]
    public double FusedMultiplyAdd()
    {
        var sums = new double[Threads * 16];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, t => sums[t * 16] = Loop());
        return sums[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Loop()
    {
        Vector512<double> x = Vector512.Create(1e-9), y = Vector512.Create(0.5);
        Vector512<double> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x, m = x, n = x, o = x, p = x;
        for (var r = 0; r < Rounds; r++)
        {
            a = Vector512.FusedMultiplyAdd(a, y, x);
            b = Vector512.FusedMultiplyAdd(b, y, x);
            c = Vector512.FusedMultiplyAdd(c, y, x);
            d = Vector512.FusedMultiplyAdd(d, y, x);
            e = Vector512.FusedMultiplyAdd(e, y, x);
            f = Vector512.FusedMultiplyAdd(f, y, x);
            g = Vector512.FusedMultiplyAdd(g, y, x);
            h = Vector512.FusedMultiplyAdd(h, y, x);
            i = Vector512.FusedMultiplyAdd(i, y, x);
            j = Vector512.FusedMultiplyAdd(j, y, x);
            k = Vector512.FusedMultiplyAdd(k, y, x);
            l = Vector512.FusedMultiplyAdd(l, y, x);
            m = Vector512.FusedMultiplyAdd(m, y, x);
            n = Vector512.FusedMultiplyAdd(n, y, x);
            o = Vector512.FusedMultiplyAdd(o, y, x);
            p = Vector512.FusedMultiplyAdd(p, y, x);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p);
    }
}
