using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>Collects what a simulation answers, day after day.</summary>
internal sealed class DailyLog
{
    private readonly DisruptionData _data;
    private readonly DisruptionScenario _scenario;
    private readonly int _n, _j, _nodes;
    private readonly double[] _output, _served, _byEconomy, _valueAdded, _servedByEconomy, _demandByEconomy;
    private readonly double[] _outputLoss, _finalLoss, _bottleneck, _share, _product;
    private readonly int[] _firstHit, _lastProduction;
    private readonly ImmutableArray<DayAccount>.Builder _accounts = ImmutableArray.CreateBuilder<DayAccount>();
    private double _residual;

    public DailyLog(DisruptionData data, DisruptionScenario scenario, bool keepDaily)
    {
        _data = data;
        _scenario = scenario;
        _n = data.EconomyCount;
        _j = data.SectorCount;
        _nodes = data.NodeCount;
        var days = scenario.Days;
        _output = new double[keepDaily ? (long)days * _nodes : 0];
        _served = new double[_output.Length];
        _byEconomy = new double[days * _n];
        _valueAdded = new double[days * _n];
        _servedByEconomy = new double[days * _n];
        _demandByEconomy = new double[days * _n];
        _outputLoss = new double[_nodes];
        _finalLoss = new double[_nodes];
        _bottleneck = new double[_j * _n];
        _firstHit = new int[_nodes];
        _lastProduction = new int[_nodes];
        _share = new double[_nodes];
        _product = new double[_j];
        for (var f = 0; f < _nodes; f++) _product[f % _j] += data.Output[f];
        for (var f = 0; f < _nodes; f++) _share[f] = data.Output[f] > 0 ? data.ValueAdded[f] / data.Output[f] : 0;
    }

    /// <summary>The last day on which some economy's output was below base by more than the tolerance; 0 for none.</summary>
    public int LastDayBelowBase { get; private set; }

    /// <summary>Whether every economy's output was at base on the last day added.</summary>
    public bool IsAtBase(int day) => LastDayBelowBase != day;

    /// <summary>The first day from which all of the given nodes stood still.</summary>
    public int StandstillDay(ImmutableArray<int> nodes) => nodes.Max(f => _lastProduction[f]) + 1;

    public void Add(int day, DayFigures s)
    {
        var row = (day - 1) * _n;
        if (_output.Length > 0)
        {
            s.Production.CopyTo(_output, (day - 1) * _nodes);
            s.FinalDelivered.CopyTo(_served, (day - 1) * _nodes);
        }
        for (var n = 0; n < _n; n++)
        {
            double output = 0, served = 0, demanded = 0, valueAdded = 0, asBefore = 0;
            for (var f = n * _j; f < (n + 1) * _j; f++)
            {
                double x = s.Production[f], before = _data.Output[f];
                output += x;
                asBefore += before;
                valueAdded += x * _share[f];
                served += s.FinalDelivered[f];
                demanded += s.FinalDemanded[f];
                _outputLoss[f] += before - x;
                _finalLoss[f] += s.FinalDemanded[f] - s.FinalDelivered[f];
                if (s.Binding[f] >= 0) _bottleneck[s.Binding[f] * _n + n] += s.Planned[f] - x;
                if (_firstHit[f] == 0 && before - x > _scenario.Options.HitThreshold * before) _firstHit[f] = day;
                if (x > 1e-9 * before) _lastProduction[f] = day;
            }
            _byEconomy[row + n] = output;
            _valueAdded[row + n] = valueAdded;
            _servedByEconomy[row + n] = served;
            _demandByEconomy[row + n] = demanded;
            if (asBefore - output > _scenario.Options.RecoveryTolerance * asBefore) LastDayBelowBase = day;
        }
        for (var p = 0; p < _j; p++)
        {
            if (_product[p] > 0) _residual = Math.Max(_residual, Math.Abs(s.Produced[p] - s.ToIndustry[p] - s.ToFinal[p]) / _product[p]);
        }
        _accounts.Add(new DayAccount([.. s.Produced], [.. s.ToIndustry], [.. s.ToFinal], [.. s.Used], [.. s.Stocks]));
    }

    public DisruptionResult Result(int days, DisruptionStatus status, int statusDay, ImmutableArray<int> dead) => new()
    {
        Data = _data,
        Scenario = _scenario,
        Status = status,
        StatusDay = statusDay,
        Days = days,
        Residual = _residual,
        DeadNodes = dead,
        Output = Cut(_output, days * _nodes),
        FinalServed = Cut(_served, days * _nodes),
        OutputByEconomy = Cut(_byEconomy, days * _n),
        ValueAddedByEconomy = Cut(_valueAdded, days * _n),
        FinalServedByEconomy = Cut(_servedByEconomy, days * _n),
        FinalDemandByEconomy = Cut(_demandByEconomy, days * _n),
        Accounts = _accounts.ToImmutable(),
        OutputLoss = _outputLoss,
        ValueAddedLoss = [.. _outputLoss.Select((loss, f) => loss * _share[f])],
        FinalLoss = _finalLoss,
        BottleneckLoss = _bottleneck,
        FirstHitDay = _firstHit,
    };

    private static double[] Cut(double[] values, int length) => values.Length <= length ? values : values[..length];
}
