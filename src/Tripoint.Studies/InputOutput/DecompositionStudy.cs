using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>The exact decomposition of gross exports, by one of three methods.</summary>
public static class DecompositionStudy
{
    /// <summary>The names of the methods.</summary>
    public static ImmutableArray<string> Methods { get; } = ["borin-mancini-source", "borin-mancini-sink", "wang-wei-zhu"];

    /// <summary>Runs a method by its name.</summary>
    /// <exception cref="BadInputException">There is no such method.</exception>
    public static ExportDecomposition Run(LeontiefSystem system, string method) => method switch
    {
        "borin-mancini-source" => BorinMancini.SourceBased(system),
        "borin-mancini-sink" => BorinMancini.SinkBased(system),
        "wang-wei-zhu" => WangWeiZhu.Decompose(system),
        _ => throw new BadInputException($"unknown method '{method}'", "--method", string.Join(", ", Methods)),
    };

    /// <summary>The terms of the exporters' exports, in total, by partner or by exporting sector.</summary>
    /// <param name="system">The system.</param>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="exporters">Whose exports.</param>
    /// <param name="importer">To whom; null: to all.</param>
    /// <param name="by"><c>total</c>, <c>partner</c> or <c>sector</c>.</param>
    /// <exception cref="BadInputException">An unknown method or grouping, or an economy that the table lacks.</exception>
    public static StudyTable Table(LeontiefSystem system, string method, IEnumerable<Economy> exporters, Economy? importer, string by)
    {
        if (by is not ("total" or "partner" or "sector")) throw new BadInputException($"unknown grouping '{by}'", "--by", "total, partner or sector");
        var r = importer is null ? -1 : system.IndexOf(importer);
        var chosen = exporters.Select(system.IndexOf).ToList();
        var result = Run(system, method);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        foreach (var s in chosen)
        {
            int[] partners = by == "partner" && r < 0 ? [.. Enumerable.Range(0, system.EconomyCount).Where(p => p != s)] : [r];
            int[] sectors = by == "sector" ? [.. Enumerable.Range(0, system.SectorCount)] : [-1];
            foreach (var partner in partners)
            {
                foreach (var k in sectors)
                {
                    var gross = result.SumGross(s, partner, k);
                    if (gross == 0) continue;
                    foreach (var term in result.Terms)
                    {
                        var value = result.Sum(term.Code, s, partner, k);
                        rows.Add(ValueAddedStudy.Row(system.Table.Economies[s].Code, partner < 0 ? "all" : system.Table.Economies[partner].Code, k < 0 ? "all" : system.Table.Sectors[k].Code,
                            gross, term.Code, value, 100 * value / gross, term.IsPart ? "part" : "subtotal", term.Name));
                    }
                }
            }
        }
        return new StudyTable("tripoint.io-decompose/1", $"Gross exports taken apart, {result.Method}, {system.Table.Name}",
            [
                new("exporter", "exporter"), new("importer", "importer"), new("sector", "sector"), new("grossExports", "gross exports, mUSD", 0), new("term", "term"), new("value", "mUSD", 1), new("share", "share, %", 2),
                new("kind", "kind"), new("meaning", "meaning"),
            ],
            rows.ToImmutable(),
            InputOutputNotes.Of(system, FormattableString.Invariant($"Parts add up to gross exports; the largest gap of any flow is {result.AddingUpGap:E1} of its exporter's exports. Source- and sink-based figures differ by partner, not in an exporter's total.")));
    }
}
