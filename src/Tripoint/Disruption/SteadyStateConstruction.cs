using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Disruption;

/// <summary>Makes a steady state of a table as published, and keeps account of what moved.</summary>
internal sealed class SteadyStateConstruction
{
    private readonly InputOutputTable _table;
    private readonly int _n, _j, _rows;
    private readonly bool[] _active;
    private readonly double[] _sales, _final, _output;
    private readonly List<RebalancingStep> _steps = [];

    private SteadyStateConstruction(InputOutputTable table)
    {
        _table = table;
        _n = table.Economies.Length;
        _j = table.Sectors.Length;
        _rows = table.RowCount;
        _active = new bool[_rows];
        _sales = new double[_rows];
        _final = new double[_rows * _n];
        _output = new double[_rows];
    }

    /// <exception cref="BadInputException">A value is not finite, or nothing is produced.</exception>
    public static SteadyState Build(InputOutputTable table, int threads)
    {
        var build = new SteadyStateConstruction(table);
        build.RefuseNonFinite();
        build.NetFinalDemand();
        build.FindActive();
        build.DropNegativeUseAndIdleInputs();
        build.CloseRows();
        return build.Pack(new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount });
    }

    private string Name(int row) => $"{_table.Economies[row / _j]} {_table.Sectors[row % _j]}";

    private void RefuseNonFinite()
    {
        var bad = -1;
        for (var r = 0; r < _rows && bad < 0; r++)
        {
            if (!double.IsFinite(_table.Output[r]) || _table.Intermediate.AsSpan(r * _rows, _rows).ContainsAnyExceptInRange(double.MinValue, double.MaxValue)) bad = r;
        }
        if (bad < 0) bad = _table.FinalDemand.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) is var at and >= 0 ? at * _rows / _table.FinalDemand.Length : -1;
        if (bad >= 0) throw new BadInputException($"the table '{_table.Name}' holds a value that is not a finite number", $"row {Name(bad)}", "finite numbers");
    }

    private void NetFinalDemand()
    {
        var categories = _table.FinalCategories.Length;
        var moved = new Moves();
        for (var r = 0; r < _rows; r++)
        {
            for (var n = 0; n < _n; n++)
            {
                var net = 0.0;
                for (var c = 0; c < categories; c++) net += _table.FinalDemand[(r * _n + n) * categories + c];
                if (net < 0) moved.Add(r, n, net);
                _final[r * _n + n] = Math.Max(0, net);
            }
        }
        Report(moved, "Negative final demand set to zero", "a stock drawn down over the year is no demand of a steady state; categories were added up first", _final.Sum(), n => $" in {_table.Economies[n]}");
    }

    private void FindActive()
    {
        for (var r = 0; r < _rows; r++)
        {
            _active[r] = _table.Output[r] > 0
                || _table.Intermediate.AsSpan(r * _rows, _rows).ContainsAnyInRange(double.Epsilon, double.MaxValue)
                || _final.AsSpan(r * _n, _n).ContainsAnyInRange(double.Epsilon, double.MaxValue);
        }
        var idle = Enumerable.Range(0, _rows).Where(r => !_active[r]).Select(Name).ToImmutableArray();
        if (idle.Length == _rows) throw new BadInputException($"nothing is produced in the table '{_table.Name}'");
        if (idle.Length > 0) _steps.Add(new RebalancingStep("Sectors without output left out", "they neither produce nor can be disrupted", 0, 0, idle));
    }

    private void DropNegativeUseAndIdleInputs()
    {
        Moves negative = new(), idle = new();
        var total = 0.0;
        for (var r = 0; r < _rows; r++)
        {
            var row = _table.Intermediate.AsSpan(r * _rows, _rows);
            var sales = 0.0;
            for (var f = 0; f < _rows; f++)
            {
                var z = row[f];
                if (z == 0) continue;
                if (z < 0)
                {
                    negative.Add(r, f, z);
                }
                else if (_active[f])
                {
                    sales += z;
                }
                else
                {
                    idle.Add(r, f, z);
                    _final[r * _n + f / _j] += z;
                }
            }
            _sales[r] = sales;
            total += sales;
        }
        Report(negative, "Negative intermediate use set to zero", "a sector cannot use less than nothing", total, f => $" used by {Name(f)}");
        Report(idle, "Inputs of sectors without output counted as final demand", "a sector without output uses nothing", total, f => $" used by {Name(f)}");
    }

    // Output as published is kept where it can be: what the row misses is put on its final demand, in proportion to the destinations.
    private void CloseRows()
    {
        Moves closed = new(), raised = new();
        var total = 0.0;
        for (var r = 0; r < _rows; r++)
        {
            var final = _final.AsSpan(r * _n, _n);
            var demand = 0.0;
            foreach (var d in final) demand += d;
            var published = Math.Max(0, _table.Output[r]);
            var target = published - _sales[r];
            var gap = target - demand;
            if (target >= 0 && demand > 0)
            {
                closed.Add(r, -1, gap);
                foreach (ref var d in final) d *= target / demand;
            }
            else if (target >= 0)
            {
                closed.Add(r, -1, gap);
                final[r / _j] = target;
            }
            else
            {
                closed.Add(r, -1, -demand);
                raised.Add(r, -1, -target);
                final.Clear();
            }
            demand = 0;
            foreach (var d in final) demand += d;
            _output[r] = _sales[r] + demand;
            total += _output[r];
        }
        Report(closed, "Rows closed through their final demand", "published uses miss output (rounding, and the negative cells above)", total);
        Report(raised, "Output raised to intermediate use", "the published output is less than what industries use of it", total);
    }

    private SteadyState Pack(ParallelOptions parallel)
    {
        const double perDay = 1 / DisruptionData.DaysPerYear;
        var width = SourceShares.PaddedWidth(_n);
        double[] use = new double[_j * _rows], finalUse = new double[_j * _n];
        double[] shares = new double[(long)_j * _rows * width], finalShares = new double[_j * _n * width];
        Parallel.For(0, _j, parallel, p =>
        {
            for (var i = 0; i < _n; i++)
            {
                var row = _table.Intermediate.AsSpan((i * _j + p) * _rows, _rows);
                for (var f = 0; f < _rows; f++)
                {
                    var z = _active[f] ? Math.Max(0, row[f]) : 0;
                    use[p * _rows + f] += z;
                    shares[((long)p * _rows + f) * width + i] = z;
                }
                for (var n = 0; n < _n; n++)
                {
                    var d = _final[(i * _j + p) * _n + n];
                    finalUse[p * _n + n] += d;
                    finalShares[(p * _n + n) * width + i] = d;
                }
            }
            Normalize(use.AsSpan(p * _rows, _rows), shares, (long)p * _rows, width, perDay);
            Normalize(finalUse.AsSpan(p * _n, _n), finalShares, (long)p * _n, width, perDay);
        });
        var output = Array.ConvertAll(_output, x => x * perDay);
        double[] valueAdded = [.. output];
        for (var p = 0; p < _j; p++)
        {
            for (var f = 0; f < _rows; f++) valueAdded[f] -= use[p * _rows + f];
        }
        var negative = Enumerable.Range(0, _rows).Where(f => valueAdded[f] < -1e-9 * output[f]).Select(f => $"{Name(f)}: {Show(valueAdded[f] * DisruptionData.DaysPerYear)}").ToImmutableArray();
        if (negative.Length > 0) _steps.Add(new RebalancingStep("Sectors whose inputs exceed their output (kept)", "their value added is negative in the table", 0, 0, negative));
        return new SteadyState(output, valueAdded, use, finalUse, SourceShares.Pack(_n, shares), SourceShares.Pack(_n, finalShares), [.. _steps]);
    }

    private static void Normalize(Span<double> use, double[] shares, long firstRow, int width, double perDay)
    {
        for (var at = 0; at < use.Length; at++)
        {
            if (use[at] == 0) continue;
            var row = shares.AsSpan((int)((firstRow + at) * width), width);
            foreach (ref var share in row) share /= use[at];
            use[at] *= perDay;
        }
    }

    private void Report(Moves moves, string step, string reason, double total, Func<int, string>? column = null)
    {
        // Less than this is the rounding of sums, not something moved.
        if (moves.Total <= 1e-12 * total) return;
        var largest = moves.Largest().Select(m => $"{Name(m.Row)}{(column is null ? "" : column(m.Column))}: {Show(m.Value)}").ToImmutableArray();
        _steps.Add(new RebalancingStep(step, reason, moves.Total, total > 0 ? moves.Total / total : 0, largest));
    }

    private static string Show(double musd) => musd.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>Sums what is moved and remembers the five largest.</summary>
    private sealed class Moves
    {
        private readonly PriorityQueue<(int Row, int Column, double Value), double> _largest = new();

        public double Total { get; private set; }

        public void Add(int row, int column, double value)
        {
            var amount = Math.Abs(value);
            if (amount == 0) return;
            Total += amount;
            if (_largest.Count < 5) _largest.Enqueue((row, column, value), amount);
            else if (_largest.TryPeek(out _, out var least) && amount > least) _largest.DequeueEnqueue((row, column, value), amount);
        }

        public IEnumerable<(int Row, int Column, double Value)> Largest() =>
            _largest.UnorderedItems.OrderByDescending(m => m.Priority).ThenBy(m => m.Element).Select(m => m.Element);
    }
}
