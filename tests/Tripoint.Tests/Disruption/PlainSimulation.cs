using Tripoint.Disruption;
using Tripoint.InputOutput;

namespace Tripoint.Tests.Disruption;

/// <summary>
/// The model of docs/models/disruption.md once more, written plainly with whole matrices of orders and deliveries and no regard for speed: what
/// the fast engine is compared with. Takes only balanced tables.
/// </summary>
internal sealed class PlainSimulation
{
    private readonly DisruptionOptions _o;
    private readonly DisruptionScenario _scenario;
    private readonly int _n, _j, _rows;
    private readonly double[,] _z, _f, _order, _finalOrder, _stock, _aim, _use, _record, _finalRecord;
    private readonly double[] _x, _alpha;
    private readonly bool[] _isGood;

    public PlainSimulation(InputOutputTable table, DisruptionScenario scenario)
    {
        _scenario = scenario;
        _o = scenario.Options;
        _n = table.Economies.Length;
        _j = table.Sectors.Length;
        _rows = _n * _j;
        _isGood = [.. table.Sectors.Select(s => s.IsGoods)];
        _z = new double[_rows, _rows];
        _f = new double[_rows, _n];
        _x = new double[_rows];
        _use = new double[_j, _rows];
        var categories = table.FinalCategories.Length;
        for (var r = 0; r < _rows; r++)
        {
            for (var c = 0; c < _rows; c++)
            {
                _z[r, c] = table.Intermediate[r * _rows + c] / 365;
                _x[r] += _z[r, c];
                _use[r % _j, c] += _z[r, c];
            }
            for (var c = 0; c < _n * categories; c++)
            {
                _f[r, c / categories] += table.FinalDemand[r * _n * categories + c] / 365;
                _x[r] += table.FinalDemand[r * _n * categories + c] / 365;
            }
        }
        _order = new double[_rows, _rows];
        _finalOrder = new double[_rows, _n];
        _stock = new double[_j, _rows];
        _aim = new double[_j, _rows];
        _record = new double[_rows, _n];
        _finalRecord = new double[_rows, _n];
        _alpha = Enumerable.Repeat(1.0, _rows).ToArray();
        for (var p = 0; p < _j; p++)
        {
            for (var c = 0; c < _rows; c++) _stock[p, c] = _aim[p, c] = Days(p, c) * _use[p, c];
        }
        for (var r = 0; r < _rows; r++)
        {
            for (var d = 0; d < _n; d++) _record[r, d] = _finalRecord[r, d] = 1;
        }
        PlaceOrders(1, _x);
    }

    public double[] Output { get; private set; } = [];

    public double[,] FinalServed { get; private set; } = new double[0, 0];

    public double[,] Stock => _stock;

    public void Step(int day)
    {
        var x = new double[_rows];
        var planned = new double[_rows];
        double[,] served = new double[_n, _j], received = new double[_j, _rows];
        double[] ratio = new double[_rows], finalRatio = new double[_rows];
        for (var r = 0; r < _rows; r++)
        {
            double industry = 0, final = 0;
            for (var c = 0; c < _rows; c++) industry += _order[r, c];
            for (var d = 0; d < _n; d++) final += _finalOrder[r, d];
            var capacity = _alpha[r] * CapacityLeft(r, day) * _x[r];
            planned[r] = Math.Min(industry + final, capacity);
            x[r] = planned[r];
            for (var p = 0; p < _j; p++)
            {
                if (_use[p, r] == 0) continue;
                var perUnit = _use[p, r] / _x[r];
                var byStock = _stock[p, r] / (perUnit * Math.Max(1, _o.StockCaution * Days(p, r)));
                var level = Level(p, r);
                if (level == Criticality.Critical) x[r] = Math.Min(x[r], byStock);
                if (level == Criticality.Important) x[r] = Math.Min(x[r], 0.5 * (byStock + capacity));
            }
            if (_o.Rationing == Rationing.Proportional)
            {
                ratio[r] = finalRatio[r] = industry + final > 0 ? Math.Min(1, x[r] / (industry + final)) : 1;
            }
            else if (_o.Rationing == Rationing.IntermediateFirst)
            {
                ratio[r] = industry > 0 ? Math.Min(1, x[r] / industry) : 1;
                finalRatio[r] = final > 0 ? Math.Min(1, (x[r] - ratio[r] * industry) / final) : 1;
            }
            else
            {
                finalRatio[r] = final > 0 ? Math.Min(1, x[r] / final) : 1;
                ratio[r] = industry > 0 ? Math.Min(1, (x[r] - finalRatio[r] * final) / industry) : 1;
            }
            for (var c = 0; c < _rows; c++) received[r % _j, c] += ratio[r] * _order[r, c];
            for (var d = 0; d < _n; d++) served[d, r % _j] += finalRatio[r] * _finalOrder[r, d];
            var missing = industry + final > x[r] ? (industry + final - x[r]) / (industry + final) : 0;
            _alpha[r] += missing > 1e-9 ? (_o.OverproductionLimit - _alpha[r]) * missing / _o.OverproductionDays : (1 - _alpha[r]) / _o.OverproductionDays;
        }
        for (var p = 0; p < _j; p++)
        {
            for (var c = 0; c < _rows; c++)
            {
                var used = Math.Min(_stock[p, c], _use[p, c] == 0 ? 0 : _use[p, c] / _x[c] * x[c]);
                _stock[p, c] += received[p, c] - used;
            }
        }
        for (var r = 0; r < _rows; r++)
        {
            for (var d = 0; d < _n; d++)
            {
                var open = Open(r, d, day);
                _record[r, d] = Math.Max(1e-3, _record[r, d] + Speed(r % _j) * (ratio[r] * open - _record[r, d]));
                _finalRecord[r, d] = Math.Max(1e-3, _finalRecord[r, d] + Speed(r % _j) * (finalRatio[r] * open - _finalRecord[r, d]));
            }
        }
        PlaceOrders(day + 1, planned);
        Output = x;
        FinalServed = served;
    }

    private void PlaceOrders(int day, double[] planned)
    {
        for (var p = 0; p < _j; p++)
        {
            for (var c = 0; c < _rows; c++)
            {
                var need = _use[p, c] == 0 ? 0 : _use[p, c] / _x[c] * planned[c];
                if (_o.StockPolicy == StockPolicy.FollowPlannedProduction) _aim[p, c] += (Days(p, c) * need - _aim[p, c]) / _o.RestockDays;
                var total = Math.Max(0, need + (_aim[p, c] - _stock[p, c]) / _o.RestockDays);
                var weight = 0.0;
                for (var i = 0; i < _n; i++) weight += _z[i * _j + p, c] * _record[i * _j + p, c / _j];
                for (var i = 0; i < _n; i++)
                {
                    var r = i * _j + p;
                    _order[r, c] = weight == 0 ? 0 : total * _z[r, c] * _record[r, c / _j] / weight * Open(r, c / _j, day);
                }
            }
            for (var d = 0; d < _n; d++)
            {
                double weight = 0, demand = 0;
                for (var i = 0; i < _n; i++)
                {
                    demand += _f[i * _j + p, d];
                    weight += _f[i * _j + p, d] * _finalRecord[i * _j + p, d];
                }
                for (var i = 0; i < _n; i++)
                {
                    var r = i * _j + p;
                    _finalOrder[r, d] = weight == 0 ? 0 : demand * DemandFactor(d, p, day) * _f[r, d] * _finalRecord[r, d] / weight * Open(r, d, day);
                }
            }
        }
    }

    private double Days(int p, int c)
    {
        var days = _isGood[p] ? _o.GoodsInventoryDays : _o.ServiceInventoryDays;
        foreach (var rule in _o.Inventories.Where(r => r.Where.Contains(p, c / _j, c % _j))) days = rule.IsExtra ? days + rule.Days : rule.Days;
        return days;
    }

    private Criticality Level(int p, int c)
    {
        var inputs = 0.0;
        for (var q = 0; q < _j; q++) inputs += _use[q, c];
        var level = _use[p, c] < _o.CriticalShare * inputs ? Criticality.NonCritical : _isGood[p] && _isGood[c % _j] ? Criticality.Critical : Criticality.Important;
        foreach (var rule in _o.Criticalities.Where(r => r.Where.Contains(p, c / _j, c % _j))) level = rule.Level;
        return level;
    }

    private double Speed(int p) => _o.Substitutions.LastOrDefault(r => r.Products.IsEmpty || r.Products.Contains(p))?.PerDay ?? _o.SubstitutionPerDay;

    private double CapacityLeft(int r, int day) => 1 - Largest(ShockKind.Capacity, day, s => s.Economies.Contains(r / _j) && s.Sectors.Contains(r % _j));

    private double Open(int r, int importer, int day) =>
        1 - Largest(ShockKind.Link, day, s => s.Economies.Contains(r / _j) && s.Importers.Contains(importer) && s.Sectors.Contains(r % _j));

    private double DemandFactor(int d, int p, int day) => 1 + Largest(ShockKind.Demand, day, s => s.Economies.Contains(d) && s.Sectors.Contains(p));

    private double Largest(ShockKind kind, int day, Func<Shock, bool> concerns) =>
        _scenario.Shocks.Where(s => s.Kind == kind && concerns(s)).Select(s => s.SizeOn(day)).DefaultIfEmpty(0).MaxBy(Math.Abs);
}
