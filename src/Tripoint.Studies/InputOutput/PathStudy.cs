using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>The paths behind one figure: how a source reaches a purchaser, and through whom.</summary>
public static class PathStudy
{
    /// <summary>
    /// The largest paths by which inputs (or value added) of one economy reach a purchaser. Value added: all of it in one million US$ of
    /// the purchaser's output. Inputs: gross inputs of all tiers for it, the figure behind look-through reliance (B − I).
    /// </summary>
    /// <param name="system">The system.</param>
    /// <param name="source">The economy whose work or inputs are looked for.</param>
    /// <param name="sourceSector">One sector of it; null: all.</param>
    /// <param name="purchaser">The purchasing economy.</param>
    /// <param name="sector">Its sector; null: all, weighted by output.</param>
    /// <param name="valueAdded">Value added instead of inputs.</param>
    /// <param name="count">Paths and gateways shown.</param>
    public static StudyTable Table(LeontiefSystem system, Economy source, string? sourceSector, Economy purchaser, string? sector, bool valueAdded, int count)
    {
        int s = system.IndexOf(source), p = system.IndexOf(purchaser), j = system.SectorCount;
        int from = sourceSector is null ? -1 : system.IndexOfSector(sourceSector), at = sector is null ? -1 : system.IndexOfSector(sector);
        double[] weight = new double[system.NodeCount], demand = new double[system.NodeCount];
        for (var k = 0; k < j; k++)
        {
            if (from < 0 || k == from) weight[s * j + k] = valueAdded ? system.ValueAddedShare[s * j + k] : 1;
            if (at < 0 || k == at) demand[p * j + k] = system.Output[p * j + k];
        }
        var total = demand.Sum();
        for (var node = 0; node < demand.Length && total > 0; node++) demand[node] /= total;
        var result = PathAnalysis.Largest(system, weight, demand, count, countOwn: valueAdded);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        rows.Add(Row("total", $"all paths to {purchaser} {sector ?? "all sectors"}", result.Total, 1));
        if (result.Own != 0) rows.Add(Row("own", "the purchaser itself, no supplier in between", result.Own, result.Own / result.Total));
        foreach (var gateway in result.Gateways.Take(count)) rows.Add(Row("gateway", Gateway(system, gateway.Node, s), gateway.Value, gateway.Share));
        foreach (var path in result.Paths) rows.Add(Row("path", string.Join(" ← ", path.Nodes.Select(system.NodeName)), path.Value, path.Share));
        var what = valueAdded ? "Value added" : "Inputs";
        return new StudyTable("tripoint.io-paths/1", $"{what} of {source}{(sourceSector is null ? "" : " " + sourceSector)} in the output of {purchaser} {sector ?? "(all sectors)"}, {system.Table.Name}",
            [new("kind", "kind"), new("path", "path"), new("perThousand", "US$ per 1,000 of output", 3), new("share", "share, %", 2)],
            rows.ToImmutable(),
            InputOutputNotes.Of(system, "Gateways are direct suppliers with everything that reaches the purchaser through them; with the purchaser's own part they add up to the total. A path reads 'is supplied by' from left to right.",
                result.IsComplete ? "The paths are proved to be the largest." : "The search was cut at its limit: larger paths may exist."));

        static ImmutableArray<object> Row(string kind, string path, double value, double share) => ValueAddedStudy.Row(kind, path, 1000 * value, 100 * share);
    }

    private static string Gateway(LeontiefSystem system, int node, int source)
    {
        var name = $"{system.NodeName(node)} ({system.Table.Sectors[node % system.SectorCount].Name.English})";
        return node / system.SectorCount == source ? $"directly from {name}" : $"through {name}";
    }
}
