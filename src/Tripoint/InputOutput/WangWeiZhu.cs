using System.Collections.Immutable;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>
/// The sixteen terms of bilateral gross exports by exporting sector after Wang, Wei and Zhu (2013, revised 2018), "Quantifying
/// international production sharing at the bilateral and sector levels", NBER Working Paper 19677. # is the element-wise product by exporting sector;
/// t, u run over third economies. Every sum over t is taken once for all exporters from B Y, so no term needs more than a J × J product.
/// </summary>
public static class WangWeiZhu
{
    private static readonly ImmutableArray<ExportTerm> s_terms =
    [
        new("DVA_FIN", "domestic value added in final exports: (v_s B_ss) # y_sr", true),
        new("DVA_INT", "in inputs absorbed by the importer: (v_s L_s) # A_sr B_rr y_rr", true),
        new("DVA_INTrex1", "in inputs re-exported as inputs, absorbed in third economies: (v_s L_s) # A_sr Σ_t B_rt y_tt", true),
        new("DVA_INTrex2", "in inputs re-exported as final goods: (v_s L_s) # A_sr B_rr Σ_t y_rt", true),
        new("DVA_INTrex3", "in inputs re-exported as inputs, then as final goods: (v_s L_s) # A_sr Σ_t Σ_u B_rt y_tu", true),
        new("RDV_FIN", "returned in final goods from the importer: (v_s L_s) # A_sr B_rr y_rs", true),
        new("RDV_FIN2", "returned in final goods from third economies: (v_s L_s) # A_sr Σ_t B_rt y_ts", true),
        new("RDV_INT", "returned in inputs for home use: (v_s L_s) # A_sr B_rs y_ss", true),
        new("DDC_FIN", "double counted, home's final exports: (v_s L_s) # A_sr B_rs Σ_t y_st", true),
        new("DDC_INT", "double counted, home's input exports: (v_s B_ss − v_s L_s) # A_sr x_r", true),
        new("MVA_FIN", "importer's value added in final exports: (v_r B_rs) # y_sr", true),
        new("MVA_INT", "importer's value added in inputs: (v_r B_rs) # A_sr L_r y_rr", true),
        new("MDC", "importer's double counting: (v_r B_rs) # A_sr L_r e_r", true),
        new("OVA_FIN", "third economies' value added in final exports: (Σ_t v_t B_ts) # y_sr", true),
        new("OVA_INT", "third economies' value added in inputs: (Σ_t v_t B_ts) # A_sr L_r y_rr", true),
        new("ODC", "third economies' double counting: (Σ_t v_t B_ts) # A_sr L_r e_r", true),
    ];

    /// <summary>All exporters, importers and sectors.</summary>
    public static ExportDecomposition Decompose(LeontiefSystem system)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        var exports = system.Exports();
        var (home, abroad) = ExportAlgebra.FinalByOrigin(system);
        var c = new Context(system, exports, Times(system.Final), Times(home), Times(abroad),
            system.OriginMultipliers(), new DenseMatrix(system.NodeCount, n), new double[system.NodeCount], new double[system.NodeCount]);
        Parallel.For(0, n, system.Parallelism, r =>
        {
            // B_rr y_r· for every destination; L_r y_rr; L_r e_r.
            MatrixProduct.Blocks(j, n, j, 1, system.Inverse.Values, r * j * system.NodeCount + r * j, system.NodeCount, system.Final.Values, r * j * n, n, false, c.Own.Values, r * j * n, n, 1);
            var local = system.LocalInverse(r);
            ExportAlgebra.BlockTimes(local, 0, 0, j, ExportAlgebra.Column(system.Final, r, j, r), c.Direct.AsSpan(r * j, j));
            var sent = new double[j];
            for (var k = 0; k < j; k++) sent[k] = System.Numerics.Tensors.TensorPrimitives.Sum<double>(exports.Row(r * j + k));
            ExportAlgebra.BlockTimes(local, 0, 0, j, sent, c.Onward.AsSpan(r * j, j));
        });
        var values = s_terms.Select(_ => new double[n * n * j]).ToArray();
        Parallel.For(0, n, system.Parallelism, s => Exporter(s, c, values));
        return new ExportDecomposition("Wang-Wei-Zhu", system.Table.Economies, system.Table.Sectors, s_terms, values, ExportAlgebra.ByExporter(system, exports));

        DenseMatrix Times(DenseMatrix demand) => MatrixProduct.Multiply(system.Inverse, demand, system.Threads);
    }

    private static void Exporter(int s, Context c, double[][] values)
    {
        var system = c.System;
        int n = system.EconomyCount, j = system.SectorCount;
        var domestic = c.Origin.Row(s).Slice(s * j, j).ToArray();
        var once = ExportAlgebra.RowTimes(system.ValueAddedShare.AsSpan(s * j, j), system.LocalInverse(s));
        var abroad = new double[j];
        for (var t = 0; t < n; t++)
        {
            for (var k = 0; k < j; k++) abroad[k] += t == s ? 0 : c.Origin[t, s * j + k];
        }
        // Ten vectors on r's nodes, each multiplied by A_sr in one product: terms 2-9, x_r for term 10 is their sum; 12 and 13 are the last.
        DenseMatrix inputs = new(j, 10), used = new(j, 10);
        for (var r = 0; r < n; r++)
        {
            if (r == s) continue;
            for (var k = 0; k < j; k++) Downstream(s, r, k, c, inputs.Row(k));
            MatrixProduct.Blocks(j, 10, j, 1, system.Coefficients.Values, s * j * system.NodeCount + r * j, system.NodeCount, inputs.Values, 0, 10, false, used.Values, 0, 10, 1);
            for (var k = 0; k < j; k++)
            {
                var cell = ((s * n) + r) * j + k;
                var u = used.Row(k);
                double y = system.Final[s * j + k, r], partner = c.Origin[r, s * j + k], others = abroad[k] - partner, all = 0;
                values[0][cell] = domestic[k] * y;
                for (var term = 0; term < 8; term++)
                {
                    values[term + 1][cell] = once[k] * u[term];
                    all += u[term];
                }
                values[9][cell] = (domestic[k] - once[k]) * all;
                values[10][cell] = partner * y;
                values[11][cell] = partner * u[8];
                values[12][cell] = partner * u[9];
                values[13][cell] = others * y;
                values[14][cell] = others * u[8];
                values[15][cell] = others * u[9];
            }
        }
    }

    /// <summary>On node (r, k): what r's output of k ends as, seen from s, in the order of terms 2 to 9, then L_r y_rr and L_r e_r.</summary>
    private static void Downstream(int s, int r, int k, Context c, Span<double> to)
    {
        var node = c.System.Node(r, k);
        ReadOnlySpan<double> own = c.Own.Row(node), absorbed = c.Absorbed.Row(node), home = c.Home.Row(node), abroad = c.Abroad.Row(node);
        double ownAll = 0, homeAll = 0, abroadAll = 0;
        for (var t = 0; t < own.Length; t++)
        {
            ownAll += own[t];
            homeAll += home[t];
            abroadAll += abroad[t];
        }
        to[0] = own[r];                                       // B_rr y_rr
        to[1] = homeAll - home[r] - home[s];                  // Σ_{t≠s,r} B_rt y_tt
        to[2] = ownAll - own[r] - own[s];                     // B_rr Σ_{t≠s,r} y_rt
        to[4] = own[s];                                       // B_rr y_rs
        to[5] = absorbed[s] - own[s] - home[s];               // Σ_{t≠s,r} B_rt y_ts
        to[3] = abroadAll - abroad[r] - abroad[s] - to[5];    // Σ_{t≠s,r} Σ_{u≠s,t} B_rt y_tu
        to[6] = home[s];                                      // B_rs y_ss
        to[7] = abroad[s];                                    // B_rs Σ_{t≠s} y_st
        to[8] = c.Direct[node];
        to[9] = c.Onward[node];
    }

    /// <summary>B Y; B y_tt and B Σ_{u≠t} y_tu by t; v_t B; B_rr y_r·; L_r y_rr; L_r e_r.</summary>
    private sealed record Context(
        LeontiefSystem System, DenseMatrix Exports, DenseMatrix Absorbed, DenseMatrix Home, DenseMatrix Abroad, DenseMatrix Origin, DenseMatrix Own, double[] Direct, double[] Onward);
}
