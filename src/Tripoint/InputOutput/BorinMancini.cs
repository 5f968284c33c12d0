using System.Collections.Immutable;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>
/// The decomposition of gross exports after Borin and Mancini (2023), "Measuring what matters in value-added trade", Economic Systems
/// Research 35(4), from the exporter's perspective: an item is counted once when it leaves s, whatever it did before or does after; every
/// further crossing of s's own border is double counting. Source-based counts it at the first crossing, sink-based at the last; the
/// exporter's totals agree, the bilateral figures do not.
/// <para>
/// With B^{/s} the inverse in which s sends no inputs abroad, B^{/s}_{·s} = B_{·s}(I + R B_{·s})⁻¹, R the row block A_{s·} without A_ss.
/// Because (I − A)B = I, I + R B_{·s} = (I − A_ss) B_ss, so the rank-J update needs no product with R:
/// B^{/s}_{·s} = B_{·s} B_ss⁻¹ L_s, and for any z without entries in s, B^{/s} z = B z − B_{·s} B_ss⁻¹ (B z)_s.
/// </para>
/// </summary>
public static class BorinMancini
{
    private static readonly ImmutableArray<ExportTerm> s_terms =
    [
        new("VAX", "domestic value added absorbed abroad", true),
        new("REF", "domestic value added that returns and is absorbed at home", true),
        new("DDC", "domestic double counting", true),
        new("FVA", "foreign value added", true),
        new("FDC", "foreign double counting", true),
        new("DVA", "domestic value added (VAX + REF)", false),
        new("DC", "domestic content (DVA + DDC)", false),
        new("FC", "foreign content (FVA + FDC)", false),
        new("DAVAX", "domestic value added absorbed by the direct importer, crossing one border", false),
        new("GVC", "trade in value chains, crossing more than one border (gross − DAVAX)", false),
        new("GVCB", "backward value-chain trade (FC + DDC)", false),
        new("GVCF", "forward value-chain trade (DVA − DAVAX)", false),
    ];

    /// <summary>Counts value added when it first leaves the exporter: closest to where it was made.</summary>
    public static ExportDecomposition SourceBased(LeontiefSystem system) => Decompose(system, sink: false);

    /// <summary>Counts value added when it last leaves the exporter: closest to where it is absorbed. DAVAX, and with it GVC, is the source-based one.</summary>
    public static ExportDecomposition SinkBased(LeontiefSystem system) => Decompose(system, sink: true);

    private static ExportDecomposition Decompose(LeontiefSystem system, bool sink)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        var exports = system.Exports();
        var context = new Context(system, exports, system.Inverse, MatrixProduct.Multiply(system.Inverse, system.Final, system.Threads), system.OriginMultipliers(), DirectAbsorption(system));
        var values = s_terms.Select(_ => new double[n * n * j]).ToArray();
        Parallel.For(0, n, system.Parallelism, s => Exporter(s, context, values, sink));
        return new ExportDecomposition(sink ? "Borin-Mancini, sink-based" : "Borin-Mancini, source-based",
            system.Table.Economies, system.Table.Sectors, s_terms, values, ExportAlgebra.ByExporter(system, exports));
    }

    private static void Exporter(int s, Context c, double[][] values, bool sink)
    {
        var system = c.System;
        int n = system.EconomyCount, j = system.SectorCount;
        var local = system.LocalInverse(s);
        var own = LuFactorization.FactorInPlace(system.Block(c.Inverse, s, s), 1);
        var domestic = c.Origin.Row(s).Slice(s * j, j).ToArray();                          // v_s B_ss
        var once = ExportAlgebra.RowTimes(system.ValueAddedShare.AsSpan(s * j, j), local); // v_s L_s
        var foreign = new double[j];                                                       // Σ_{t≠s} v_t B_ts
        for (var t = 0; t < n; t++)
        {
            if (t == s) continue;
            for (var k = 0; k < j; k++) foreign[k] += c.Origin[t, s * j + k];
        }
        var foreignOnce = ExportAlgebra.RowTimes(own.SolveRow(foreign), local);            // Σ_{t≠s} v_t B^{/s}_ts
        (double[] Away, double[] Home, double[] Again)? paths = sink ? SinkPaths(s, c, own, local) : null;
        double[] buffer = new double[j], absorbed = new double[j], returned = new double[j], direct = new double[j];
        for (var r = 0; r < n; r++)
        {
            if (r == s) continue;
            ExportAlgebra.BlockTimes(system.Coefficients, s, r, j, c.Direct.AsSpan(r * j, j), direct);
            if (paths is null)
            {
                ExportAlgebra.BlockTimes(system.Coefficients, s, r, j, ExportAlgebra.Column(c.Absorbed, r, j, s), returned);
            }
            else
            {
                ExportAlgebra.BlockTimes(system.Coefficients, s, r, j, paths.Value.Away.AsSpan(r * j, j), absorbed);
                ExportAlgebra.BlockTimes(system.Coefficients, s, r, j, paths.Value.Home.AsSpan(r * j, j), returned);
                ExportAlgebra.BlockTimes(system.Coefficients, s, r, j, paths.Value.Again.AsSpan(r * j, j), buffer);
            }
            for (var k = 0; k < j; k++)
            {
                double e = c.Exports[s * j + k, r], y = system.Final[s * j + k, r];
                double vax, reflected, ddc, fva, fdc;
                if (paths is null)
                {
                    reflected = once[k] * returned[k];
                    vax = once[k] * e - reflected;
                    ddc = (domestic[k] - once[k]) * e;
                    fva = foreignOnce[k] * e;
                    fdc = (foreign[k] - foreignOnce[k]) * e;
                }
                else
                {
                    vax = domestic[k] * (y + absorbed[k]);
                    reflected = domestic[k] * returned[k];
                    ddc = domestic[k] * buffer[k];
                    fva = foreign[k] * (y + absorbed[k] + returned[k]);
                    fdc = foreign[k] * buffer[k];
                }
                var davax = once[k] * (y + direct[k]);
                Put(values, ((s * n) + r) * j + k, e, vax, reflected, ddc, fva, fdc, davax);
            }
        }
    }

    private static void Put(double[][] values, int cell, double e, double vax, double reflected, double ddc, double fva, double fdc, double davax)
    {
        values[0][cell] = vax;
        values[1][cell] = reflected;
        values[2][cell] = ddc;
        values[3][cell] = fva;
        values[4][cell] = fdc;
        values[5][cell] = vax + reflected;
        values[6][cell] = vax + reflected + ddc;
        values[7][cell] = fva + fdc;
        values[8][cell] = davax;
        values[9][cell] = e - davax;
        values[10][cell] = ddc + fva + fdc;
        values[11][cell] = vax + reflected - davax;
    }

    /// <summary>
    /// What the output of other economies becomes without crossing s's export border again: absorbed away from s, absorbed in s (s's own final
    /// use of goods made of it included), or exported by s once more. NJ each: x_r = B^{/s}_{r·} y + B^{/s}_rs (y_ss + e_s).
    /// </summary>
    private static (double[] Away, double[] Home, double[] Again) SinkPaths(int s, Context c, LuFactorization own, DenseMatrix local)
    {
        var system = c.System;
        int n = system.EconomyCount, j = system.SectorCount, nodes = system.NodeCount;
        // Right-hand sides on s's rows: (B y_away)_s, (B y_home)_s, y_ss, e_s; the last two pass through L_s first.
        DenseMatrix sums = new(j, 2), final = new(j, 2);
        double[] away = new double[nodes], home = new double[nodes];
        for (var node = 0; node < nodes; node++)
        {
            home[node] = c.Absorbed[node, s];
            for (var to = 0; to < n; to++) away[node] += to == s ? 0 : c.Absorbed[node, to];
        }
        for (var k = 0; k < j; k++)
        {
            sums[k, 0] = away[s * j + k];
            sums[k, 1] = home[s * j + k];
            final[k, 0] = system.Final[s * j + k, s];
            for (var r = 0; r < n; r++) final[k, 1] += c.Exports[s * j + k, r];
        }
        DenseMatrix less = own.Solve(sums, 1), more = own.Solve(MatrixProduct.Multiply(local, final, 1), 1);
        var again = new double[nodes];
        for (var node = 0; node < nodes; node++)
        {
            var row = c.Inverse.Row(node).Slice(s * j, j);
            for (var k = 0; k < j; k++)
            {
                away[node] -= row[k] * less[k, 0];
                home[node] += row[k] * (more[k, 0] - less[k, 1]);
                again[node] += row[k] * more[k, 1];
            }
        }
        return (away, home, again);
    }

    /// <summary>L_r y_rr for every economy, NJ: output that domestic demand needs through domestic links alone.</summary>
    private static double[] DirectAbsorption(LeontiefSystem system)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        var direct = new double[system.NodeCount];
        Parallel.For(0, n, system.Parallelism, r => ExportAlgebra.BlockTimes(system.LocalInverse(r), 0, 0, j, ExportAlgebra.Column(system.Final, r, j, r), direct.AsSpan(r * j, j)));
        return direct;
    }

    private sealed record Context(LeontiefSystem System, DenseMatrix Exports, DenseMatrix Inverse, DenseMatrix Absorbed, DenseMatrix Origin, double[] Direct);
}
