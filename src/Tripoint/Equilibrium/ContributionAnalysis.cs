using System.Numerics;
using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Equilibrium;

/// <summary>
/// Splits the effect of a policy over its changes. Up to <see cref="ExactLimit"/> changes by the exact Shapley value; more along the straight
/// path from the base to the whole policy, in which each change moves in step; where a change closes a flow, so that no path of finite
/// rates leads there, by the Shapley value over a sample of orders. Each way adds up to the whole effect.
/// </summary>
public sealed class ContributionAnalysis
{
    /// <summary>Most changes for which every combination is solved (2^8 = 256).</summary>
    public const int ExactLimit = 8;

    /// <summary>Most changes accepted.</summary>
    public const int CountLimit = 60;

    private const int Orders = 24;
    private const double PathStep = 1e-3;
    private const ulong Seed = 1;

    // Gauss-Legendre, five nodes on [0, 1].
    private static readonly double[] s_nodes = [0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332];
    private static readonly double[] s_weights = [0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095];

    private readonly EquilibriumModel _model;
    private readonly EquilibriumBatch _batch;
    private readonly int _count;
    private readonly Func<Func<int, bool>, PolicyChange> _policyOf;
    private int _solves;

    /// <summary>Prepares an analysis.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">How many changes there are, 1 to 60.</param>
    /// <param name="policyOf">The policy when only some changes are in force; told of each index whether it is.</param>
    /// <exception cref="BadInputException">The count is out of range.</exception>
    public ContributionAnalysis(EquilibriumModel model, int count, Func<Func<int, bool>, PolicyChange> policyOf)
    {
        if (count is < 1 or > CountLimit) throw new BadInputException($"{count} changes", "", $"1 to {CountLimit} changes for contributions", "Join changes that belong together");
        (_model, _batch, _count, _policyOf) = (model, new EquilibriumBatch(model), count, policyOf);
    }

    /// <summary>The contributions.</summary>
    /// <exception cref="BadInputException">A combination of changes has no equilibrium or is malformed.</exception>
    public PolicyContributions Compute(CancellationToken cancellation = default)
    {
        _solves = 0;
        var total = _model.Solve(_policyOf(_ => true), cancellation: cancellation);
        Require(total, "all changes together");
        var closes = total.Policy.Barrier?.Any(double.IsPositiveInfinity) == true;
        var (method, parts) = _count <= ExactLimit
            ? (ContributionMethod.Shapley, Exact(cancellation))
            : closes ? (ContributionMethod.SampledShapley, Sampled(cancellation)) : (ContributionMethod.Path, Along(total, cancellation));
        var n = _model.Base.EconomyCount;
        return new PolicyContributions
        {
            Method = method,
            Total = total,
            WelfareExact = Part(0),
            RealWage = Part(1),
            Exports = Part(2),
            Imports = Part(3),
            Solves = _solves,
        };

        double[][] Part(int figure) => [.. parts.Select(p => p[(figure * n)..((figure + 1) * n)])];
    }

    /// <summary>The figures that are split, one after the other: welfare, real wage, exports, imports; 4 × N.</summary>
    private static double[] Figures(EquilibriumResult result) => [.. result.WelfareExact, .. result.RealWage, .. result.Exports, .. result.Imports];

    private static void Require(EquilibriumResult result, string which)
    {
        if (result.Status != SolveStatus.Converged) throw new BadInputException($"no equilibrium for {which}: {result.Diagnosis}");
    }

    private double[][] Exact(CancellationToken cancellation)
    {
        var size = 1 << _count;
        var results = Subsets([.. Enumerable.Range(0, size).Select(mask => (ulong)mask)], cancellation);
        var weight = new double[_count];
        for (var inside = 0; inside < _count; inside++) weight[inside] = 1 / (_count * Choose(_count - 1, inside));
        var parts = Empty(results[0].Length);
        for (var mask = 0; mask < size; mask++)
        {
            for (var k = 0; k < _count; k++)
            {
                if ((mask >> k & 1) == 1) continue;
                AddDifference(parts[k], weight[BitOperations.PopCount((uint)mask)], results[mask | 1 << k], results[mask]);
            }
        }
        return parts;
    }

    private double[][] Sampled(CancellationToken cancellation)
    {
        var random = new RandomStream("equilibrium/contributions", Seed);
        var orders = new List<int[]>();
        while (orders.Count < Orders)
        {
            var order = Enumerable.Range(0, _count).ToArray();
            for (var at = _count - 1; at > 0; at--)
            {
                var other = random.NextInt(at + 1);
                (order[at], order[other]) = (order[other], order[at]);
            }
            orders.Add(order);
            orders.Add([.. order.Reverse()]);
        }
        var masks = new Dictionary<ulong, int> { [0] = 0 };
        foreach (var order in orders)
        {
            var mask = 0UL;
            foreach (var k in order) masks.TryAdd(mask |= 1UL << k, masks.Count);
        }
        var results = Subsets([.. masks.OrderBy(m => m.Value).Select(m => m.Key)], cancellation);
        var parts = Empty(results[0].Length);
        foreach (var order in orders)
        {
            var mask = 0UL;
            foreach (var k in order)
            {
                var before = masks[mask];
                mask |= 1UL << k;
                AddDifference(parts[k], 1.0 / orders.Count, results[masks[mask]], results[before]);
            }
        }
        return parts;
    }

    private double[][] Along(EquilibriumResult total, CancellationToken cancellation)
    {
        var path = new PolicyPath(_model.Base, [.. Enumerable.Range(0, _count + 1).Select(first => _policyOf(k => k < first))]);
        var policies = new List<PolicyChange>();
        foreach (var node in s_nodes)
        {
            for (var k = 0; k < _count; k++)
            {
                policies.Add(path.At(c => c == k ? node - PathStep : node));
                policies.Add(path.At(c => c == k ? node + PathStep : node));
            }
        }
        var results = _batch.Solve(policies, total, cancellation: cancellation);
        _solves += results.Length;
        foreach (var result in results) Require(result, "a point on the path");
        var whole = Figures(total);
        var parts = Empty(whole.Length);
        for (var at = 0; at < s_nodes.Length; at++)
        {
            for (var k = 0; k < _count; k++)
            {
                var low = ((at * _count) + k) * 2;
                AddDifference(parts[k], s_weights[at] / (2 * PathStep), Figures(results[low + 1]), Figures(results[low]));
            }
        }
        for (var figure = 0; figure < whole.Length; figure++)
        {
            // What quadrature leaves goes to the changes in proportion to what each moves.
            double left = whole[figure], size = 0;
            foreach (var part in parts)
            {
                left -= part[figure];
                size += Math.Abs(part[figure]);
            }
            foreach (var part in parts) part[figure] += size > 0 ? left * Math.Abs(part[figure]) / size : left / _count;
        }
        return parts;
    }

    private double[][] Subsets(ulong[] masks, CancellationToken cancellation)
    {
        var results = _batch.Solve([.. masks.Select(mask => _policyOf(k => (mask >> k & 1) == 1))], cancellation: cancellation);
        _solves += results.Length;
        for (var at = 0; at < masks.Length; at++) Require(results[at], $"the combination {masks[at]:b} of changes");
        return [.. results.Select(Figures)];
    }

    private double[][] Empty(int length) => [.. Enumerable.Range(0, _count).Select(_ => new double[length])];

    private static void AddDifference(double[] part, double weight, double[] after, double[] before)
    {
        for (var at = 0; at < part.Length; at++) part[at] += weight * (after[at] - before[at]);
    }

    private static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var at = 1; at <= k; at++) ways = ways * (n - k + at) / at;
        return ways;
    }
}
