using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Tripoint.Codes;
using Tripoint.InputOutput;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Tests.InputOutput;

/// <summary>Tables that the input-output tests share.</summary>
internal static class IoTables
{
    private static readonly ConcurrentDictionary<int, Lazy<LeontiefSystem>> s_wiod = [];

    /// <summary>The system of WIOD 2013 for a year; skips the test where the data is absent.</summary>
    public static LeontiefSystem Wiod(int year)
    {
        var path = SharedData.Require("wiod-2013", $"wiot13_{year}.csv.gz");
        return s_wiod.GetOrAdd(year, y => new Lazy<LeontiefSystem>(() => LeontiefSystem.Build(ReadWiod(path, y)))).Value;
    }

    public static InputOutputTable ReadWiod(string path, int year)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split(',');
        var economies = header.Skip(1).Take(41 * 35).Where(h => h.EndsWith("_c1", StringComparison.Ordinal)).Select(h => Economy.Of(h[..3] switch
        {
            "ROM" => "ROU",
            "RoW" => "ROW",
            var code => code,
        })).ToImmutableArray();
        var sectors = Enumerable.Range(1, 35).Select(c => new Sector("WIOD35", $"c{c}", Kind(c), new LocalizedName($"c{c}"))).ToImmutableArray();
        int nodes = 41 * 35, finals = 41 * 5;
        double[] z = new double[nodes * nodes], f = new double[nodes * finals], x = new double[nodes];
        for (var row = 0; row < nodes; row++)
        {
            var line = reader.ReadLine().AsSpan();
            var at = -1;
            foreach (var range in line.Split(','))
            {
                if (at >= 0)
                {
                    var value = double.Parse(line[range], NumberStyles.Float, CultureInfo.InvariantCulture);
                    if (at < nodes) z[row * nodes + at] = value;
                    else if (at < nodes + finals) f[row * finals + at - nodes] = value;
                    else x[row] = value;
                }
                at++;
            }
        }
        return new InputOutputTable($"wiod-2013 {year}", year, economies, sectors, ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT"], z, f, x, TableProvenance.InMemory);
    }

    /// <summary>A small balanced table with random flows; some zero-output sectors and negative stocks on request.</summary>
    public static InputOutputTable Random(int n, int j, uint seed, bool awkward = false)
    {
        double Next()
        {
            seed = seed * 1664525 + 1013904223;
            return (seed >> 8) / (double)(1 << 24);
        }
        int nodes = n * j;
        double[] z = new double[nodes * nodes], f = new double[nodes * n * 2], x = new double[nodes];
        var empty = awkward ? (int)(Next() * nodes) : -1;
        for (var row = 0; row < nodes; row++)
        {
            if (row == empty) continue;
            for (var col = 0; col < nodes; col++)
            {
                if (col != empty) x[row] += z[row * nodes + col] = 10 * Next() * (row / j == col / j ? 2 : 1) / n;
            }
            for (var col = 0; col < n * 2; col++)
            {
                var value = awkward && col % 2 == 1 ? 4 * Next() - 1 : 40 * j * Next() * (row / j == col / 2 ? 3 : 1) / n;
                x[row] += f[row * n * 2 + col] = value;
            }
        }
        return Of(n, j, z, f, x, ["C", "STOCKS"]);
    }

    /// <summary>A table in memory with economies from the code list and sectors s1, s2, ….</summary>
    public static InputOutputTable Of(int n, int j, double[] z, double[] f, double[] x, ImmutableArray<string> categories)
    {
        string[] codes = ["CHN", "JPN", "KOR", "USA", "DEU", "VNM", "MEX", "ROW"];
        return new InputOutputTable("test", 2020, [.. codes.Take(n).Select(Economy.Of)],
            [.. Enumerable.Range(1, j).Select(s => new Sector("TEST", $"s{s}", SectorKind.Manufacturing, new LocalizedName($"sector {s}")))], categories, z, f, x, TableProvenance.InMemory);
    }

    private static SectorKind Kind(int sector) => sector switch
    {
        1 => SectorKind.Agriculture,
        2 => SectorKind.Mining,
        <= 16 => SectorKind.Manufacturing,
        _ => SectorKind.Services,
    };
}
