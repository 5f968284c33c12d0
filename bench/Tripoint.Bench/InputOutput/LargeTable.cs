using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tripoint.Codes;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Bench.InputOutput;

/// <summary>A made-up, balanced table of 77 economies and 45 sectors, the size of the OECD's ICIO; the same bytes every time.</summary>
internal static class LargeTable
{
    public const int Economies = 77;
    public const int Sectors = 45;

    public static InputOutputTable Create()
    {
        int nodes = Economies * Sectors;
        double[] z = new double[nodes * nodes], f = new double[nodes * Economies], x = new double[nodes];
        var state = 12345u;
        double Next()
        {
            state = state * 1664525 + 1013904223;
            return (state >> 8) / (double)(1 << 24);
        }
        for (var row = 0; row < nodes; row++)
        {
            for (var column = 0; column < nodes; column++)
            {
                var home = row / Sectors == column / Sectors;
                var size = Math.Exp(4 * Next()) * (home ? 20 : 0.1);
                z[row * nodes + column] = size;
                x[row] += size;
            }
            for (var to = 0; to < Economies; to++)
            {
                var size = Math.Exp(4 * Next()) * (row / Sectors == to ? 1500 : 8);
                f[row * Economies + to] = size;
                x[row] += size;
            }
        }
        return Of(z, f, x);
    }

    public static InputOutputTable Of(double[] z, double[] f, double[] x) => new("bench", 2020,
        [.. Economy.All.Take(Economies)], [.. Enumerable.Range(1, Sectors).Select(s => new Sector("BENCH", $"s{s}", SectorKind.Manufacturing, new LocalizedName($"s{s}")))],
        ImmutableArray.Create("F"), z, f, x, TableProvenance.InMemory);

    public static void Save(InputOutputTable table, string path)
    {
        using var stream = File.Create(path);
        foreach (var values in new[] { table.Intermediate, table.FinalDemand, table.Output }) stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static InputOutputTable Load(string path)
    {
        const int Nodes = Economies * Sectors;
        double[] z = GC.AllocateUninitializedArray<double>(Nodes * Nodes), f = new double[Nodes * Economies], x = new double[Nodes];
        using var stream = File.OpenRead(path);
        foreach (var values in new[] { z, f, x }) stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return Of(z, f, x);
    }
}
