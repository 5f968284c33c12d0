namespace Tripoint.Disruption;

/// <summary>
/// The state of a simulation and its daily step. Equations: docs/models/disruption.md. Uses are J × NJ (product p, node f) at p·NJ + f,
/// final uses J × N at p·N + n. The day's two parts run over blocks of nodes and over products; each part writes only what is its own, and sums in a
/// fixed order, so the state does not depend on the number of threads. A day reads the source shares once.
/// </summary>
internal sealed class DailySimulation
{
    internal const double RecordFloor = 1e-3;
    // Less than this is rounding, not scarcity: overproduction fades.
    internal const double RoundingScarcity = 1e-9;
    private const int NodeBlock = 256;

    private readonly DisruptionData _data;
    private readonly DisruptionOptions _options;
    private readonly UseSettings _settings;
    private readonly ShockSchedule _schedule;
    private readonly ParallelOptions _parallel;
    private readonly int _n, _j, _nodes, _width;

    private readonly double[] _perOutput, _target, _stock, _intensity, _finalIntensity;
    private readonly double[] _record, _finalRecord;
    private readonly double[] _capacity, _alpha, _ratio, _finalRatio;
    private readonly double[] _demandFactor;
    private readonly double[] _productMotion;

    public DailySimulation(DisruptionData data, UseSettings settings, ShockSchedule schedule, DisruptionOptions options, int threads)
    {
        _data = data;
        _options = options;
        _settings = settings;
        _schedule = schedule;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        _n = data.EconomyCount;
        _j = data.SectorCount;
        _nodes = data.NodeCount;
        _width = data.Shares.Width;
        var uses = _j * _nodes;
        _perOutput = new double[uses];
        _target = new double[uses];
        for (var at = 0; at < uses; at++)
        {
            var output = data.Output[at % _nodes];
            _perOutput[at] = output > 0 ? data.InputUse[at] / output : 0;
            _target[at] = settings.Days[at] * data.InputUse[at];
        }
        _stock = [.. _target];
        _intensity = new double[uses];
        _finalIntensity = new double[_j * _n];
        _record = new double[settings.Substitutes ? _j * _n * _width : 0];
        _finalRecord = new double[_record.Length];
        Array.Fill(_record, 1);
        Array.Fill(_finalRecord, 1);
        _capacity = new double[_nodes];
        _alpha = new double[_nodes];
        Array.Fill(_alpha, 1);
        _ratio = new double[_nodes];
        _finalRatio = new double[_nodes];
        _demandFactor = new double[_n * _j];
        _productMotion = new double[_j];
        Orders = new double[_nodes];
        FinalOrders = new double[_nodes];
        Figures = new DayFigures(_n, _j);
        data.Output.CopyTo(Planned, 0);
    }

    /// <summary>What today came to.</summary>
    public DayFigures Figures { get; }

    /// <summary>The largest change of a stock (in days of base use) or an output (relative to base) since yesterday.</summary>
    public double Motion { get; private set; }

    /// <summary>S, J × NJ: stocks at the end of today.</summary>
    public double[] Stock => _stock;

    private double[] Orders { get; }

    private double[] FinalOrders { get; }

    private double[] Production => Figures.Production;

    private double[] Planned => Figures.Planned;

    private int[] Binding => Figures.Binding;

    private double[] FinalDelivered => Figures.FinalDelivered;

    private double[] FinalDemanded => Figures.FinalDemanded;

    /// <summary>Places the orders for day 1 from the steady state.</summary>
    public void Begin()
    {
        _schedule.Demand(1, _demandFactor);
        Parallel.For(0, _j, _parallel, p => Exchange(p, 0));
        Array.Copy(_data.Output, Production, _nodes);
    }

    /// <summary>One day: production, delivery, use, new orders.</summary>
    public void Step(int day)
    {
        _schedule.Capacity(day, _capacity);
        Array.Copy(_demandFactor, FinalDemanded, _demandFactor.Length);
        _schedule.Demand(day + 1, _demandFactor);
        var blocks = (_nodes + NodeBlock - 1) / NodeBlock;
        var motion = new double[blocks];
        For(blocks, b => motion[b] = Produce(b * NodeBlock, Math.Min(_nodes, (b + 1) * NodeBlock)));
        For(_j, p => Exchange(p, day));
        Motion = Math.Max(motion.Max(), _productMotion.Max());
    }

    private void For(int count, Action<int> body)
    {
        if (_parallel.MaxDegreeOfParallelism == 1)
        {
            for (var at = 0; at < count; at++) body(at);
        }
        else
        {
            Parallel.For(0, count, _parallel, body);
        }
    }

    // Production of the nodes in a block, and the share of each order that can be filled.
    private double Produce(int from, int to)
    {
        var motion = 0.0;
        Span<double> possible = stackalloc double[NodeBlock];
        for (var f = from; f < to; f++)
        {
            _capacity[f] *= _alpha[f] * _data.Output[f];
            Planned[f] = Math.Min(Orders[f] + FinalOrders[f], _capacity[f]);
            possible[f - from] = Planned[f];
            Binding[f] = -1;
        }
        for (var p = 0; p < _j; p++)
        {
            int start = p * _nodes + from;
            var stock = _stock.AsSpan(start, to - from);
            var stockWeight = _settings.StockWeight.AsSpan(start, to - from);
            var capacityWeight = _settings.CapacityWeight.AsSpan(start, to - from);
            for (var k = 0; k < stock.Length; k++)
            {
                var allowed = stockWeight[k] * stock[k] + capacityWeight[k] * _capacity[from + k];
                if (allowed >= possible[k]) continue;
                possible[k] = allowed;
                Binding[from + k] = p;
            }
        }
        for (var f = from; f < to; f++)
        {
            var output = _data.Output[f];
            if (output == 0) continue;
            var x = Math.Max(0, possible[f - from]);
            motion = Math.Max(motion, Math.Abs(x - Production[f]) / output);
            Production[f] = x;
            double orders = Orders[f], final = FinalOrders[f], all = orders + final;
            switch (_options.Rationing)
            {
                case Rationing.IntermediateFirst:
                    _ratio[f] = orders > x ? x / orders : 1;
                    _finalRatio[f] = final > 0 ? Math.Clamp((x - _ratio[f] * orders) / final, 0, 1) : 1;
                    break;
                case Rationing.FinalFirst:
                    _finalRatio[f] = final > x ? x / final : 1;
                    _ratio[f] = orders > 0 ? Math.Clamp((x - _finalRatio[f] * final) / orders, 0, 1) : 1;
                    break;
                default:
                    _ratio[f] = _finalRatio[f] = all > 0 ? Math.Min(1, x / all) : 1;
                    break;
            }
            var scarcity = all > 0 ? Math.Max(0, all - x) / all : 0;
            _alpha[f] += scarcity > RoundingScarcity
                ? (_options.OverproductionLimit - _alpha[f]) * scarcity / _options.OverproductionDays
                : (1 - _alpha[f]) / _options.OverproductionDays;
        }
        return motion;
    }

    // Deliveries of one product, its stocks, and the orders for tomorrow. Day 0 only places the orders of the steady state.
    private void Exchange(int p, int day)
    {
        Span<double> ratio = stackalloc double[_width], finalRatio = stackalloc double[_width], delivered = stackalloc double[_width];
        Span<double> sum = stackalloc double[_width], orders = stackalloc double[_width], finalOrders = stackalloc double[_width];
        Span<double> ones = stackalloc double[_width];
        var isStart = day == 0;
        var produced = 0.0;
        for (var i = 0; i < _n; i++)
        {
            ratio[i] = isStart ? 0 : _ratio[i * _j + p];
            finalRatio[i] = isStart ? 0 : _finalRatio[i * _j + p];
            if (!isStart) produced += Production[i * _j + p];
        }
        ones.Fill(1);
        var openToday = Open(day, p);
        var openTomorrow = Open(day + 1, p);
        var speed = _settings.Speed[p];
        double toIndustry = 0, used = 0, stocks = 0, toFinal = 0, motion = 0;
        var follow = _options.StockPolicy == StockPolicy.FollowPlannedProduction;
        for (var n = 0; n < _n; n++)
        {
            ReadOnlySpan<double> today = openToday is null ? ones : openToday.AsSpan(n * _width, _width);
            ReadOnlySpan<double> tomorrow = openTomorrow is null ? ones : openTomorrow.AsSpan(n * _width, _width);
            var record = speed > 0 ? _record.AsSpan((p * _n + n) * _width, _width) : default;
            Deliverable(delivered, ratio, today, record);
            if (!isStart) Remember(record, ratio, today, speed);
            sum.Clear();
            for (var user = 0; user < _j; user++)
            {
                int f = n * _j + user, at = p * _nodes + f;
                if (_perOutput[at] == 0) continue;
                double stock = _stock[at], target = _target[at], plan = _perOutput[at] * Planned[f];
                if (!isStart)
                {
                    var received = _intensity[at] * _data.Shares.Dot(at, delivered);
                    var use = Math.Min(stock, _perOutput[at] * Production[f]);
                    var after = stock - use + received;
                    motion = Math.Max(motion, Math.Abs(after - stock) / _data.InputUse[at]);
                    _stock[at] = stock = after;
                    toIndustry += received;
                    used += use;
                }
                stocks += stock;
                if (follow) _target[at] = target += (_settings.Days[at] * plan - target) / _options.RestockDays;
                var order = Math.Max(0, plan + (target - stock) / _options.RestockDays);
                var intensity = speed > 0 ? order / _data.Shares.Dot(at, record) : order;
                _intensity[at] = intensity;
                _data.Shares.Add(at, intensity, sum);
            }
            Place(orders, sum, tomorrow, record);

            var finalAt = p * _n + n;
            if (!isStart) FinalDemanded[n * _j + p] *= _data.FinalUse[finalAt];
            if (_data.FinalUse[finalAt] == 0) continue;
            var finalRecord = speed > 0 ? _finalRecord.AsSpan(finalAt * _width, _width) : default;
            Deliverable(delivered, finalRatio, today, finalRecord);
            if (!isStart)
            {
                var served = _finalIntensity[finalAt] * _data.FinalShares.Dot(finalAt, delivered);
                FinalDelivered[n * _j + p] = served;
                toFinal += served;
                Remember(finalRecord, finalRatio, today, speed);
            }
            var demand = _data.FinalUse[finalAt] * _demandFactor[n * _j + p];
            var wanted = speed > 0 ? demand / _data.FinalShares.Dot(finalAt, finalRecord) : demand;
            _finalIntensity[finalAt] = wanted;
            sum.Clear();
            _data.FinalShares.Add(finalAt, wanted, sum);
            Place(finalOrders, sum, tomorrow, finalRecord);
        }
        for (var i = 0; i < _n; i++)
        {
            Orders[i * _j + p] = orders[i];
            FinalOrders[i * _j + p] = finalOrders[i];
        }
        Figures.Produced[p] = produced;
        Figures.ToIndustry[p] = toIndustry;
        Figures.ToFinal[p] = toFinal;
        Figures.Used[p] = used;
        Figures.Stocks[p] = stocks;
        _productMotion[p] = motion;
    }

    private double[]? Open(int day, int product)
    {
        if (!_schedule.HasLink(day, product)) return null;
        var open = new double[_n * _width];
        _schedule.Open(day, product, open, _width);
        return open;
    }

    private static void Deliverable(Span<double> delivered, ReadOnlySpan<double> ratio, ReadOnlySpan<double> open, ReadOnlySpan<double> record)
    {
        if (record.IsEmpty)
        {
            for (var i = 0; i < delivered.Length; i++) delivered[i] = ratio[i] * open[i];
        }
        else
        {
            for (var i = 0; i < delivered.Length; i++) delivered[i] = ratio[i] * open[i] * record[i];
        }
    }

    // φ ← φ + s (ρ − φ): what a buyer economy remembers of each source's delivery ratio. The floor keeps a token order alive.
    private static void Remember(Span<double> record, ReadOnlySpan<double> ratio, ReadOnlySpan<double> open, double speed)
    {
        for (var i = 0; i < record.Length; i++) record[i] = Math.Max(RecordFloor, record[i] + speed * (ratio[i] * open[i] - record[i]));
    }

    private static void Place(Span<double> orders, ReadOnlySpan<double> sum, ReadOnlySpan<double> open, ReadOnlySpan<double> record)
    {
        if (record.IsEmpty)
        {
            for (var i = 0; i < orders.Length; i++) orders[i] += sum[i] * open[i];
        }
        else
        {
            for (var i = 0; i < orders.Length; i++) orders[i] += sum[i] * open[i] * record[i];
        }
    }
}
