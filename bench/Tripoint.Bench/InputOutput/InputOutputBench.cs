using BenchmarkDotNet.Attributes;
using Tripoint.InputOutput;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Bench.InputOutput;

/// <summary>The system and the decompositions on 77 economies and 45 sectors, two threads.</summary>
[Config(typeof(FewRuns))]
public class InputOutputBench
{
    private readonly LeontiefOptions _two = new() { Threads = 2 };
    private string _file = "";
    private LeontiefSystem _system = null!;

    [GlobalSetup]
    public void Setup()
    {
        _file = Path.Combine(Path.GetTempPath(), "tripoint-bench-io.bin");
        var table = LargeTable.Create();
        LargeTable.Save(table, _file);
        _system = LeontiefSystem.Build(table, _two);
        _ = _system.Inverse;
        _ = _system.Solve(_system.Output);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    /// <summary>The table from disk, A, the full inverse, output from final demand, output multipliers.</summary>
    [Benchmark]
    public double LoadAndSystem()
    {
        var system = LeontiefSystem.Build(LargeTable.Load(_file), _two);
        var inverse = system.Inverse;
        var demand = new DenseMatrix(system.NodeCount, 1);
        for (var node = 0; node < system.NodeCount; node++) demand[node, 0] = System.Numerics.Tensors.TensorPrimitives.Sum<double>(system.Final.Row(node));
        var output = MatrixProduct.Multiply(inverse, demand, 2);
        var multipliers = new double[system.NodeCount];
        for (var node = 0; node < system.NodeCount; node++) System.Numerics.Tensors.TensorPrimitives.Add(multipliers, inverse.Row(node), multipliers);
        return output.Values[0] + multipliers[0];
    }

    /// <summary>The table from disk and what the indicators need: a factorisation and the right-hand sides asked for, no inverse.</summary>
    [Benchmark]
    public double LoadAndSolveForValueAddedTrade() => ValueAddedTrade.Of(LeontiefSystem.Build(LargeTable.Load(_file), _two)).Exports(0);

    [Benchmark]
    public double BorinManciniSourceAllExporters() => BorinMancini.SourceBased(_system).AddingUpGap;

    [Benchmark]
    public double BorinManciniSinkAllExporters() => BorinMancini.SinkBased(_system).AddingUpGap;

    [Benchmark]
    public double WangWeiZhuAllFlows() => WangWeiZhu.Decompose(_system).AddingUpGap;
}
