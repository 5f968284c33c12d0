using CsCheck;
using Tripoint.Disruption;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Tests.Disruption;

public class SystemicRiskTests
{
    [Fact]
    public void The_index_agrees_with_the_cascade_written_plainly() => Gen.Select(Gen.ULong[0, 1_000_000], Gen.Bool, Gen.Double[0, 0.8]).Sample(
        (seed, isReplaceable, missing) =>
        {
            const int n = 3, j = 4;
            var table = Tables.Random(seed, n, j, missing, services: 2);
            var options = new SystemicRiskOptions { IsReplaceable = isReplaceable, FailedShare = seed % 3 == 0 ? 0.5 : 1, Tolerance = 1e-11, Threads = 2, CriticalShare = 0.1, IterationLimit = 20_000 };
            var result = SystemicRisk.OfNodes(DisruptionData.From(table), options, cancellation: TestContext.Current.CancellationToken);
            foreach (var node in result.Nodes)
            {
                var (index, down, up) = Plain(table, node.Failed[0], options.FailedShare, isReplaceable);
                if (!result.IsConverged)
                {
                    // Where a tiny supplier of an essential input fails and nobody replaces it, losses creep; what is found so far is a lower bound.
                    Assert.False(isReplaceable);
                    Assert.InRange(node.Index, 0, index + 1e-10);
                    continue;
                }
                Assert.Equal(index, node.Index, 1e-10);
                Assert.Equal(down, node.Downstream, 1e-10);
                Assert.Equal(up, node.Upstream, 1e-10);
                Assert.InRange(node.Index, Math.Max(down, up) - 1e-10, down + up + 1e-10);
            }
        },
        iter: 15);

    [Fact]
    public void A_chain_worked_by_hand()
    {
        // Ore (0) feeds metal (1), metal feeds machines (2), machines go to final demand; a service (3) is used by machines and by final demand.
        var z = new double[16];
        z[0 * 4 + 1] = 40;
        z[1 * 4 + 2] = 60;
        z[3 * 4 + 2] = 20;
        var data = DisruptionData.From(Tables.Of(1, 4, z, [10, 0, 120, 20], services: 1));
        var nodes = SystemicRisk.OfNodes(data, new SystemicRiskOptions { Tolerance = 1e-12 }, cancellation: TestContext.Current.CancellationToken).Nodes;
        const double world = 50 + 60 + 120 + 40;
        // Ore gone: metal and machines stand still; the service loses half of its sales with machines.
        Assert.Equal((50 + 60 + 120) / world, nodes[0].Downstream, 1e-12);
        Assert.Equal(50 / world, nodes[0].Upstream, 1e-12);
        Assert.Equal((50 + 60 + 120) / world, nodes[0].Index, 1e-12);
        // Machines gone: metal loses all, ore 40 of 50, the service 20 of 40.
        Assert.Equal((120 + 60 + 40 + 20) / world, nodes[2].Upstream, 1e-12);
        Assert.Equal(120 / world, nodes[2].Downstream, 1e-12);
        // The service gone: machines lose its share of their inputs, 20 of 80.
        Assert.Equal((40 + 120 * 0.25) / world, nodes[3].Downstream, 1e-12);
        Assert.Equal(40 / world, nodes[3].Own, 1e-12);
        Assert.Equal(120 * 0.25 / world, nodes[3].Beyond, 1e-12);
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads_and_whole_economies_reach_further()
    {
        var data = DisruptionData.From(Tables.Random(2, 6, 8, 0.5));
        var token = TestContext.Current.CancellationToken;
        var one = SystemicRisk.OfNodes(data, new SystemicRiskOptions { Threads = 1 }, cancellation: token);
        var three = SystemicRisk.OfNodes(data, new SystemicRiskOptions { Threads = 3 }, cancellation: token);
        Assert.Equal(one.Nodes.Select(n => n.Index), three.Nodes.Select(n => n.Index));
        var economies = SystemicRisk.OfEconomies(data, new SystemicRiskOptions(), token);
        for (var e = 0; e < 6; e++) Assert.True(economies.Nodes[e].Index >= one.Nodes.Where(n => n.Failed[0] / 8 == e).Max(n => n.Index) - 1e-5);
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        var data = DisruptionData.From(Tables.Random(2, 2, 2, 0));
        Assert.Throws<BadInputException>(() => SystemicRisk.OfNodes(data, new SystemicRiskOptions { FailedShare = 0 }, cancellation: TestContext.Current.CancellationToken));
        Assert.Throws<BadInputException>(() => SystemicRisk.OfNodes(data, new SystemicRiskOptions { Tolerance = double.NaN }, cancellation: TestContext.Current.CancellationToken));
    }

    // Levels h as in the paper, rounds instead of sweeps, whole matrices.
    private static (double Index, double Down, double Up) Plain(InputOutputTable table, int failed, double share, bool isReplaceable)
    {
        int n = table.Economies.Length, j = table.Sectors.Length, rows = n * j;
        var x = table.Output;
        double Z(int s, int f) => table.Intermediate[s * rows + f];
        double Use(int p, int f) => Enumerable.Range(0, n).Sum(i => Z(i * j + p, f));
        bool IsEssential(int p, int f) => table.Sectors[p].IsGoods && table.Sectors[f % j].IsGoods && Use(p, f) >= 0.1 * Enumerable.Range(0, j).Sum(q => Use(q, f));
        double[] psi = [.. Enumerable.Range(0, rows).Select(f => f == failed ? 1 - share : 1.0)], down = [.. psi], up = [.. psi];
        for (var change = 1.0; change > 1e-16;)
        {
            double[] nextDown = new double[rows], nextUp = new double[rows];
            double[] made = [.. Enumerable.Range(0, j).Select(p => Enumerable.Range(0, n).Sum(l => x[l * j + p] * down[l * j + p]))];
            for (var f = 0; f < rows; f++)
            {
                double worst = 1, others = 0, all = Enumerable.Range(0, rows).Sum(s => Z(s, f));
                for (var p = 0; p < j; p++)
                {
                    double use = 0, got = 0;
                    for (var i = 0; i < n; i++)
                    {
                        var s = i * j + p;
                        var sigma = isReplaceable && made[p] > 0 ? Math.Min(1, x[s] / made[p]) : 1;
                        use += Z(s, f);
                        got += Z(s, f) * (1 - sigma * (1 - down[s]));
                    }
                    if (use == 0) continue;
                    if (IsEssential(p, f)) worst = Math.Min(worst, got / use);
                    else others += (use - got) / all;
                }
                nextDown[f] = Math.Max(0, Math.Min(psi[f], Math.Min(worst, 1 - others)));
                var final = x[f] - Enumerable.Range(0, rows).Sum(c => Z(f, c));
                nextUp[f] = Math.Min(psi[f], (final + Enumerable.Range(0, rows).Sum(c => Z(f, c) * up[c])) / x[f]);
            }
            change = Enumerable.Range(0, rows).Max(f => Math.Max(Math.Abs(nextDown[f] - down[f]), Math.Abs(nextUp[f] - up[f])));
            (down, up) = (nextDown, nextUp);
        }
        var world = x.Sum();
        return (Enumerable.Range(0, rows).Sum(f => x[f] * (1 - Math.Min(down[f], up[f]))) / world,
            Enumerable.Range(0, rows).Sum(f => x[f] * (1 - down[f])) / world,
            Enumerable.Range(0, rows).Sum(f => x[f] * (1 - up[f])) / world);
    }
}
