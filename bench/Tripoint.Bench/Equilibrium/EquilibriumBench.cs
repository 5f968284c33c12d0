using BenchmarkDotNet.Attributes;
using Tripoint.Equilibrium;

namespace Tripoint.Bench.Equilibrium;

/// <summary>One counterfactual, cold, to 1e-10 on the certificate.</summary>
[MemoryDiagnoser]
public class EquilibriumBench
{
    private EquilibriumModel _model = null!;
    private EquilibriumCase _case = null!;
    private EquilibriumResult _solved = null!;

    [Params("27x28", "77x45", "141x65")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var parts = Size.Split('x').Select(int.Parse).ToArray();
        _case = EquilibriumCase.Synthetic(parts[0], parts[1]);
        _model = new EquilibriumModel(_case.Table);
        _solved = _model.Solve(_case.Policy);
    }

    [Benchmark]
    public double Solve() => _model.Solve(_case.Policy).Residual;

    [Benchmark]
    public double GradientsOfThree() => _model.Gradients(_solved, [0, 1, 2])[0].Residual;
}
