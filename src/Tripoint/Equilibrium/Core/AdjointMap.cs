using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// The transpose of the derivative of <see cref="EquilibriumMap"/> at a solution, by reverse sweep: the same passes over input shares and
/// trade shares as a step of the map, no matrix formed. After a sweep it holds what the derivatives to policies are made of.
/// Call <see cref="EquilibriumMap.Apply"/> at the solution first; nothing else may use the map meanwhile.
/// </summary>
internal sealed class AdjointMap
{
    private readonly EquilibriumMap _map;
    private readonly BaseSystem _base;
    private readonly PolicySystem _policy;
    private readonly Technology _technology;
    private readonly double[] _final, _valueAddedCost, _bundleOverAcc, _border, _left, _right, _spread, _row, _acc, _inputPrices;

    public AdjointMap(EquilibriumMap map, BaseSystem system, PolicySystem policy, Technology technology, ReadOnlySpan<double> state)
    {
        (_map, _base, _policy, _technology) = (map, system, policy, technology);
        int own = map.Own, np = system.Np;
        State = state.ToArray();
        _final = new double[own];
        _valueAddedCost = new double[own];
        _bundleOverAcc = new double[own];
        _border = new double[own];
        _left = new double[np];
        _right = new double[np];
        _spread = new double[own];
        _row = new double[np];
        _acc = new double[np];
        _inputPrices = new double[own];
        FactorBar = new double[own];
        CostBar = new double[own];
        UseBar = new double[own];
        RateBar = new double[own];
        PhiBar = new double[own];
        SalesBar = new double[own];
        ReceiptsBar = new double[own];
        KeptBar = new double[own];
        SupplyBar = new double[own];
        RevenueBar = new double[np];
        Prepare();
    }

    /// <summary>The solution.</summary>
    public double[] State { get; }

    /// <summary>To ln producer price, J × Np.</summary>
    public double[] CostBar { get; }

    /// <summary>To ln spending on inputs, J × Np.</summary>
    public double[] UseBar { get; }

    /// <summary>To ln of the value-added rate, J × Np.</summary>
    public double[] RateBar { get; }

    /// <summary>To ln ω̂, J × Np.</summary>
    public double[] FactorBar { get; }

    /// <summary>To Φ, J × Np.</summary>
    public double[] PhiBar { get; }

    /// <summary>To Σ_n B d, J × Np (exporter).</summary>
    public double[] SalesBar { get; }

    /// <summary>To Σ_n C d, J × Np (exporter).</summary>
    public double[] ReceiptsBar { get; }

    /// <summary>To Σ_i B v, J × Np (importer).</summary>
    public double[] KeptBar { get; }

    /// <summary>To v, J × Np.</summary>
    public double[] SupplyBar { get; }

    /// <summary>To revenue in million US$, Np.</summary>
    public double[] RevenueBar { get; }

    /// <summary>The derivative of ln(I_n/CPI_n) to the state.</summary>
    public void Welfare(int economy, Span<double> bar)
    {
        bar.Clear();
        AddWelfare(economy, 1, bar);
    }

    /// <summary>Adds a weight times the derivative of ln(I_n/CPI_n) to the state.</summary>
    public void AddWelfare(int economy, double weight, Span<double> bar)
    {
        int np = _base.Np;
        var scale = weight / _map.Income[economy];
        bar[_map.RevenueAt + economy] += scale * _base.Income[economy];
        if (_technology.IsLongRun)
        {
            bar[economy] += scale * _map.FactorIncome[economy];
        }
        else
        {
            for (var s = 0; s < _base.J; s++)
                bar[(s * np) + economy] += scale * _base.ValueAdded[(s * np) + economy] * Math.Exp(State[(s * np) + economy]);
        }
        for (var s = 0; s < _base.J; s++) bar[_map.PriceAt + (s * np) + economy] -= weight * _final[(s * np) + economy];
    }

    /// <summary>
    /// Clears the bars that a quantity may fill before <see cref="FinishSeed"/>: <see cref="CostBar"/>, <see cref="RateBar"/>, and those of
    /// expenditure, J × Np, which are returned.
    /// </summary>
    public Span<double> StartSeed()
    {
        Array.Clear(CostBar);
        Array.Clear(RateBar);
        Array.Clear(_spread);
        return _spread;
    }

    /// <summary>Carries the bars of producer prices, value-added rates and expenditure to the state.</summary>
    public void FinishSeed(Span<double> result)
    {
        result.Clear();
        FromTechnologies(result);
    }

    /// <summary>result = (∂G/∂z)ᵀ bar.</summary>
    public void Product(ReadOnlySpan<double> bar, Span<double> result)
    {
        result.Clear();
        Array.Clear(RateBar);
        Factors(bar, result);
        Markets(bar);
        FromTechnologies(result);
    }

    /// <summary>From bars of producer prices, value-added rates and expenditure to the state, the supply of factors included.</summary>
    private void FromTechnologies(Span<double> result)
    {
        int np = _base.Np;
        Technologies(result);
        if (_technology.IsLongRun)
        {
            for (var s = 0; s < _base.J; s++) TensorPrimitives.Add(result[..np], FactorBar.AsSpan(s * np, np), result[..np]);
            TensorPrimitives.MultiplyAdd(_row, _map.FactorIncome, result[..np], result[..np]);
        }
        else
        {
            SpecificFactors(result);
        }
        TensorPrimitives.Multiply(_row, _base.Income, result.Slice(_map.RevenueAt, np));
    }

    /// <summary>Shares and constants of the solution.</summary>
    private void Prepare()
    {
        int np = _base.Np, n = _base.N;
        double sigma = 1 - _technology.InputElasticity, epsilon = 1 - _technology.ValueAddedElasticity, final = 1 - _technology.FinalElasticity;
        for (var s = 0; s < _base.J; s++)
        {
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                var relative = final == 0 ? 1 : Math.Exp(final * (State[_map.PriceAt + own] - _map.ConsumerPrice[at]));
                _final[own] = _base.Alpha[own] * relative;
                double share = _base.ValueAddedShare[own], inputs = _base.InputTotal[own], unit = _map.UnitCost[own];
                _valueAddedCost[own] = epsilon == 0 ? share : share * Math.Exp(epsilon * (_map.FactorPrice[own] - unit));
                if (inputs == 0) continue;
                if (sigma == 0)
                {
                    _bundleOverAcc[own] = 1 / inputs;
                    continue;
                }
                var sum = 0.0;
                for (var k = 0; k < _base.J; k++) sum += _base.Gamma[(((s * _base.J) + k) * np) + at] * _map.Input[(k * np) + at];
                _bundleOverAcc[own] = 1 / (sigma * sum);
            }
            var border = _border.AsSpan(s * np, np);
            if (_policy.HasExportTax[s])
            {
                var b = _policy.HasImportWedge[s] ? _policy.B(s) : _policy.A(s);
                Kernels.Transposed(b, _map.Demand.AsSpan(s * np, np), border, n, np);
                TensorPrimitives.Multiply(border, _map.Supply.AsSpan(s * np, np), border);
            }
            else
            {
                _map.Output.AsSpan(s * np, np).CopyTo(border);
            }
        }
    }

    /// <summary>Reverse of the update of factor prices; leaves the bar of the trade balance in <see cref="_right"/>.</summary>
    private void Factors(ReadOnlySpan<double> bar, Span<double> result)
    {
        int np = _base.Np, n = _base.N;
        var balance = _right.AsSpan();
        balance.Clear();
        var total = TensorPrimitives.Sum(bar[.._map.FactorCount]) / _base.WorldValueAdded;
        if (_technology.IsLongRun)
        {
            for (var at = 0; at < n; at++)
            {
                if (_base.FactorIncome[at] == 0) continue;
                var step = bar[at] - (total * _map.FactorIncome[at]);
                result[at] += step;
                balance[at] = step * _map.LevelStep[at] / _map.FactorIncome[at];
            }
            return;
        }
        for (var at = 0; at < _map.FactorCount; at++)
        {
            if (_base.ValueAdded[at] == 0) continue;
            var step = bar[at] - (total * _base.ValueAdded[at] * Math.Exp(State[at]));
            result[at] += step * (1 - _map.SectorStep[at]);
            RateBar[at] = step * _map.SectorStep[at];
            balance[at % np] += step * _map.LevelStep[at % np] / _map.FactorIncome[at % np];
        }
    }

    private void Markets(ReadOnlySpan<double> bar)
    {
        int np = _base.Np, n = _base.N;
        TensorPrimitives.Multiply(bar.Slice(_map.RevenueAt, np), _base.IncomeInverse, RevenueBar);
        for (var s = 0; s < _base.J; s++)
        {
            var theta = _policy.Theta[s];
            var offset = s * np;
            Span<double> supplyBar = SupplyBar.AsSpan(offset, np), sales = SalesBar.AsSpan(offset, np), receipts = ReceiptsBar.AsSpan(offset, np);
            Span<double> phiBar = PhiBar.AsSpan(offset, np), kept = KeptBar.AsSpan(offset, np);
            ReadOnlySpan<double> supply = _map.Supply.AsSpan(offset, np), demand = _map.Demand.AsSpan(offset, np), price = bar.Slice(_map.PriceAt + offset, np);
            bool wedge = _policy.HasImportWedge[s], tax = _policy.HasExportTax[s];
            for (var at = 0; at < n; at++)
            {
                var own = offset + at;
                var output = _map.Output[own];
                var revenue = RevenueBar[at];
                var outputBar = output > 0 && _base.Output[own] > 0 ? (bar[_map.OutputAt + own] + RateBar[own]) / output : 0;
                outputBar -= revenue * _policy.CostShare[own];
                var borderBar = revenue + _right[at];
                receipts[at] = outputBar * supply[at];
                sales[at] = borderBar * supply[at];
                supplyBar[at] = ((outputBar * output) + (borderBar * _border[own])) / supply[at];
                kept[at] = -borderBar * demand[at];
            }
            // d̄ = Σ_i (B S̄ + C Q̄) − (what is kept); Φ̄ is linear in it.
            Span<double> slope = _acc, more = _left;
            ReadOnlySpan<double> a = _policy.A(s), b = wedge ? _policy.B(s) : a;
            for (var at = 0; at < n; at++)
            {
                var own = offset + at;
                var phi = demand[at] > 0 ? _map.Expenditure[own] / demand[at] : 0;
                if (phi == 0)
                {
                    (phiBar[at], slope[at], _spread[own]) = (0, 0, 0);
                    continue;
                }
                var keptValue = (RevenueBar[at] + _right[at]) * (wedge ? _map.NetShare[own] : phi);
                phiBar[at] = ((keptValue * demand[at]) - (price[at] / theta)) / phi;
                slope[at] = -demand[at] / phi;
                // Expenditure enters directly (revenue is X less what is kept) and through d = X/Φ.
                _spread[own] = RevenueBar[at] - (keptValue / phi);
            }
            if (tax)
            {
                Kernels.Product(_policy.C(s), receipts, more, n, np);
                for (var at = 0; at < n; at++)
                {
                    phiBar[at] += slope[at] * more[at];
                    if (demand[at] > 0) _spread[offset + at] += more[at] * demand[at] / _map.Expenditure[offset + at];
                }
                sales.CopyTo(more);
            }
            else
            {
                TensorPrimitives.Add(sales, receipts, more);
            }
            if (_base.IsDiagonal[s] && !_policy.Touched[s])
            {
                for (var at = 0; at < n; at++)
                {
                    phiBar[at] += slope[at] * more[at];
                    slope[at] = more[at];
                    supplyBar[at] += phiBar[at] + kept[at];
                }
            }
            else
            {
                Kernels.ReverseMarket(a, b, more, phiBar, slope, kept, supplyBar, n, np);
            }
            for (var at = 0; at < n; at++)
            {
                if (demand[at] > 0) _spread[offset + at] += slope[at] * demand[at] / _map.Expenditure[offset + at];
            }
            TensorPrimitives.Multiply(supplyBar, supply, CostBar.AsSpan(offset, np));
            TensorPrimitives.Multiply(CostBar.AsSpan(offset, np), -theta, CostBar.AsSpan(offset, np));
        }
    }

    /// <summary>From bars of expenditure (in <see cref="_spread"/>) and producer prices to prices, outputs and factor prices.</summary>
    private void Technologies(Span<double> result)
    {
        int np = _base.Np, n = _base.N, j = _base.J;
        double sigma = 1 - _technology.InputElasticity, epsilon = 1 - _technology.ValueAddedElasticity, final = 1 - _technology.FinalElasticity;
        var prices = result.Slice(_map.PriceAt, _map.Own);
        var outputs = result.Slice(_map.OutputAt, _map.Own);
        // Income: every product's final demand.
        var income = _row.AsSpan();
        income.Clear();
        for (var k = 0; k < j; k++)
            TensorPrimitives.MultiplyAdd(_final.AsSpan(k * np, np), _spread.AsSpan(k * np, np), income, income);
        var weighted = UseBar;
        for (var k = 0; k < j; k++)
        {
            for (var at = 0; at < n; at++)
            {
                var own = (k * np) + at;
                double bought = _final[own] * _map.Income[at], direct = _spread[own];
                if (final != 0) prices[own] += final * bought * (direct - income[at]);
                if (sigma != 0) prices[own] += sigma * (_map.Expenditure[own] - bought) * direct;
                weighted[own] = sigma == 0 ? direct : direct * _map.Input[own];
            }
        }
        // The sector loop overwrites the weights it reads, so it reads a copy.
        weighted.AsSpan().CopyTo(_spread);
        var pricesOfInputs = _inputPrices.AsSpan();
        pricesOfInputs.Clear();
        for (var s = 0; s < j; s++)
        {
            var gamma = _base.Gamma.AsSpan(s * j * np, j * np);
            Kernels.InputCosts(gamma, _spread, _acc, j, np);
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                var use = _acc[at] * _map.Use[own];
                UseBar[own] = use;
                outputs[own] += use;
                var cost = CostBar[own] - (epsilon * (use + RateBar[own]));
                var bundle = ((epsilon - sigma) * use) + ((1 - _valueAddedCost[own]) * cost);
                FactorBar[own] = (epsilon * RateBar[own]) + (_valueAddedCost[own] * cost);
                _acc[at] = bundle * _bundleOverAcc[own];
            }
            Kernels.InputUse(gamma, _acc, pricesOfInputs, j, np);
        }
        if (sigma != 0)
        {
            TensorPrimitives.Multiply(pricesOfInputs, _map.Input, pricesOfInputs);
            TensorPrimitives.Multiply(pricesOfInputs, sigma, pricesOfInputs);
        }
        TensorPrimitives.Add(prices, pricesOfInputs, prices);
    }

    private void SpecificFactors(Span<double> result)
    {
        int np = _base.Np, n = _base.N, j = _base.J;
        var mobile = _technology.MobileShare;
        for (var at = 0; at < n; at++)
        {
            if (_map.FactorIncome[at] == 0) continue;
            var income = _row[at];
            for (var s = 0; s < j; s++) income += mobile * FactorBar[(s * np) + at] / _map.FactorIncome[at];
            for (var s = 0; s < j; s++)
            {
                var own = (s * np) + at;
                if (_base.ValueAdded[own] == 0) continue;
                result[own] += ((1 - mobile) * FactorBar[own]) + (income * _base.ValueAdded[own] * Math.Exp(State[own]));
            }
        }
    }
}
