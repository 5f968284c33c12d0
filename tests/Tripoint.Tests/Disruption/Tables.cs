using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.InputOutput;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Tests.Disruption;

/// <summary>Tables for the tests of disruption.</summary>
internal static class Tables
{
    private static readonly string[] s_codes = ["CHN", "JPN", "KOR", "USA", "DEU", "VNM", "ROW", "AUS", "FRA", "GBR", "ITA", "IND", "BRA"];

    /// <summary>Simulates with the running test's cancellation.</summary>
    public static DisruptionResult Simulate(DisruptionData data, DisruptionScenario scenario, bool keepDaily = true) =>
        DisruptionModel.Simulate(data, scenario, keepDaily, cancellation: TestContext.Current.CancellationToken);

    /// <summary>A table from plain arrays; Z and F row-major, output the row sums.</summary>
    public static InputOutputTable Of(int n, int j, double[] z, double[] f, double[]? output = null, int services = 0)
    {
        int rows = n * j, finals = f.Length / rows;
        output ??= [.. Enumerable.Range(0, rows).Select(r => z.AsSpan(r * rows, rows).ToArray().Sum() + f.AsSpan(r * finals, finals).ToArray().Sum())];
        var sectors = Enumerable.Range(0, j).Select(s => new Sector("TEST", $"S{s}", s >= j - services ? SectorKind.Services : SectorKind.Manufacturing, new LocalizedName($"Sector {s}"))).ToImmutableArray();
        var categories = Enumerable.Range(0, finals / n).Select(c => $"F{c}").ToImmutableArray();
        return new InputOutputTable("test", 2020, [.. s_codes[..n].Select(Economy.Of)], sectors, categories, z, f, output, TableProvenance.InMemory);
    }

    /// <summary>A random balanced table; a fraction of links is missing.</summary>
    public static InputOutputTable Random(ulong seed, int n, int j, double missing, int services = 1)
    {
        var draw = new RandomStream("test/table", seed);
        var rows = n * j;
        var z = new double[rows * rows];
        var f = new double[rows * n];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < rows; c++)
            {
                var home = r / j == c / j ? 5.0 : 1.0;
                z[r * rows + c] = draw.NextUniform() < missing ? 0 : home * Math.Exp(draw.NextNormal());
            }
            var sales = z.AsSpan(r * rows, rows).ToArray().Sum();
            for (var d = 0; d < n; d++) f[r * n + d] = (1 + sales) * draw.NextUniform(0.1, 1) / n;
        }
        return Of(n, j, z, f, null, services);
    }

    /// <summary>A world input-output table of the 2013 release.</summary>
    public static InputOutputTable Wiod(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        const int n = 41, j = 35, rows = n * j, finals = n * 5;
        double[] z = new double[rows * rows], f = new double[rows * finals], x = new double[rows];
        var economies = new List<Economy>();
        for (var r = 0; r < rows; r++)
        {
            var fields = reader.ReadLine()!.Split(',');
            for (var c = 0; c < rows; c++) z[r * rows + c] = double.Parse(fields[1 + c], CultureInfo.InvariantCulture);
            for (var c = 0; c < finals; c++) f[r * finals + c] = double.Parse(fields[1 + rows + c], CultureInfo.InvariantCulture);
            x[r] = double.Parse(fields[1 + rows + finals], CultureInfo.InvariantCulture);
            if (r % j != 0) continue;
            var code = fields[0].Split('_')[0].ToUpperInvariant();
            economies.Add(Economy.Of(code == "ROM" ? "ROU" : code));
        }
        var sectors = Enumerable.Range(1, j).Select(s => new Sector(
            "WIOD35", $"c{s}", s == 1 ? SectorKind.Agriculture : s == 2 ? SectorKind.Mining : s <= 16 ? SectorKind.Manufacturing : SectorKind.Services, new LocalizedName($"c{s}"))).ToImmutableArray();
        return new InputOutputTable("wiod-2011", 2011, [.. economies], sectors, ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT"], z, f, x, TableProvenance.InMemory);
    }
}
