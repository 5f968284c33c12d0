using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Connectivity;

/// <summary>How much of a member's trade in one product stays inside the bloc. Thousand US$.</summary>
/// <param name="Product">The product.</param>
/// <param name="Member">The member.</param>
/// <param name="Imports">All imports.</param>
/// <param name="ImportsInside">Imports from other members.</param>
/// <param name="Exports">All exports.</param>
/// <param name="ExportsInside">Exports to other members.</param>
public sealed record InnerProductTrade(Hs6 Product, Economy Member, double Imports, double ImportsInside, double Exports, double ExportsInside)
{
    /// <summary>The inner share of imports; NaN without imports.</summary>
    public double ImportShare => ImportsInside / Imports;

    /// <summary>The inner share of exports; NaN without exports.</summary>
    public double ExportShare => ExportsInside / Exports;

    /// <summary>Every product and member with trade, by product, then in the bloc's order.</summary>
    public static ImmutableArray<InnerProductTrade> Of(ProductTrade trade, int period, IEnumerable<Economy> members)
    {
        var known = members.Where(m => trade.IndexOf(m) >= 0).Select(m => (Economy: m, At: trade.IndexOf(m))).ToList();
        var inside = new bool[trade.Economies.Length];
        foreach (var (_, at) in known) inside[at] = true;
        var all = ImmutableArray.CreateBuilder<InnerProductTrade>();
        for (var p = 0; p < trade.Products.Length; p++)
        {
            double[] imports = new double[inside.Length], importsInside = new double[inside.Length], exports = new double[inside.Length], exportsInside = new double[inside.Length];
            var rows = trade.Rows(period, p);
            for (var at = 0; at < rows.Length; at++)
            {
                int j = rows.Importer[at], i = rows.Exporter[at];
                var value = rows.Value[at];
                imports[j] += value;
                exports[i] += value;
                if (!inside[i] || !inside[j]) continue;
                importsInside[j] += value;
                exportsInside[i] += value;
            }
            foreach (var (member, at) in known)
            {
                if (imports[at] > 0 || exports[at] > 0) all.Add(new InnerProductTrade(trade.Products[p], member, imports[at], importsInside[at], exports[at], exportsInside[at]));
            }
        }
        return all.ToImmutable();
    }
}
