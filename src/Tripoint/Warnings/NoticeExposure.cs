using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Warnings;

/// <summary>A sector's output that rests on the disrupted supply.</summary>
/// <param name="Sector">The using sector.</param>
/// <param name="Share">Disrupted supply embodied in a dollar of its output, all tiers.</param>
/// <param name="OutputMusd">Its gross output, million US$.</param>
public sealed record ExposedSector(Sector Sector, double Share, double OutputMusd);

/// <summary>How exposed one economy is to a disruption of given sectors of given origins.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="IsOrigin">Whether the disruption is its own.</param>
/// <param name="DirectMusd">What it buys of the disrupted sectors from the origins, million US$ a year; own sales left out.</param>
/// <param name="ShareOfImports">That, as a share of its imports of these sectors from everywhere.</param>
/// <param name="ShareOfSupply">That, as a share of all it uses of these sectors, home production included.</param>
/// <param name="EmbodiedMusd">The origins' output of these sectors embodied in its own production at all tiers, million US$ a year.</param>
/// <param name="ShareOfOutput">That, as a share of its gross output.</param>
/// <param name="Sectors">Its sectors that rest most on the disrupted supply, the most first; at most five.</param>
public sealed record ExposedEconomy(
    Economy Economy, bool IsOrigin, double DirectMusd, double ShareOfImports, double ShareOfSupply, double EmbodiedMusd, double ShareOfOutput,
    ImmutableArray<ExposedSector> Sectors);

/// <summary>Another economy that exports the disrupted sectors.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="ExportsMusd">Its exports of these sectors to everyone, million US$ a year.</param>
/// <param name="Share">Share of the exports of all economies but the origins.</param>
public sealed record OtherSource(Economy Economy, double ExportsMusd, double Share);

/// <summary>
/// Who is exposed when given sectors of given origins fail. Direct exposure is read off the flows; embodied exposure is r = eᵀ B with e one on
/// the disrupted nodes and zero elsewhere: r at a node is the disrupted supply in a dollar of its output at all tiers (less the node itself
/// where it is disrupted). One row solve gives every economy and sector at once. Content, not the loss: substitutes and stocks are not in it.
/// </summary>
/// <param name="Economies">Every economy of the table, the most exposed first; origins last.</param>
/// <param name="Others">Who else exports these sectors, the largest first.</param>
public sealed record NoticeExposure(ImmutableArray<ExposedEconomy> Economies, ImmutableArray<OtherSource> Others)
{
    private const int TopSectors = 5;

    /// <summary>Computes the exposure.</summary>
    /// <param name="table">The world table.</param>
    /// <param name="system">The input-output system of the same table.</param>
    /// <param name="sectors">Codes of the disrupted sectors.</param>
    /// <param name="origins">The economies whose supply fails.</param>
    /// <exception cref="BadInputException">Nothing chosen, or a sector or economy that the table does not have.</exception>
    public static NoticeExposure Of(WorldTable table, LeontiefSystem system, IReadOnlyCollection<string> sectors, IReadOnlyCollection<Economy> origins)
    {
        ArgumentNullException.ThrowIfNull(system);
        Check(table, sectors, origins);
        int n = table.EconomyCount, j = table.SectorCount;
        int[] hit = [.. sectors.Select(table.IndexOfSector).Distinct().Order()], from = [.. origins.Select(table.IndexOf).Distinct().Order()];
        var row = new double[system.NodeCount];
        foreach (var o in from)
        {
            foreach (var k in hit) row[system.Node(o, k)] = 1;
        }
        var content = system.SolveRow(row);
        for (var node = 0; node < content.Length; node++) content[node] = Math.Max(0, content[node] - row[node]);

        var economies = Enumerable.Range(0, n).Select(at => Exposed(at)).OrderBy(e => e.IsOrigin).ThenByDescending(e => e.ShareOfOutput).ThenBy(e => e.Economy.Code, StringComparer.Ordinal);
        return new NoticeExposure([.. economies], Sources(table, hit, from));

        ExposedEconomy Exposed(int at)
        {
            double direct = 0, imports = 0, supply = 0;
            foreach (var k in hit)
            {
                for (var i = 0; i < n; i++)
                {
                    var flow = table.Trade[table.Cell(k, at, i)];
                    supply += flow;
                    if (i == at) continue;
                    imports += flow;
                    if (from.Contains(i)) direct += flow;
                }
            }
            var nodes = Enumerable.Range(0, j).Select(k => new ExposedSector(table.Sectors[k], content[system.Node(at, k)], system.Output[system.Node(at, k)])).ToList();
            double embodied = nodes.Sum(s => s.Share * s.OutputMusd), output = nodes.Sum(s => s.OutputMusd);
            var top = nodes.Where(s => s.OutputMusd > 0 && s.Share > 0).OrderByDescending(s => s.Share).ThenBy(s => s.Sector.Code, StringComparer.Ordinal).Take(TopSectors);
            return new ExposedEconomy(table.Economies[at], from.Contains(at), direct, Of(direct, imports), Of(direct, supply), embodied, Of(embodied, output), [.. top]);
        }
    }

    private static ImmutableArray<OtherSource> Sources(WorldTable table, int[] hit, int[] from)
    {
        int n = table.EconomyCount;
        var exports = new double[n];
        foreach (var k in hit)
        {
            for (var at = 0; at < n; at++)
            {
                for (var i = 0; i < n; i++)
                {
                    if (i != at) exports[i] += table.Trade[table.Cell(k, at, i)];
                }
            }
        }
        foreach (var o in from) exports[o] = 0;
        var all = exports.Sum();
        return [.. Enumerable.Range(0, n).Where(i => exports[i] > 0).OrderByDescending(i => exports[i]).Select(i => new OtherSource(table.Economies[i], exports[i], Of(exports[i], all)))];
    }

    private static void Check(WorldTable table, IReadOnlyCollection<string> sectors, IReadOnlyCollection<Economy> origins)
    {
        var faults = new List<Fault>();
        if (sectors.Count == 0) faults.Add(new Fault("no sector is disrupted", "sectors", "at least one sector"));
        if (origins.Count == 0) faults.Add(new Fault("no origin is given", "origins", "at least one economy whose supply fails"));
        faults.AddRange(sectors.Where(s => table.IndexOfSector(s) < 0).Select(s => new Fault($"unknown sector '{s}'", "sectors", string.Join(", ", table.Sectors))));
        faults.AddRange(origins.Where(o => table.IndexOf(o) < 0).Select(o => new Fault($"the table has no {o.Code} of its own", "origins", string.Join(", ", table.Economies))));
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    private static double Of(double part, double whole) => whole > 0 ? part / whole : 0;
}
