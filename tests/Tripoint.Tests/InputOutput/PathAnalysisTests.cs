using CsCheck;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class PathAnalysisTests
{
    [Fact]
    public void The_largest_paths_are_those_of_an_enumeration_to_five_tiers() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.UInt, Gen.Bool).Sample((n, j, seed, countOwn) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed));
            double[] weight = new double[system.NodeCount], demand = new double[system.NodeCount];
            for (var k = 0; k < j; k++) weight[(n - 1) * j + k] = system.ValueAddedShare[(n - 1) * j + k];
            demand[0] = 7;
            var result = PathAnalysis.Largest(system, weight, demand, 5, countOwn);
            Assert.True(result.IsComplete);
            var all = new List<(double Value, string Path)>();
            Walk([0], 7, 6);
            var expected = all.OrderByDescending(p => p.Value).Take(5).ToList();
            for (var at = 0; at < Math.Min(expected.Count, result.Paths.Length); at++) Assert.Equal(expected[at].Value, result.Paths[at].Value, 1e-9);

            void Walk(int[] path, double value, int left)
            {
                if (weight[path[^1]] != 0 && (countOwn || path.Length > 1)) all.Add((value * weight[path[^1]], string.Join('-', path)));
                for (var next = 0; left > 0 && next < weight.Length; next++) Walk([.. path, next], value * system.Coefficients[next, path[^1]], left - 1);
            }
        }, iter: 25, threads: 1);

    [Fact]
    public void Gateways_and_the_own_part_add_up_to_the_figure_on_the_world_table()
    {
        var system = IoTables.Wiod(2011);
        int china = system.IndexOf(Economy.Of("CHN")), korea = system.IndexOf(Economy.Of("KOR"));
        double[] weight = new double[system.NodeCount], demand = new double[system.NodeCount];
        for (var k = 0; k < system.SectorCount; k++) weight[system.Node(china, k)] = system.ValueAddedShare[system.Node(china, k)];
        var electronics = system.Node(korea, system.IndexOfSector("c14"));
        demand[electronics] = 1000;
        var result = PathAnalysis.Largest(system, weight, demand, 15);
        Assert.True(result.IsComplete);
        Assert.Equal(1000 * system.SolveRow(weight)[electronics], result.Total, 1e-9);
        Assert.Equal(result.Total, result.Own + result.Gateways.Sum(g => g.Value), 1e-9 * result.Total);
        Assert.Equal(15, result.Paths.Length);
        Assert.InRange(result.Paths.Sum(p => p.Value), 0, result.Total);
        foreach (var path in result.Paths)
        {
            // Each path multiplied out again.
            var value = 1000.0;
            for (var at = 1; at < path.Nodes.Length; at++) value *= system.Coefficients[path.Nodes[at], path.Nodes[at - 1]];
            Assert.Equal(value * weight[path.Nodes[^1]], path.Value, 1e-12);
            Assert.Equal(electronics, path.Nodes[0]);
            Assert.Equal(china, path.Nodes[^1] / system.SectorCount);
        }
    }

    [Fact]
    public void A_senseless_count_is_refused() =>
        Assert.Throws<BadInputException>(() => PathAnalysis.Largest(LeontiefSystem.Build(IoTables.Random(1, 2, 3)), [1, 1], [1, 1], 0));
}
