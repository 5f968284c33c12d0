using BenchmarkDotNet.Attributes;
using Tripoint.Disruption;
using Tripoint.InputOutput;
using Tripoint.Tests.Disruption;

namespace Tripoint.Bench.Disruption;

/// <summary>A year day by day on 77 × 45 = 3,465 sectors, beside the plain simulation the tests compare with.</summary>
[Config(typeof(InProcessConfig))]
public class DisruptionBench
{
    private InputOutputTable _table = null!;
    private DisruptionData _data = null!;
    private DisruptionScenario _scenario = null!;
    private PlainSimulation? _plain;
    private int _day;

    /// <summary>The share of links present: 1.15 million of 12 million, and all.</summary>
    [Params(0.096, 1.0)]
    public double Present { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _table = DisruptionTables.Of(77, 45, Present);
        _data = DisruptionData.From(_table, 2);
        var shock = new Shock { Kind = ShockKind.Capacity, Economies = [3], Sectors = [5, 6], Size = 0.6, StartDay = 5, LengthDays = 60, Recovery = RecoveryPath.Linear, RecoveryDays = 60 };
        _scenario = new DisruptionScenario { Days = 365, Shocks = [shock], Options = new() { Threads = 2 } };
    }

    [Benchmark]
    public double SteadyState() => DisruptionData.From(_table, 2).Output[0];

    [Benchmark]
    public double Year() => DisruptionModel.Simulate(_data, _scenario).Residual;

    [Benchmark]
    public double YearOneThread() => DisruptionModel.Simulate(_data, _scenario with { Options = _scenario.Options with { Threads = 1 } }).Residual;

    [Benchmark]
    public double YearWithSubstitution() => DisruptionModel.Simulate(_data, _scenario with { Options = _scenario.Options with { SubstitutionPerDay = 0.05 } }).Residual;

    /// <summary>One day of the plain simulation; a year takes 365 times as long.</summary>
    [Benchmark(Baseline = true)]
    public double PlainOneDay()
    {
        if (_plain is null)
        {
            _plain = new PlainSimulation(_table, _scenario);
            _day = 0;
        }
        _plain.Step(++_day);
        return _plain.Output[0];
    }
}
