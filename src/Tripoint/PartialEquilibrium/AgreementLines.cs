using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.PartialEquilibrium;

/// <summary>
/// The flows of a world table cut into product lines: every product that product data show, and in each sector of goods one line for the
/// rest, so that the lines add up to the table exactly. Economies the table holds only within EU27 or ROW are added up there. Home sales of a
/// line, which customs do not see, are taken in the proportion of its sector. Lines bear their sector's duties unless given their own.
/// </summary>
public sealed record AgreementLines
{
    /// <summary>The table.</summary>
    public required WorldTable Table { get; init; }

    /// <summary>P codes: a subheading, or <c>rest of</c> and the sector's code.</summary>
    public required ImmutableArray<string> Codes { get; init; }

    /// <summary>P sectors, as indices of the table.</summary>
    public required ImmutableArray<int> Sectors { get; init; }

    /// <summary>P × N × N values before duty, million US$: line, importer, exporter.</summary>
    public required double[] Trade { get; init; }

    /// <summary>The share of goods trade between economies that product lines cover; the rest is in the remainders.</summary>
    public required double Coverage { get; init; }

    /// <summary>What product data show beyond the table's flows and was cut off, as a share of what they show.</summary>
    public required double Cut { get; init; }

    /// <summary>Cuts a table into lines.</summary>
    /// <param name="table">The table.</param>
    /// <param name="products">Panels by product with the index of the period to take; a product in several is taken from the first.</param>
    /// <param name="sectorOf">The sector of a product as an index of the table; −1 where it has none, and the product stays in the remainders.</param>
    public static AgreementLines From(WorldTable table, IReadOnlyList<(ProductTrade Trade, int Period)> products, Func<Hs6, int> sectorOf)
    {
        int n = table.EconomyCount, cells = n * n;
        var codes = new List<string>();
        var sectors = new List<int>();
        var values = new List<double[]>();
        var seen = new HashSet<Hs6>();
        double shown = 0, cut = 0;
        foreach (var (trade, period) in products)
        {
            var place = trade.Economies.Select(e => Place(table, e)).ToArray();
            for (var p = 0; p < trade.Products.Length; p++)
            {
                var sector = sectorOf(trade.Products[p]);
                if (sector < 0 || !table.Sectors[sector].IsGoods || !seen.Add(trade.Products[p])) continue;
                var line = new double[cells];
                var rows = trade.Rows(period, p);
                for (var at = 0; at < rows.Length; at++)
                {
                    int v = place[rows.Importer[at]], r = place[rows.Exporter[at]];
                    if (v >= 0 && r >= 0 && v != r) line[v * n + r] += rows.Value[at] / 1000;
                }
                if (line.Sum() <= 0) continue;
                shown += line.Sum();
                codes.Add(trade.Products[p].ToString());
                sectors.Add(sector);
                values.Add(line);
            }
        }
        for (var j = 0; j < table.SectorCount; j++)
        {
            if (!table.Sectors[j].IsGoods) continue;
            var own = Enumerable.Range(0, codes.Count).Where(l => sectors[l] == j).ToList();
            cut += Fit(table, j, own.Select(l => values[l]).ToList());
            var rest = new double[cells];
            for (var cell = 0; cell < cells; cell++) rest[cell] = Math.Max(0, table.Trade[j * cells + cell] - own.Sum(l => values[l][cell]));
            codes.Add($"rest of {table.Sectors[j].Code}");
            sectors.Add(j);
            values.Add(rest);
        }
        double between = 0, covered = 0;
        for (var l = 0; l < codes.Count; l++)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                if (cell / n == cell % n) continue;
                between += values[l][cell];
                if (!codes[l].StartsWith("rest", StringComparison.Ordinal)) covered += values[l][cell];
            }
        }
        return new AgreementLines
        {
            Table = table,
            Codes = [.. codes],
            Sectors = [.. sectors],
            Trade = [.. values.SelectMany(v => v)],
            Coverage = between > 0 ? covered / between : 0,
            Cut = shown > 0 ? cut / shown : 0,
        };
    }

    /// <summary>The GSIM data of the lines.</summary>
    /// <param name="tariffAfter">J × N × N duties after, as the table's.</param>
    /// <param name="demand">Elasticity of composite demand, negative; −1 keeps spending on a line constant, as between the sectors of the table.</param>
    /// <param name="supply">Elasticity of supply; infinity for fixed prices.</param>
    /// <param name="substitution">P elasticities of substitution; null: 1 + θ of the line's sector.</param>
    public GsimData Gsim(double[] tariffAfter, double demand, double supply, double[]? substitution = null)
    {
        int cells = Table.EconomyCount * Table.EconomyCount, count = Codes.Length;
        double[] before = new double[Trade.Length], after = new double[Trade.Length];
        for (var l = 0; l < count; l++)
        {
            for (var cell = 0; cell < cells; cell++)
                (before[l * cells + cell], after[l * cells + cell]) = (Table.Tariff[Sectors[l] * cells + cell], tariffAfter[Sectors[l] * cells + cell]);
        }
        return new GsimData
        {
            Economies = Table.Economies,
            Products = Codes,
            Trade = Trade,
            TariffBefore = before,
            TariffAfter = after,
            Demand = Filled(count, demand),
            Supply = Filled(count, supply),
            Substitution = substitution ?? [.. Sectors.Select(j => 1 + Table.Elasticity[j])],
        };
    }

    /// <summary>Brings the lines of a sector within its flows, cell by cell, and gives them home sales; returns what was cut off.</summary>
    private static double Fit(WorldTable table, int sector, List<double[]> lines)
    {
        if (lines.Count == 0) return 0;
        var n = table.EconomyCount;
        double cut = 0;
        for (var v = 0; v < n; v++)
        {
            double imports = 0;
            for (var r = 0; r < n; r++)
            {
                var cell = v * n + r;
                if (v == r) continue;
                var flow = table.Trade[table.Cell(sector, v, r)];
                imports += flow;
                var sum = lines.Sum(l => l[cell]);
                if (sum <= flow) continue;
                cut += sum - flow;
                foreach (var line in lines) line[cell] *= flow / sum;
            }
            if (imports <= 0) continue;
            var home = table.Trade[table.Cell(sector, v, v)] / imports;
            foreach (var line in lines)
            {
                double bought = 0;
                for (var r = 0; r < n; r++) if (r != v) bought += line[v * n + r];
                line[v * n + v] = home * bought;
            }
        }
        return cut;
    }

    private static int Place(WorldTable table, Economy economy)
    {
        if (table.IndexOf(economy) is var own && own >= 0) return own;
        if (Bloc.TryOf("EU27", out var union) && union.Contains(economy) && table.IndexOf(Economy.Of("EU27")) is var eu && eu >= 0) return eu;
        return table.IndexOf(Economy.Of("ROW"));
    }

    private static double[] Filled(int count, double value)
    {
        var all = new double[count];
        Array.Fill(all, value);
        return all;
    }
}
