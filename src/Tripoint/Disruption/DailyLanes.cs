using System.Runtime.Intrinsics;
using Lane = System.Runtime.Intrinsics.Vector512<double>;

namespace Tripoint.Disruption;

/// <summary>
/// The daily step of <see cref="DailySimulation"/> for up to eight scenarios side by side that differ in their shocks alone, one to a vector lane: source shares are
/// read once a day for all of them. The equations, and the order of every sum, are those of <see cref="DailySimulation"/>; a test holds the two together to the last bit.
/// </summary>
internal sealed class DailyLanes
{
    private const int NodeBlock = 64;

    private readonly DisruptionData _data;
    private readonly DisruptionOptions _options;
    private readonly UseSettings _settings;
    private readonly ShockSchedule[] _schedules;
    private readonly int _n, _j, _nodes, _width;
    private readonly double[] _perOutput, _scratch, _openScratch;
    private readonly LaneArray _target, _stock, _intensity, _finalIntensity, _record, _finalRecord, _capacity, _alpha, _ratio, _finalRatio, _demandFactor;
    private readonly LaneArray _orders, _finalOrders, _production, _planned, _binding, _possible, _finalDelivered, _finalDemanded;
    private readonly LaneArray _produced, _toIndustry, _toFinal, _used, _stocks, _motion;
    private readonly LaneArray _one, _openToday, _openTomorrow, _sourceRatio, _sourceFinalRatio, _delivered, _sum, _sourceOrders, _sourceFinalOrders, _received, _order;

    /// <summary>Lanes beyond the schedules repeat the last one.</summary>
    public DailyLanes(DisruptionData data, UseSettings settings, ReadOnlySpan<ShockSchedule> schedules, DisruptionOptions options)
    {
        _data = data;
        _options = options;
        _settings = settings;
        _schedules = new ShockSchedule[LaneArray.Count];
        for (var lane = 0; lane < LaneArray.Count; lane++) _schedules[lane] = schedules[Math.Min(lane, schedules.Length - 1)];
        _n = data.EconomyCount;
        _j = data.SectorCount;
        _nodes = data.NodeCount;
        _width = data.Shares.Width;
        var uses = _j * _nodes;
        _perOutput = new double[uses];
        _stock = new LaneArray(uses);
        _target = new LaneArray(options.StockPolicy == StockPolicy.FollowPlannedProduction ? uses : 0);
        for (var at = 0; at < uses; at++)
        {
            var output = data.Output[at % _nodes];
            _perOutput[at] = output > 0 ? data.InputUse[at] / output : 0;
            _stock.Span[at] = Vector512.Create(settings.Days[at] * data.InputUse[at]);
        }
        if (_target.Length > 0) _stock.Span.CopyTo(_target.Span);
        _intensity = new LaneArray(uses);
        _finalIntensity = new LaneArray(_j * _n);
        _record = Ones(settings.Substitutes ? _j * _n * _width : 0);
        _finalRecord = Ones(_record.Length);
        _alpha = Ones(_nodes);
        _planned = new LaneArray(_nodes);
        for (var f = 0; f < _nodes; f++) _planned.Span[f] = Vector512.Create(data.Output[f]);
        (_capacity, _ratio, _finalRatio, _orders, _finalOrders) = (new(_nodes), new(_nodes), new(_nodes), new(_nodes), new(_nodes));
        (_production, _binding, _possible, _finalDelivered, _finalDemanded, _demandFactor) = (new(_nodes), new(_nodes), new(NodeBlock), new(_nodes), new(_nodes), new(_nodes));
        (_produced, _toIndustry, _toFinal, _used, _stocks, _motion) = (new(_j), new(_j), new(_j), new(_j), new(_j), new(1));
        (_one, _openToday, _openTomorrow) = (Ones(_width), new(_n * _width), new(_n * _width));
        (_sourceRatio, _sourceFinalRatio, _delivered, _sum, _sourceOrders, _sourceFinalOrders) = (new(_width), new(_width), new(_width), new(_width), new(_width), new(_width));
        (_received, _order) = (new(_j), new(_j));
        _scratch = new double[_nodes];
        _openScratch = new double[_n * _width];
    }

    /// <summary>The largest change in a lane since yesterday, as in <see cref="DailySimulation.Motion"/>.</summary>
    public double Motion(int lane) => _motion.Numbers[lane];

    /// <summary>Places the orders for day 1 from the steady state.</summary>
    public void Begin()
    {
        Demand(1);
        for (var p = 0; p < _j; p++) Exchange(p, 0);
        for (var f = 0; f < _nodes; f++) _production.Span[f] = Vector512.Create(_data.Output[f]);
    }

    /// <summary>One day in every lane.</summary>
    public void Step(int day)
    {
        for (var lane = 0; lane < LaneArray.Count; lane++)
        {
            _schedules[lane].Capacity(day, _scratch);
            _capacity.Put(lane, _scratch);
        }
        _demandFactor.Span.CopyTo(_finalDemanded.Span);
        Demand(day + 1);
        _motion.Span.Clear();
        for (var from = 0; from < _nodes; from += NodeBlock) Produce(from, Math.Min(_nodes, from + NodeBlock));
        for (var p = 0; p < _j; p++) Exchange(p, day);
    }

    /// <summary>What today came to in one lane.</summary>
    public void Take(int lane, DayFigures to)
    {
        _production.Take(lane, to.Production);
        _planned.Take(lane, to.Planned);
        _finalDelivered.Take(lane, to.FinalDelivered);
        _finalDemanded.Take(lane, to.FinalDemanded);
        _produced.Take(lane, to.Produced);
        _toIndustry.Take(lane, to.ToIndustry);
        _toFinal.Take(lane, to.ToFinal);
        _used.Take(lane, to.Used);
        _stocks.Take(lane, to.Stocks);
        var binding = _binding.Numbers;
        for (var f = 0; f < _nodes; f++) to.Binding[f] = (int)binding[f * LaneArray.Count + lane];
    }

    /// <summary>S, J × NJ, of one lane at the end of today.</summary>
    public double[] Stock(int lane)
    {
        var stock = new double[_stock.Length];
        _stock.Take(lane, stock);
        return stock;
    }

    private static LaneArray Ones(int length)
    {
        var ones = new LaneArray(length);
        ones.Span.Fill(Lane.One);
        return ones;
    }

    private void Demand(int day)
    {
        for (var lane = 0; lane < LaneArray.Count; lane++)
        {
            _schedules[lane].Demand(day, _scratch);
            _demandFactor.Put(lane, _scratch);
        }
    }

    private void Produce(int from, int to)
    {
        var count = to - from;
        Span<Lane> possible = _possible.Slice(0, count), capacity = _capacity.Slice(from, count), binding = _binding.Slice(from, count), planned = _planned.Slice(from, count);
        Span<Lane> orders = _orders.Slice(from, count), finalOrders = _finalOrders.Slice(from, count), alpha = _alpha.Slice(from, count);
        for (var k = 0; k < count; k++)
        {
            capacity[k] *= alpha[k] * Vector512.Create(_data.Output[from + k]);
            possible[k] = planned[k] = Vector512.Min(orders[k] + finalOrders[k], capacity[k]);
            binding[k] = -Lane.One;
        }
        for (var p = 0; p < _j; p++)
        {
            var start = p * _nodes + from;
            var stock = _stock.Slice(start, count);
            var stockWeight = _settings.StockWeight.AsSpan(start, count);
            var capacityWeight = _settings.CapacityWeight.AsSpan(start, count);
            var product = Vector512.Create((double)p);
            for (var k = 0; k < count; k++)
            {
                var allowed = Vector512.Create(stockWeight[k]) * stock[k] + Vector512.Create(capacityWeight[k]) * capacity[k];
                var binds = Vector512.LessThan(allowed, possible[k]);
                possible[k] = Vector512.ConditionalSelect(binds, allowed, possible[k]);
                binding[k] = Vector512.ConditionalSelect(binds, product, binding[k]);
            }
        }
        var motion = _motion.Span[0];
        Lane zero = Lane.Zero, one = Lane.One, limit = Vector512.Create(_options.OverproductionLimit), days = Vector512.Create(_options.OverproductionDays);
        Span<Lane> production = _production.Slice(from, count), ratio = _ratio.Slice(from, count), finalRatio = _finalRatio.Slice(from, count);
        for (var k = 0; k < count; k++)
        {
            if (_data.Output[from + k] == 0) continue;
            var x = Vector512.Max(zero, possible[k]);
            motion = Vector512.Max(motion, Vector512.Abs(x - production[k]) / Vector512.Create(_data.Output[from + k]));
            production[k] = x;
            Lane order = orders[k], final = finalOrders[k], all = order + final;
            switch (_options.Rationing)
            {
                case Rationing.IntermediateFirst:
                    ratio[k] = First(order, x);
                    finalRatio[k] = Rest(final, x - ratio[k] * order);
                    break;
                case Rationing.FinalFirst:
                    finalRatio[k] = First(final, x);
                    ratio[k] = Rest(order, x - finalRatio[k] * final);
                    break;
                default:
                    ratio[k] = finalRatio[k] = Vector512.ConditionalSelect(Vector512.GreaterThan(all, zero), Vector512.Min(one, x / all), one);
                    break;
            }
            var scarcity = Vector512.ConditionalSelect(Vector512.GreaterThan(all, zero), Vector512.Max(zero, all - x) / all, zero);
            alpha[k] += Vector512.ConditionalSelect(
                Vector512.GreaterThan(scarcity, Vector512.Create(DailySimulation.RoundingScarcity)), (limit - alpha[k]) * scarcity / days, (one - alpha[k]) / days);
        }
        _motion.Span[0] = motion;

        static Lane First(Lane wanted, Lane x) => Vector512.ConditionalSelect(Vector512.GreaterThan(wanted, x), x / wanted, Lane.One);
        static Lane Rest(Lane wanted, Lane left) =>
            Vector512.ConditionalSelect(Vector512.GreaterThan(wanted, Lane.Zero), Vector512.Min(Lane.One, Vector512.Max(Lane.Zero, left / wanted)), Lane.One);
    }

    private void Exchange(int p, int day)
    {
        Span<Lane> ratio = _sourceRatio.Span, finalRatio = _sourceFinalRatio.Span, delivered = _delivered.Span, sum = _sum.Span;
        Span<Lane> orders = _sourceOrders.Span, finalOrders = _sourceFinalOrders.Span, received = _received.Span, order = _order.Span;
        Span<Lane> production = _production.Span, planned = _planned.Span, demanded = _finalDemanded.Span, served = _finalDelivered.Span, factor = _demandFactor.Span;
        var isStart = day == 0;
        orders.Clear();
        finalOrders.Clear();
        var produced = Lane.Zero;
        for (var i = 0; i < _n; i++)
        {
            ratio[i] = isStart ? Lane.Zero : _ratio.Span[i * _j + p];
            finalRatio[i] = isStart ? Lane.Zero : _finalRatio.Span[i * _j + p];
            if (!isStart) produced += production[i * _j + p];
        }
        bool isOpenToday = !Open(day, p, _openToday), isOpenTomorrow = !Open(day + 1, p, _openTomorrow);
        var speed = _settings.Speed[p];
        var restock = Vector512.Create(_options.RestockDays);
        Lane toIndustry = default, used = default, stocks = default, toFinal = default, motion = _motion.Span[0];
        var follow = _target.Length > 0;
        for (var n = 0; n < _n; n++)
        {
            var today = isOpenToday ? _one.Span : _openToday.Slice(n * _width, _width);
            var tomorrow = isOpenTomorrow ? _one.Span : _openTomorrow.Slice(n * _width, _width);
            var record = speed > 0 ? _record.Slice((p * _n + n) * _width, _width) : default;
            var first = p * _nodes + n * _j;
            Deliverable(delivered, ratio, today, record);
            if (!isStart)
            {
                Remember(record, ratio, today, speed);
                _data.Shares.Dots(first, delivered, received);
            }
            if (speed > 0) _data.Shares.Dots(first, record, order);
            Span<Lane> stock = _stock.Slice(first, _j), intensity = _intensity.Slice(first, _j), target = follow ? _target.Slice(first, _j) : default;
            for (var user = 0; user < _j; user++)
            {
                int f = n * _j + user, at = first + user;
                if (_perOutput[at] == 0) continue;
                var perOutput = Vector512.Create(_perOutput[at]);
                Lane held = stock[user], plan = perOutput * planned[f];
                if (!isStart)
                {
                    var arrived = intensity[user] * received[user];
                    var use = Vector512.Min(held, perOutput * production[f]);
                    var after = held - use + arrived;
                    motion = Vector512.Max(motion, Vector512.Abs(after - held) / Vector512.Create(_data.InputUse[at]));
                    stock[user] = held = after;
                    toIndustry += arrived;
                    used += use;
                }
                stocks += held;
                var aim = Vector512.Create(_settings.Days[at] * _data.InputUse[at]);
                if (follow) target[user] = aim = target[user] + (Vector512.Create(_settings.Days[at]) * plan - target[user]) / restock;
                var wanted = Vector512.Max(Lane.Zero, plan + (aim - held) / restock);
                intensity[user] = speed > 0 ? wanted / order[user] : wanted;
            }
            _data.Shares.Sums(first, intensity, sum);
            Place(orders, sum, tomorrow, record);

            var finalAt = p * _n + n;
            if (!isStart) demanded[n * _j + p] *= Vector512.Create(_data.FinalUse[finalAt]);
            if (_data.FinalUse[finalAt] == 0) continue;
            var finalRecord = speed > 0 ? _finalRecord.Slice(finalAt * _width, _width) : default;
            Deliverable(delivered, finalRatio, today, finalRecord);
            var finalIntensity = _finalIntensity.Slice(finalAt, 1);
            if (!isStart)
            {
                _data.FinalShares.Dots(finalAt, delivered, received[..1]);
                var servedHere = finalIntensity[0] * received[0];
                served[n * _j + p] = servedHere;
                toFinal += servedHere;
                Remember(finalRecord, finalRatio, today, speed);
            }
            finalIntensity[0] = Vector512.Create(_data.FinalUse[finalAt]) * factor[n * _j + p];
            if (speed > 0)
            {
                _data.FinalShares.Dots(finalAt, finalRecord, order[..1]);
                finalIntensity[0] /= order[0];
            }
            _data.FinalShares.Sums(finalAt, finalIntensity, sum);
            Place(finalOrders, sum, tomorrow, finalRecord);
        }
        for (var i = 0; i < _n; i++)
        {
            _orders.Span[i * _j + p] = orders[i];
            _finalOrders.Span[i * _j + p] = finalOrders[i];
        }
        (_produced.Span[p], _toIndustry.Span[p], _toFinal.Span[p], _used.Span[p], _stocks.Span[p], _motion.Span[0]) = (produced, toIndustry, toFinal, used, stocks, motion);
    }

    // Fills the openings of a product's links where a lane closes some; false where none does.
    private bool Open(int day, int product, LaneArray open)
    {
        if (!Array.Exists(_schedules, s => s.HasLink(day, product))) return false;
        for (var lane = 0; lane < LaneArray.Count; lane++)
        {
            _schedules[lane].Open(day, product, _openScratch, _width);
            open.Put(lane, _openScratch);
        }
        return true;
    }

    private static void Deliverable(Span<Lane> delivered, ReadOnlySpan<Lane> ratio, ReadOnlySpan<Lane> open, ReadOnlySpan<Lane> record)
    {
        for (var i = 0; i < delivered.Length; i++) delivered[i] = record.IsEmpty ? ratio[i] * open[i] : ratio[i] * open[i] * record[i];
    }

    private static void Remember(Span<Lane> record, ReadOnlySpan<Lane> ratio, ReadOnlySpan<Lane> open, double speed)
    {
        Lane floor = Vector512.Create(DailySimulation.RecordFloor), pace = Vector512.Create(speed);
        for (var i = 0; i < record.Length; i++) record[i] = Vector512.Max(floor, record[i] + pace * (ratio[i] * open[i] - record[i]));
    }

    private static void Place(Span<Lane> orders, ReadOnlySpan<Lane> sum, ReadOnlySpan<Lane> open, ReadOnlySpan<Lane> record)
    {
        for (var i = 0; i < orders.Length; i++) orders[i] += record.IsEmpty ? sum[i] * open[i] : sum[i] * open[i] * record[i];
    }
}
