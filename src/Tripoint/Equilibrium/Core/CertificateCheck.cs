using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Recomputes every equilibrium condition from a finished answer: from hats, flows and money in the public index order and the table
/// itself, cell by cell, sharing no code and no array with the solver.
/// </summary>
internal sealed class CertificateCheck
{
    private readonly WorldTable _table;
    private readonly PolicyChange _policy;
    private readonly Technology _technology;
    private readonly ResultAssembly _answer;
    private readonly double[] _deficit;
    private readonly int _n, _j;
    private readonly double[] _theta;

    public CertificateCheck(WorldTable table, PolicyChange policy, Technology technology, ReadOnlySpan<double> theta, ResultAssembly answer, double[] deficit)
    {
        (_table, _policy, _technology, _answer, _deficit) = (table, policy, technology, answer, deficit);
        (_n, _j) = (table.EconomyCount, table.SectorCount);
        _theta = theta.ToArray();
    }

    /// <summary>The largest relative residual of each family of conditions.</summary>
    public Certificate Compute()
    {
        var price = Math.Max(Costs(), Math.Max(PricesAndFlows(), Factors()));
        return new Certificate(GoodsMarkets(), TradeBalances(), price, Incomes());
    }

    /// <summary>Relative distance of two numbers that should be equal; NaN where either is not a number.</summary>
    private static double Gap(double found, double wanted, double scale) => found == wanted ? 0 : Math.Abs(found - wanted) / scale;

    private static double Worse(double worst, double residual) => double.IsNaN(worst) || residual > worst || double.IsNaN(residual) ? residual : worst;

    private double InputShare(int at, int user, int k) => _table.InputShare[(((at * _j) + user) * _j) + k];

    /// <summary>ĉ from factor prices and price indices: share of value added and inputs in cost times the change of each price.</summary>
    private double Costs()
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            for (var s = 0; s < _j; s++)
            {
                if (_table.Output[(at * _j) + s] == 0) continue;
                var productivity = _policy.Productivity is { } p ? p[(at * _j) + s] : 1;
                var unit = Math.Exp(LogUnitCost(at, s)) / productivity;
                worst = Worse(worst, Gap(Math.Exp(_answer.LogCost[(at * _j) + s]), unit, unit));
            }
        }
        return worst;
    }

    private double LogUnitCost(int at, int s)
    {
        var (inputs, own, factor) = (0.0, 1.0, Math.Log(_answer.FactorPriceHat[(at * _j) + s]));
        for (var k = 0; k < _j; k++) own -= InputShare(at, s, k);
        own = Math.Max(0, own);
        for (var k = 0; k < _j; k++) inputs += InputShare(at, s, k) * Power(_answer.LogPrice[(at * _j) + k], _technology.InputElasticity);
        var bundle = own >= 1 ? 0 : Unpower(inputs / (1 - own), _technology.InputElasticity);
        var total = (own * Power(factor, _technology.ValueAddedElasticity)) + ((1 - own) * Power(bundle, _technology.ValueAddedElasticity));
        return Unpower(total, _technology.ValueAddedElasticity);
    }

    private static double Power(double log, double elasticity) => elasticity == 1 ? log : Math.Exp((1 - elasticity) * log);

    private static double Unpower(double value, double elasticity) => elasticity == 1 ? value : Math.Log(value) / (1 - elasticity);

    /// <summary>P̂ against the mean of suppliers' prices, and each flow against π' X'/((1+τ')(1+r')).</summary>
    private double PricesAndFlows()
    {
        var worst = 0.0;
        for (var s = 0; s < _j; s++)
        {
            for (var at = 0; at < _n; at++)
            {
                var spent = _table.Expenditure[(at * _j) + s];
                if (spent == 0) continue;
                double sum = 0, log = _answer.LogPrice[(at * _j) + s], bought = _answer.Expenditure[(at * _j) + s];
                for (var from = 0; from < _n; from++)
                {
                    var cell = _table.Cell(s, at, from);
                    if (_table.Trade[cell] == 0) continue;
                    var share = _table.Trade[cell] * (1 + _table.Tariff[cell]) / spent;
                    var wedge = ImporterWedge(cell);
                    var delivered = wedge * (1 + Of(_policy.ExportTax, cell)) * (_policy.Barrier?[cell] ?? 1) / (1 + _table.Tariff[cell]);
                    var relative = share * Math.Exp(-_theta[s] * (_answer.LogSupply[(from * _j) + s] + Math.Log(delivered) - log));
                    sum += relative;
                    if (bought > 0) worst = Worse(worst, Math.Abs((relative * bought / wedge) - _answer.Trade[cell]) / bought);
                }
                worst = Worse(worst, Gap(Math.Pow(sum, -1 / _theta[s]), 1, 1));
            }
        }
        return worst;
    }

    /// <summary>Factor prices against what factors earn: mobile ones the same everywhere, specific ones the change of their sector's value added.</summary>
    private double Factors()
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            double before = 0, after = 0, wage;
            for (var s = 0; s < _j; s++)
            {
                before += BaseValueAdded(at, s);
                after += NewValueAdded(at, s);
            }
            if (before <= 0) continue;
            wage = Math.Log(after / before);
            worst = Worse(worst, Math.Abs((_answer.FactorIncome[at] / after) - 1));
            for (var s = 0; s < _j; s++)
            {
                if (BaseValueAdded(at, s) == 0) continue;
                var specific = _technology.IsLongRun ? 0 : (1 - _technology.MobileShare) * Math.Log(Math.Max(NewValueAdded(at, s) / BaseValueAdded(at, s), 1e-300));
                worst = Worse(worst, Math.Abs(Math.Log(_answer.FactorPriceHat[(at * _j) + s]) - (_technology.MobileShare * wage) - specific));
            }
        }
        return worst;
    }

    private double BaseValueAdded(int at, int s)
    {
        var own = 1.0;
        for (var k = 0; k < _j; k++) own -= InputShare(at, s, k);
        return Math.Max(0, own) * _table.Output[(at * _j) + s];
    }

    private double NewValueAdded(int at, int s)
    {
        var own = 1.0;
        for (var k = 0; k < _j; k++) own -= InputShare(at, s, k);
        if (own <= 0) return 0;
        var relative = Math.Log(_answer.FactorPriceHat[(at * _j) + s]) - LogUnitCost(at, s);
        return own * Math.Exp((1 - _technology.ValueAddedElasticity) * relative) * Cost(at, s);
    }

    /// <summary>What sector s of an economy spends: receipts over one minus the subsidy.</summary>
    private double Cost(int at, int s)
    {
        var received = 0.0;
        for (var to = 0; to < _n; to++)
        {
            var cell = _table.Cell(s, to, at);
            received += _answer.Trade[cell] / (1 + Of(_policy.ExportTax, cell));
        }
        return received / (1 - Of(_policy.Subsidy, (at * _j) + s));
    }

    /// <summary>X' against intermediate use at the new flows plus final use at the new income.</summary>
    private double GoodsMarkets()
    {
        var worst = 0.0;
        var use = new double[_j];
        for (var at = 0; at < _n; at++)
        {
            Array.Clear(use);
            for (var s = 0; s < _j; s++)
            {
                if (_table.Output[(at * _j) + s] == 0) continue;
                var unit = LogUnitCost(at, s);
                double inputs = 0, total = 0;
                for (var k = 0; k < _j; k++)
                {
                    total += InputShare(at, s, k);
                    inputs += InputShare(at, s, k) * Power(_answer.LogPrice[(at * _j) + k], _technology.InputElasticity);
                }
                if (total == 0) continue;
                var bundle = Unpower(inputs / total, _technology.InputElasticity);
                var cost = Cost(at, s) * Math.Exp((1 - _technology.ValueAddedElasticity) * (bundle - unit));
                for (var k = 0; k < _j; k++)
                {
                    var relative = (1 - _technology.InputElasticity) * (_answer.LogPrice[(at * _j) + k] - bundle);
                    use[k] += InputShare(at, s, k) * Math.Exp(relative) * cost;
                }
            }
            var income = Income(at);
            for (var k = 0; k < _j; k++)
            {
                var relative = (1 - _technology.FinalElasticity) * (_answer.LogPrice[(at * _j) + k] - _answer.LogConsumerPrice[at]);
                var wanted = use[k] + (FinalShare(at, k) * Math.Exp(relative) * income);
                var scale = Math.Max(Math.Abs(wanted), 1e-6 * Math.Abs(income));
                worst = Worse(worst, Gap(_answer.Expenditure[(at * _j) + k], wanted, scale));
            }
        }
        return worst;
    }

    /// <summary>α_n^k from the table's flows: what intermediate use leaves, over the total.</summary>
    private double FinalShare(int at, int k)
    {
        double total = 0, wanted = 0;
        for (var product = 0; product < _j; product++)
        {
            var final = _table.Expenditure[(at * _j) + product];
            for (var s = 0; s < _j; s++) final -= InputShare(at, s, product) * _table.Output[(at * _j) + s];
            final = Math.Max(0, final);
            total += final;
            if (product == k) wanted = final;
        }
        return wanted / total;
    }

    private double TradeBalances()
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            double imports = 0, exports = 0;
            for (var s = 0; s < _j; s++)
            {
                for (var other = 0; other < _n; other++)
                {
                    imports += _answer.Trade[_table.Cell(s, at, other)];
                    exports += _answer.Trade[_table.Cell(s, other, at)];
                }
            }
            worst = Worse(worst, Gap(imports - _deficit[at], exports, imports + exports));
        }
        return worst;
    }

    /// <summary>Income from factor income, revenue recomputed from the flows, and the deficit.</summary>
    private double Income(int at)
    {
        var income = _answer.FactorIncome[at] + _deficit[at];
        for (var s = 0; s < _j; s++)
        {
            for (var other = 0; other < _n; other++)
            {
                int bought = _table.Cell(s, at, other), sold = _table.Cell(s, other, at);
                income += _answer.Trade[bought] * (ImporterWedge(bought) - 1);
                var tax = Of(_policy.ExportTax, sold);
                income += _answer.Trade[sold] * tax / (1 + tax);
            }
            var subsidy = Of(_policy.Subsidy, (at * _j) + s);
            if (subsidy > 0) income -= subsidy * Cost(at, s);
        }
        return income;
    }

    private double Incomes()
    {
        var worst = 0.0;
        for (var at = 0; at < _n; at++)
        {
            var wanted = Income(at);
            worst = Worse(worst, Gap(_answer.Income[at], wanted, Math.Abs(wanted)));
        }
        return worst;
    }

    private static double Of(double[]? values, int at) => values is null ? 0 : values[at];

    private double ImporterWedge(int cell) => (1 + (_policy.Tariff is { } tariff ? tariff[cell] : _table.Tariff[cell])) * (1 + Of(_policy.ImporterRent, cell));
}
