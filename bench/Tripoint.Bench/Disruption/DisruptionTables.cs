using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.InputOutput;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Bench.Disruption;

/// <summary>Seeded synthetic tables of the sizes the targets speak of.</summary>
internal static class DisruptionTables
{
    /// <summary>N economies × J sectors (a quarter of them services) with a share of links present; home use ten times as large.</summary>
    public static InputOutputTable Of(int n, int j, double present)
    {
        var draw = new RandomStream("bench/disruption", 1);
        var rows = n * j;
        double[] z = new double[rows * rows], f = new double[rows * n], x = new double[rows];
        for (var r = 0; r < rows; r++)
        {
            var sales = 0.0;
            for (var c = 0; c < rows; c++)
            {
                if (draw.NextUniform() >= present) continue;
                var value = (r / j == c / j ? 10 : 1) * -Math.Log(1 - draw.NextUniform());
                z[r * rows + c] = value;
                sales += value;
            }
            for (var d = 0; d < n; d++)
            {
                f[r * n + d] = (1 + sales) * draw.NextUniform(0.1, 2) / n;
                x[r] += f[r * n + d];
            }
            x[r] += sales;
        }
        var economies = Enumerable.Range(0, n).Select(e => Economy.Define(string.Create(CultureInfo.InvariantCulture, $"E{e:00}"), new LocalizedName("synthetic"))).ToImmutableArray();
        var sectors = Enumerable.Range(0, j).Select(s => new Sector("SYN", string.Create(CultureInfo.InvariantCulture, $"S{s:00}"), s >= j * 3 / 4 ? SectorKind.Services : SectorKind.Manufacturing, new LocalizedName("synthetic"))).ToImmutableArray();
        return new InputOutputTable("synthetic", 2020, economies, sectors, ["FINAL"], z, f, x, TableProvenance.InMemory);
    }
}
