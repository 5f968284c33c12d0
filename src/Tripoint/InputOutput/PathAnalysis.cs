using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.InputOutput;

/// <summary>One supply path, from the purchaser at the head to the source at the end.</summary>
/// <param name="Nodes">The nodes in the order of the purchases: the first is supplied by the second, and so on; the last is the source.</param>
/// <param name="Value">Its contribution to the figure.</param>
/// <param name="Share">Its share in the figure.</param>
public sealed record SupplyPath(ImmutableArray<int> Nodes, double Value, double Share);

/// <summary>What reaches the purchaser through one direct supplier, whatever lies behind it.</summary>
/// <param name="Node">The direct supplier.</param>
/// <param name="Value">The part of the figure that comes through it.</param>
/// <param name="Share">Its share in the figure.</param>
public sealed record SupplyGateway(int Node, double Value, double Share);

/// <summary>
/// Structural path analysis (Defourny and Thorbecke 1984; Lenzen 2003): a figure u (I + A + A² + …) d taken apart into single paths
/// u_q A_qp … A_.t d_t. The search opens the prefix with the largest remainder first; because everything that can follow a prefix ending in p adds up to
/// (u B)_p, a path is known to be among the largest as soon as no remainder exceeds it.
/// </summary>
public sealed class PathAnalysis
{
    private const int ExpansionLimit = 20_000;

    private PathAnalysis(double total, double own, ImmutableArray<SupplyPath> paths, ImmutableArray<SupplyGateway> gateways, bool complete)
    {
        Total = total;
        Own = own;
        Paths = paths;
        Gateways = gateways;
        IsComplete = complete;
    }

    /// <summary>The figure: u B d, or u (B − I) d where the purchaser itself is not counted.</summary>
    public double Total { get; }

    /// <summary>The part with no supplier in between, u d; zero where it is not counted.</summary>
    public double Own { get; }

    /// <summary>The largest paths, largest first.</summary>
    public ImmutableArray<SupplyPath> Paths { get; }

    /// <summary>Direct suppliers by what comes through them, largest first; all together with <see cref="Own"/> add up to <see cref="Total"/>.</summary>
    public ImmutableArray<SupplyGateway> Gateways { get; }

    /// <summary>Whether the paths are proved to be the largest; false where the search was cut at its limit.</summary>
    public bool IsComplete { get; }

    /// <summary>The largest paths behind u B d.</summary>
    /// <param name="system">The system.</param>
    /// <param name="weight">u, NJ: what is counted at the source, for example value added per unit of output in the nodes of one economy, or ones.</param>
    /// <param name="demand">d, NJ: what is bought at the head, for example the final demand of one economy or one unit of one sector.</param>
    /// <param name="count">Paths wanted, 1 to 1,000.</param>
    /// <param name="countOwn">Whether the purchaser itself counts as a source (B), or only its suppliers (B − I).</param>
    /// <exception cref="BadInputException">The count is outside its range.</exception>
    public static PathAnalysis Largest(LeontiefSystem system, double[] weight, double[] demand, int count = 10, bool countOwn = true)
    {
        if (count is < 1 or > 1000) throw new BadInputException($"{count} paths cannot be asked for", "", "1 to 1000");
        var reach = system.SolveRow(weight);
        // The bound must hold where value added or stocks are negative, too.
        var bound = weight.Any(u => u < 0) ? system.SolveRow(Array.ConvertAll(weight, Math.Abs)) : reach;
        double total = 0, own = 0;
        for (var node = 0; node < reach.Length; node++)
        {
            total += reach[node] * demand[node];
            own += weight[node] * demand[node];
        }
        if (!countOwn) (total, own) = (total - own, 0);
        var (paths, complete) = Search(system, weight, demand, bound, total, count, countOwn);
        return new PathAnalysis(total, own, paths, Through(system, demand, reach, total), complete);
    }

    private static ImmutableArray<SupplyGateway> Through(LeontiefSystem system, double[] demand, double[] reach, double total)
    {
        var gateways = new List<SupplyGateway>();
        for (var node = 0; node < demand.Length; node++)
        {
            var value = System.Numerics.Tensors.TensorPrimitives.Dot<double>(system.Coefficients.Row(node), demand) * reach[node];
            if (value != 0) gateways.Add(new SupplyGateway(node, value, value / total));
        }
        return [.. gateways.OrderByDescending(g => g.Value).ThenBy(g => g.Node)];
    }

    private static (ImmutableArray<SupplyPath>, bool) Search(
        LeontiefSystem system, double[] weight, double[] demand, double[] bound, double total, int count, bool countOwn)
    {
        var steps = new List<Step>();
        var open = new PriorityQueue<int, (double, int)>();
        var found = new PriorityQueue<int, double>(); // the smallest of the best on top
        for (var node = 0; node < demand.Length; node++) Open(new Step(-1, node, demand[node]));
        var expansions = 0;
        while (open.TryDequeue(out var at, out var priority) && -priority.Item1 > Threshold())
        {
            var step = steps[at];
            var value = step.Value * weight[step.Node];
            if (value != 0 && (countOwn || step.Parent >= 0))
            {
                found.Enqueue(at, Math.Abs(value));
                if (found.Count > count) found.Dequeue();
            }
            if (++expansions > ExpansionLimit) return (Result(), false);
            for (var supplier = 0; supplier < demand.Length; supplier++) Open(new Step(at, supplier, step.Value * system.Coefficients[supplier, step.Node]));
        }
        return (Result(), true);

        double Threshold() => found.Count == count && found.TryPeek(out _, out var least) ? least : 0;

        void Open(Step step)
        {
            var remainder = Math.Abs(step.Value) * bound[step.Node];
            if (!(remainder > Threshold())) return;
            open.Enqueue(steps.Count, (-remainder, steps.Count));
            steps.Add(step);
        }

        ImmutableArray<SupplyPath> Result() =>
            [.. found.UnorderedItems.Select(i => Path(i.Element)).OrderByDescending(p => Math.Abs(p.Value)).ThenBy(p => string.Join(' ', p.Nodes), StringComparer.Ordinal)];

        SupplyPath Path(int at)
        {
            var value = steps[at].Value * weight[steps[at].Node];
            var nodes = new List<int>();
            for (; at >= 0; at = steps[at].Parent) nodes.Insert(0, steps[at].Node);
            return new SupplyPath([.. nodes], value, value / total);
        }
    }

    /// <summary>A prefix: its last node, the prefix before it, and the product of demand and coefficients so far.</summary>
    private readonly record struct Step(int Parent, int Node, double Value);
}
