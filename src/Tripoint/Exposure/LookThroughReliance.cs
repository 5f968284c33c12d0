using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.InputOutput;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure;

/// <summary>
/// Foreign input and market reliance, at face value and looked through (Baldwin, Freeman and Theodorakopoulos 2022, "Horses for courses:
/// measuring foreign supply chain exposure", NBER Working Paper 30525). Input side, for using sectors K with weights w by output:
/// face = A w, total = B w or (B − I) w, summed by source. Sales side, with output coefficients G = x̂⁻¹ Z: face = w G, total =
/// w (I − G)⁻¹ or the same less I, summed by buyer. Each is normalised to sum to one over all economies.
/// </summary>
public static class LookThroughReliance
{
    /// <summary>What each economy's inputs rest on: N lists of N partners, in the table's order. One solve for all.</summary>
    public static ImmutableArray<ImmutableArray<LookThroughShare>> Inputs(LeontiefSystem system, LookThroughScope? scope = null)
    {
        scope ??= LookThroughScope.All;
        int n = system.EconomyCount;
        var weights = new DenseMatrix(system.NodeCount, n);
        for (var node = 0; node < system.NodeCount; node++)
        {
            if (scope.Own(Sector(system, node))) weights[node, node / system.SectorCount] = system.Output[node];
        }
        return Columns(system, weights, scope);
    }

    /// <summary>What the inputs of each sector of one economy rest on: J lists of N partners.</summary>
    public static ImmutableArray<ImmutableArray<LookThroughShare>> InputsBySector(LeontiefSystem system, Economy economy, LookThroughScope? scope = null)
    {
        scope ??= LookThroughScope.All;
        int n = system.IndexOf(economy), j = system.SectorCount;
        var weights = new DenseMatrix(system.NodeCount, j);
        for (var k = 0; k < j; k++) weights[n * j + k, k] = system.Output[n * j + k];
        return Columns(system, weights, scope);
    }

    /// <summary>Which economies each economy's sales of intermediate goods rest on: N lists of N partners.</summary>
    public static ImmutableArray<ImmutableArray<LookThroughShare>> Sales(LeontiefSystem system, LookThroughScope? scope = null)
    {
        scope ??= LookThroughScope.All;
        var weights = new DenseMatrix(system.EconomyCount, system.NodeCount);
        for (var node = 0; node < system.NodeCount; node++)
        {
            if (scope.Own(Sector(system, node))) weights[node / system.SectorCount, node] = 1;
        }
        return Rows(system, weights, scope);
    }

    /// <summary>Which economies the sales of intermediate goods of each sector of one economy rest on: J lists of N partners.</summary>
    public static ImmutableArray<ImmutableArray<LookThroughShare>> SalesBySector(LeontiefSystem system, Economy economy, LookThroughScope? scope = null)
    {
        scope ??= LookThroughScope.All;
        int n = system.IndexOf(economy), j = system.SectorCount;
        var weights = new DenseMatrix(j, system.NodeCount);
        for (var k = 0; k < j; k++) weights[k, n * j + k] = 1;
        return Rows(system, weights, scope);
    }

    /// <summary>Shares of a bloc's other members in a member's reliance: the bloc's inner share.</summary>
    public static LookThroughShare Inner(ImmutableArray<LookThroughShare> shares, Economy member, Bloc bloc)
    {
        var others = shares.Where(s => !s.Partner.Equals(member) && bloc.Contains(s.Partner)).ToList();
        return new LookThroughShare(member, others.Sum(s => s.Face), others.Sum(s => s.TotalB), others.Sum(s => s.TotalBMinusI));
    }

    private static ImmutableArray<ImmutableArray<LookThroughShare>> Columns(LeontiefSystem system, DenseMatrix weights, LookThroughScope scope)
    {
        DenseMatrix total = system.Solve(weights), face = MatrixProduct.Multiply(system.Coefficients, weights);
        var all = ImmutableArray.CreateBuilder<ImmutableArray<LookThroughShare>>(weights.Columns);
        for (var column = 0; column < weights.Columns; column++)
        {
            double[] direct = new double[system.EconomyCount], chain = new double[system.EconomyCount], first = new double[system.EconomyCount];
            for (var node = 0; node < system.NodeCount; node++)
            {
                if (!scope.Partner(Sector(system, node))) continue;
                direct[node / system.SectorCount] += face[node, column];
                chain[node / system.SectorCount] += total[node, column];
                first[node / system.SectorCount] += weights[node, column];
            }
            all.Add(Shares(system, direct, chain, first));
        }
        return all.MoveToImmutable();
    }

    /// <summary>Row weights are 0 or 1 and stand for sales: w (I − G)⁻¹ with w by output is 1ᵀ_K B x̂.</summary>
    private static ImmutableArray<ImmutableArray<LookThroughShare>> Rows(LeontiefSystem system, DenseMatrix weights, LookThroughScope scope)
    {
        DenseMatrix total = system.SolveRows(weights), face = MatrixProduct.Multiply(weights, system.Coefficients);
        var all = ImmutableArray.CreateBuilder<ImmutableArray<LookThroughShare>>(weights.Rows);
        for (var row = 0; row < weights.Rows; row++)
        {
            double[] direct = new double[system.EconomyCount], chain = new double[system.EconomyCount], first = new double[system.EconomyCount];
            for (var node = 0; node < system.NodeCount; node++)
            {
                if (!scope.Partner(Sector(system, node))) continue;
                direct[node / system.SectorCount] += face[row, node] * system.Output[node];
                chain[node / system.SectorCount] += total[row, node] * system.Output[node];
                first[node / system.SectorCount] += weights[row, node] * system.Output[node];
            }
            all.Add(Shares(system, direct, chain, first));
        }
        return all.MoveToImmutable();
    }

    private static ImmutableArray<LookThroughShare> Shares(LeontiefSystem system, double[] direct, double[] chain, double[] first)
    {
        double face = direct.Sum(), b = chain.Sum(), rest = b - first.Sum();
        return [.. system.Table.Economies.Select((economy, at) => new LookThroughShare(economy, Of(direct[at], face), Of(chain[at], b), Of(chain[at] - first[at], rest)))];

        static double Of(double part, double whole) => whole > 0 ? part / whole : 0;
    }

    private static Sector Sector(LeontiefSystem system, int node) => system.Table.Sectors[node % system.SectorCount];
}
