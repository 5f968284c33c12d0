using BenchmarkDotNet.Attributes;
using Tripoint.Disruption;
using Tripoint.InputOutput;
using Tripoint.Tests.Disruption;

namespace Tripoint.Bench.Disruption;

/// <summary>A hundred years of 27 × 28 sectors, every link present.</summary>
[Config(typeof(InProcessConfig))]
public class MonteCarloBench
{
    private InputOutputTable _table = null!;
    private DisruptionData _data = null!;
    private DisruptionScenario _scenario = null!;

    [GlobalSetup]
    public void Setup()
    {
        _table = DisruptionTables.Of(27, 28, 1);
        _data = DisruptionData.From(_table, 2);
        var shock = new Shock { Kind = ShockKind.Capacity, Economies = [3], Sectors = [5, 6], Size = 0.6, StartDay = 5, LengthDays = 60, Recovery = RecoveryPath.Linear, RecoveryDays = 60 };
        _scenario = new DisruptionScenario { Days = 365, Shocks = [shock], Options = new() { Threads = 2 }, MonteCarlo = new() { Draws = 100 } };
    }

    [Benchmark]
    public double HundredDraws() => DisruptionMonteCarlo.Simulate(_data, _scenario).Draws[0].WorldOutputLoss;

    [Benchmark]
    public double HundredDrawsWithSubstitution() =>
        DisruptionMonteCarlo.Simulate(_data, _scenario with { Options = _scenario.Options with { SubstitutionPerDay = 0.05 } }).Draws[0].WorldOutputLoss;

    /// <summary>Ten days of the plain simulation; the draws take 3,650 times as long.</summary>
    [Benchmark(Baseline = true)]
    public double PlainTenDays()
    {
        var plain = new PlainSimulation(_table, _scenario);
        for (var day = 1; day <= 10; day++) plain.Step(day);
        return plain.Output[0];
    }
}
