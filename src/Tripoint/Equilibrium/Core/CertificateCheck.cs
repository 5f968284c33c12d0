using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Recomputes every equilibrium condition from a finished answer: from hats, flows and money in the public index order and the table
/// itself, with its own arithmetic, sharing no array with the solver. Not safe to share between threads.
/// </summary>
internal sealed class CertificateCheck
{
    private readonly WorldTable _table;
    private readonly Technology _technology;
    private readonly int _n, _j;
    private readonly double[] _own, _final, _unit, _bundle, _valueAdded, _cost, _use, _relative, _supply, _imports, _exports, _revenue, _wedge, _tax, _received, _share, _untaxed, _held, _power, _rowTheta, _inputs, _costShare;

    /// <summary>Prepares for a table.</summary>
    /// <param name="table">The base.</param>
    /// <param name="technology">Elasticities of technology.</param>
    /// <param name="costShare">J: cost per unit of receipts where firms earn profits; null: 1.</param>
    public CertificateCheck(WorldTable table, Technology technology, double[]? costShare = null)
    {
        (_table, _technology) = (table, technology);
        int n = _n = table.EconomyCount, j = _j = table.SectorCount;
        _costShare = costShare is null ? [] : [.. costShare];
        _inputs = costShare is null ? [] : table.InputShare.ToArray();
        for (var at = 0; at < _inputs.Length; at++) _inputs[at] /= _costShare[at / j % j];
        _own = new double[n * j];
        _final = new double[n * j];
        _unit = new double[n * j];
        _bundle = new double[n * j];
        _valueAdded = new double[n * j];
        _cost = new double[n * j];
        _use = new double[j];
        _relative = new double[n];
        _supply = new double[n];
        _imports = new double[n];
        _exports = new double[n];
        _revenue = new double[n];
        _wedge = new double[n];
        _tax = new double[n];
        _received = new double[n];
        _share = new double[j * n * n];
        _held = new double[j * n * n];
        _power = new double[j * n * n];
        _rowTheta = new double[j * n];
        _untaxed = new double[j * n * n];
        for (var cell = 0; cell < _share.Length; cell++)
        {
            var spent = table.Expenditure[(cell / n % n * j) + (cell / (n * n))];
            if (spent > 0) _share[cell] = table.Trade[cell] * (1 + table.Tariff[cell]) / spent;
            _untaxed[cell] = 1 / (1 + table.Tariff[cell]);
        }
        for (var at = 0; at < n; at++)
        {
            table.Expenditure.Slice(at * j, j).CopyTo(_use);
            for (var s = 0; s < j; s++)
            {
                _own[(at * j) + s] = Math.Max(0, 1 - TensorPrimitives.Sum(Inputs(at, s)));
                TensorPrimitives.MultiplyAdd(Inputs(at, s), -table.Output[(at * j) + s] * CostShare(s), _use, _use);
            }
            for (var k = 0; k < j; k++) _final[(at * j) + k] = Math.Max(0, _use[k]);
            var total = TensorPrimitives.Sum<double>(_final.AsSpan(at * j, j));
            for (var k = 0; k < j; k++) _final[(at * j) + k] /= total;
        }
    }

    /// <summary>The largest relative residual of each family of conditions.</summary>
    public Certificate Compute(ResultAssembly answer, PolicyChange policy, ReadOnlySpan<double> theta, ReadOnlySpan<double> deficit)
    {
        var costs = Costs(answer, policy);
        var flows = Flows(answer, policy, theta);
        var factors = Worse(Factors(answer), Caps(answer, policy));
        return new Certificate(GoodsMarkets(answer, deficit), TradeBalances(deficit), Worse(Worse(costs, flows), factors), Incomes(answer, deficit));
    }

    private static double Worse(double worst, double residual) => double.IsNaN(worst) || residual <= worst ? worst : residual;

    private static double Of(double[]? values, int at) => values is null ? 0 : values[at];

    private static double Power(double log, double elasticity) => elasticity == 1 ? log : Math.Exp((1 - elasticity) * log);

    private static double Unpower(double value, double elasticity) => elasticity == 1 ? value : Math.Log(value) / (1 - elasticity);

    private double CostShare(int s) => _costShare.Length == 0 ? 1 : _costShare[s];

    /// <summary>Inputs as parts of cost.</summary>
    private ReadOnlySpan<double> Inputs(int at, int user) =>
        _inputs.Length == 0 ? _table.InputShare.Slice(((at * _j) + user) * _j, _j) : _inputs.AsSpan(((at * _j) + user) * _j, _j);

    /// <summary>ĉ from factor prices and price indices: share of value added and inputs in cost times the change of each price.</summary>
    private double Costs(ResultAssembly answer, PolicyChange policy)
    {
        var worst = 0.0;
        Span<double> prices = _use;
        for (var at = 0; at < _n; at++)
        {
            answer.LogPrice.AsSpan(at * _j, _j).CopyTo(prices);
            if (_technology.InputElasticity != 1)
            {
                TensorPrimitives.Multiply(prices, 1 - _technology.InputElasticity, prices);
                TensorPrimitives.Exp(prices, prices);
            }
            for (var s = 0; s < _j; s++)
            {
                var slot = (at * _j) + s;
                var own = _own[slot];
                var bundle = _bundle[slot] = own >= 1
                    ? 0
                    : Unpower(TensorPrimitives.Dot(Inputs(at, s), prices) / (1 - own), _technology.InputElasticity);
                var total = (own * Power(Math.Log(answer.FactorPriceHat[slot]), _technology.ValueAddedElasticity))
                    + ((1 - own) * Power(bundle, _technology.ValueAddedElasticity));
                _unit[slot] = Unpower(total, _technology.ValueAddedElasticity);
                if (_table.Output[slot] == 0) continue;
                var productivity = policy.Productivity is { } p ? Math.Log(p[slot]) : 0;
                worst = Worse(worst, Math.Abs(answer.LogCost[slot] - (_unit[slot] - productivity)));
                var subsidy = policy.Subsidy is { } given ? Math.Log(1 - given[slot]) : 0;
                worst = Worse(worst, Math.Abs(answer.LogSupply[slot] - (_unit[slot] - productivity + subsidy)));
            }
        }
        return worst;
    }

    /// <summary>
    /// P̂ against the mean of suppliers' prices, and each flow against π' X'/((1+τ')(1+r')); sums what each economy and sector receives.
    /// </summary>
    private double Flows(ResultAssembly answer, PolicyChange policy, ReadOnlySpan<double> theta)
    {
        var worst = 0.0;
        Array.Clear(_cost);
        Array.Clear(_imports);
        Array.Clear(_exports);
        Array.Clear(_revenue);
        var taxed = policy.ExportTax is not null || answer.CapRent is not null;
        for (var s = 0; s < _j; s++)
        {
            for (var at = 0; at < _n; at++) _supply[at] = Math.Exp(-theta[s] * answer.LogSupply[(at * _j) + s]);
            Array.Clear(_received);
            for (var at = 0; at < _n; at++)
            {
                if (_table.Expenditure[(at * _j) + s] == 0) continue;
                int first = _table.Cell(s, at, 0), slot = (at * _j) + s;
                var found = answer.Trade.AsSpan(first, _n);
                Wedges(answer, policy, first, taxed, theta[s]);
                TensorPrimitives.Multiply(_relative, _supply, _relative);
                var (sum, gap, bought, duties) = Row(
                    _share.AsSpan(first, _n), found, Math.Exp(theta[s] * answer.LogPrice[slot]), 1 / answer.Expenditure[slot]);
                worst = Worse(Worse(worst, Math.Abs(Math.Log(sum) / theta[s])), gap);
                _imports[at] += bought;
                _revenue[at] += duties;
                TensorPrimitives.Add(_exports, found, _exports);
                if (!taxed)
                {
                    TensorPrimitives.Add(_received, found, _received);
                    continue;
                }
                TensorPrimitives.Divide(found, _tax, _tax);
                TensorPrimitives.Add(_received, _tax, _received);
                TensorPrimitives.Add(_revenue, found, _revenue);
                TensorPrimitives.Subtract(_revenue, _tax, _revenue);
            }
            for (var at = 0; at < _n; at++) _cost[(at * _j) + s] = _received[at];
        }
        for (var at = 0; at < _n; at++)
        {
            for (var s = 0; s < _j; s++)
            {
                var subsidy = Of(policy.Subsidy, (at * _j) + s);
                if (_costShare.Length > 0)
                {
                    _revenue[at] += _cost[(at * _j) + s] * (1 - _costShare[s]);
                    _cost[(at * _j) + s] *= _costShare[s];
                }
                if (subsidy == 0) continue;
                _cost[(at * _j) + s] /= 1 - subsidy;
                _revenue[at] -= subsidy * _cost[(at * _j) + s];
            }
        }
        return worst;
    }

    /// <summary>
    /// One importer's row: Σ_i π_i x_i scale, which should be 1; the largest distance of a flow over expenditure from its share net of duties;
    /// what is bought; and the duties on it. x stands in <see cref="_relative"/>.
    /// </summary>
    private (double Sum, double Gap, double Bought, double Duties) Row(ReadOnlySpan<double> share, ReadOnlySpan<double> found, double scale, double inverse)
    {
        double sum = 0, gap = 0, bought = 0, gross = 0;
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> sums = default, gaps = default, buys = default, pays = default;
            for (; at + 4 <= share.Length; at += 4)
            {
                Vector256<double> flow = Vector256.Create(found.Slice(at, 4)), wedge = Vector256.Create<double>(_wedge.AsSpan(at, 4));
                var wanted = Vector256.Create(share.Slice(at, 4)) * Vector256.Create<double>(_relative.AsSpan(at, 4)) * scale;
                sums += wanted;
                gaps = Vector256.Max(gaps, Vector256.Abs((wanted / wedge) - (flow * inverse)));
                buys += flow;
                pays += flow * wedge;
            }
            (sum, bought, gross) = (Vector256.Sum(sums), Vector256.Sum(buys), Vector256.Sum(pays));
            gap = Math.Max(Math.Max(gaps[0], gaps[1]), Math.Max(gaps[2], gaps[3]));
        }
        for (; at < share.Length; at++)
        {
            var wanted = share[at] * _relative[at] * scale;
            sum += wanted;
            gap = Math.Max(gap, Math.Abs((wanted / _wedge[at]) - (found[at] * inverse)));
            bought += found[at];
            gross += found[at] * _wedge[at];
        }
        return (sum, gap, bought, gross - bought);
    }

    /// <summary>One importer's row of 1+duties, 1+export taxes, and κ̂^−θ (left in <see cref="_relative"/>).</summary>
    private void Wedges(ResultAssembly answer, PolicyChange policy, int first, bool taxed, double theta)
    {
        var tariff = policy.Tariff is { } tariffs ? tariffs.AsSpan(first, _n) : _table.Tariff.Slice(first, _n);
        TensorPrimitives.Add(tariff, 1, _wedge);
        if (policy.ImporterRent is null && policy.Barrier is null && !taxed)
        {
            if (policy.Tariff is null) Array.Fill(_relative, 1.0);
            else TariffPowers(tariff, first, theta);
            return;
        }
        Times(_wedge, policy.ImporterRent is { } rent ? rent.AsSpan(first, _n) : default);
        Times(_wedge, answer.CapRent is { } caps ? caps.ToImporter.AsSpan(first, _n) : default);
        TensorPrimitives.Multiply(_wedge, _untaxed.AsSpan(first, _n), _relative);
        if (taxed)
        {
            Array.Fill(_tax, 1.0);
            Times(_tax, policy.ExportTax is { } tax ? tax.AsSpan(first, _n) : default);
            Times(_tax, answer.CapRent is { } rents ? rents.ToExporter.AsSpan(first, _n) : default);
            TensorPrimitives.Multiply(_relative, _tax, _relative);
        }
        if (policy.Barrier is { } barrier) TensorPrimitives.Multiply(_relative, barrier.AsSpan(first, _n), _relative);
        Power(_relative, theta, _relative);
    }

    /// <summary>κ̂^−θ of a row where tariffs alone differ, computed again only where the tariff or θ is not that of the last answer checked.</summary>
    private void TariffPowers(ReadOnlySpan<double> tariff, int first, double theta)
    {
        Span<double> held = _held.AsSpan(first, _n), power = _power.AsSpan(first, _n);
        if (_rowTheta[first / _n] != theta || !tariff.SequenceEqual(held))
        {
            tariff.CopyTo(held);
            _rowTheta[first / _n] = theta;
            TensorPrimitives.Multiply(_wedge, _untaxed.AsSpan(first, _n), power);
            Power(power, theta, power);
        }
        power.CopyTo(_relative);
    }

    /// <summary>x^−θ.</summary>
    private static void Power(ReadOnlySpan<double> x, double theta, Span<double> result)
    {
        TensorPrimitives.Log(x, result);
        TensorPrimitives.Multiply(result, -theta, result);
        TensorPrimitives.Exp(result, result);
    }

    /// <summary>product × (1 + rates).</summary>
    private static void Times(Span<double> product, ReadOnlySpan<double> rates)
    {
        for (var at = 0; at < rates.Length; at++) product[at] *= 1 + rates[at];
    }

    /// <summary>Volumes against their caps: at the cap where there is a rent, at most the cap where there is none.</summary>
    private double Caps(ResultAssembly answer, PolicyChange policy)
    {
        var worst = 0.0;
        foreach (var cap in policy.VolumeCaps)
        {
            var cell = _table.Cell(cap.Sector, cap.Importer, cap.Exporter);
            if (_table.Trade[cell] == 0 || answer.Trade[cell] == 0) continue;
            double toExporter = answer.CapRent!.ToExporter[cell], rent = toExporter + answer.CapRent.ToImporter[cell];
            var received = answer.Trade[cell] / (1 + Of(policy.ExportTax, cell)) / (1 + toExporter);
            var excess = Math.Log(received / _table.Trade[cell]) - answer.LogSupply[(cap.Exporter * _j) + cap.Sector] - Math.Log(cap.VolumeRatio);
            worst = Worse(worst, rent > 0 ? Math.Abs(excess) : Math.Max(0, excess));
        }
        return worst;
    }

    /// <summary>Factor prices against what factors earn: mobile ones the same everywhere, specific ones the change of their sector's value added.</summary>
    private double Factors(ResultAssembly answer)
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            double before = 0, after = 0;
            for (var s = 0; s < _j; s++)
            {
                var slot = (at * _j) + s;
                var relative = _technology.ValueAddedElasticity == 1
                    ? 1
                    : Math.Exp((1 - _technology.ValueAddedElasticity) * (Math.Log(answer.FactorPriceHat[slot]) - _unit[slot]));
                _valueAdded[slot] = _own[slot] * relative * _cost[slot];
                before += _own[slot] * _table.Output[slot] * CostShare(s);
                after += _valueAdded[slot];
            }
            if (before <= 0) continue;
            var wage = Math.Log(after / before);
            worst = Worse(worst, Math.Abs((answer.FactorIncome[at] / after) - 1));
            for (var s = 0; s < _j; s++)
            {
                var slot = (at * _j) + s;
                var old = _own[slot] * _table.Output[slot] * CostShare(s);
                if (old == 0) continue;
                var specific = _technology.IsLongRun ? 0 : (1 - _technology.MobileShare) * Math.Log(Math.Max(_valueAdded[slot] / old, 1e-300));
                worst = Worse(worst, Math.Abs(Math.Log(answer.FactorPriceHat[slot]) - (_technology.MobileShare * wage) - specific));
            }
        }
        return worst;
    }

    /// <summary>X' against intermediate use at the new flows plus final use at the new income.</summary>
    private double GoodsMarkets(ResultAssembly answer, ReadOnlySpan<double> deficit)
    {
        var worst = 0.0;
        double sigma = 1 - _technology.InputElasticity, epsilon = 1 - _technology.ValueAddedElasticity, final = 1 - _technology.FinalElasticity;
        for (var at = 0; at < _n; at++)
        {
            Array.Clear(_use);
            for (var s = 0; s < _j; s++)
            {
                var slot = (at * _j) + s;
                if (_table.Output[slot] == 0) continue;
                var scale = _cost[slot];
                if (sigma != 0 || epsilon != 0) scale *= Math.Exp((epsilon * (_bundle[slot] - _unit[slot])) - (sigma * _bundle[slot]));
                TensorPrimitives.MultiplyAdd(Inputs(at, s), scale, _use, _use);
            }
            var income = answer.FactorIncome[at] + _revenue[at] + deficit[at];
            for (var k = 0; k < _j; k++)
            {
                var price = answer.LogPrice[(at * _j) + k];
                var wanted = _use[k] * (sigma == 0 ? 1 : Math.Exp(sigma * price));
                wanted += _final[(at * _j) + k] * income * (final == 0 ? 1 : Math.Exp(final * (price - answer.LogConsumerPrice[at])));
                var size = Math.Max(Math.Abs(wanted), 1e-6 * Math.Abs(income));
                worst = Worse(worst, Math.Abs(answer.Expenditure[(at * _j) + k] - wanted) / size);
            }
        }
        return worst;
    }

    private double TradeBalances(ReadOnlySpan<double> deficit)
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++) worst = Worse(worst, Math.Abs(_imports[at] - deficit[at] - _exports[at]) / (_imports[at] + _exports[at]));
        return worst;
    }

    private double Incomes(ResultAssembly answer, ReadOnlySpan<double> deficit)
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            var wanted = answer.FactorIncome[at] + _revenue[at] + deficit[at];
            worst = Worse(worst, Math.Abs(answer.Income[at] - wanted) / Math.Abs(wanted));
        }
        return worst;
    }
}
