using BenchmarkDotNet.Attributes;
using Tripoint.Data.Embedded;
using Tripoint.Tables;

namespace Tripoint.Bench;

/// <summary>What every command pays before it answers: loading the embedded tables and flows.</summary>
[MemoryDiagnoser]
public class EmbeddedDatasetBench
{
    [Benchmark]
    public WorldTable World2022() => EmbeddedDataset.World();

    [Benchmark]
    public WorldTable World2015() => EmbeddedDataset.World(2015);

    [Benchmark]
    public TradePanel Flows() => EmbeddedDataset.Flows();
}
