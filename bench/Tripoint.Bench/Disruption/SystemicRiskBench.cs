using BenchmarkDotNet.Attributes;
using Tripoint.Disruption;

namespace Tripoint.Bench.Disruption;

/// <summary>The systemic risk index of all 3,465 nodes, 1.15 million links; the plain counterpart computes one node the way the paper writes it.</summary>
[Config(typeof(InProcessConfig))]
public class SystemicRiskBench
{
    private DisruptionData _data = null!;

    [GlobalSetup]
    public void Setup() => _data = DisruptionData.From(DisruptionTables.Of(77, 45, 0.096), 2);

    [Benchmark]
    public int AllNodes() => SystemicRisk.OfNodes(_data, new SystemicRiskOptions { Threads = 2 }).Iterations;

    [Benchmark]
    public int AllNodesOneThread() => SystemicRisk.OfNodes(_data, new SystemicRiskOptions { Threads = 1 }).Iterations;

    /// <summary>One node alone fills one of 32 lanes; all nodes so would take 3,465 times as long.</summary>
    [Benchmark(Baseline = true)]
    public int OneNode() => SystemicRisk.Solve(_data, new SystemicRiskOptions { Threads = 1 }, [[7]]).Iterations;
}
