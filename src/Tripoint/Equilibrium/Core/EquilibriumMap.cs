using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// One step of the joint fixed point in (factor prices, prices, outputs, revenue). The state z holds, in this order,
/// f: ln ŵ_n (Np), or ln of value added by sector where factors are specific (J × Np); ln P̂ (J × Np); ln Ŷ (J × Np); and R/I, revenue
/// over base income (Np); and ln(1+r) of each volume cap. Input shares, and each matrix of trade shares, are read once a step.
/// </summary>
internal sealed class EquilibriumMap
{
    private readonly BaseSystem _base;
    private readonly Technology _tech;
    private readonly double[] _levelStep, _sectorStep;
    private readonly double[] _input, _use, _sales, _balance;

    public EquilibriumMap(BaseSystem system, Technology technology, int caps = 0)
    {
        (_base, _tech) = (system, technology);
        int own = system.J * system.Np, np = system.Np;
        Own = own;
        FactorCount = technology.IsLongRun ? np : own;
        Size = FactorCount + own + own + np + caps;
        FactorPrice = new double[own];
        UnitCost = new double[own];
        ProducerPrice = new double[own];
        Rate = new double[own];
        Expenditure = new double[own];
        Output = new double[own];
        Supply = new double[own];
        Demand = new double[own];
        NetShare = new double[own];
        FactorIncome = new double[np];
        Income = new double[np];
        ConsumerPrice = new double[np];
        _input = new double[own];
        _use = new double[own];
        _sales = new double[np];
        _balance = new double[np];
        _levelStep = new double[np];
        _sectorStep = new double[own];
        SetSteps(null);
    }

    public int Own { get; }

    public int FactorCount { get; }

    public int Size { get; }

    public int PriceAt => FactorCount;

    public int OutputAt => FactorCount + Own;

    public int RevenueAt => FactorCount + (2 * Own);

    public int CapsAt => RevenueAt + _base.Np;

    /// <summary>ln ω̂, price of the value-added bundle, J × Np.</summary>
    public double[] FactorPrice { get; }

    /// <summary>ln of unit cost at base productivity, J × Np.</summary>
    public double[] UnitCost { get; }

    /// <summary>ln of the producer's price, J × Np.</summary>
    public double[] ProducerPrice { get; }

    /// <summary>Value added per unit of receipts, J × Np.</summary>
    public double[] Rate { get; }

    /// <summary>X', J × Np.</summary>
    public double[] Expenditure { get; }

    /// <summary>Y' at producers' receipts, J × Np.</summary>
    public double[] Output { get; }

    /// <summary>Producer price to the power −θ, J × Np.</summary>
    public double[] Supply { get; }

    /// <summary>X'/Φ, J × Np.</summary>
    public double[] Demand { get; }

    /// <summary>Σ_i B_ni v_i where a sector has border taxes, J × Np.</summary>
    public double[] NetShare { get; }

    /// <summary>ŵ_n w_n L_n, Np.</summary>
    public double[] FactorIncome { get; }

    /// <summary>I', Np.</summary>
    public double[] Income { get; }

    /// <summary>ln of the consumer price index, Np.</summary>
    public double[] ConsumerPrice { get; }

    /// <summary>u: ln P̂, or P̂^(1−σ), J × Np.</summary>
    public ReadOnlySpan<double> Input => _input;

    /// <summary>Spending on inputs per base share, J × Np.</summary>
    public ReadOnlySpan<double> Use => _use;

    /// <summary>Step lengths of the factor prices of an economy, Np.</summary>
    public ReadOnlySpan<double> LevelStep => _levelStep;

    /// <summary>Step lengths of the factor prices of a sector where factors are specific, J × Np.</summary>
    public ReadOnlySpan<double> SectorStep => _sectorStep;

    /// <summary>g = G(z).</summary>
    public void Apply(PolicySystem policy, ReadOnlySpan<double> z, Span<double> g)
    {
        if (policy.Caps.Length > 0) policy.SetCapRents(z[CapsAt..]);
        Technologies(policy, z);
        Markets(policy, g);
        UpdateCaps(policy, z[CapsAt..], g[CapsAt..]);
        UpdateFactors(policy, z, g);
    }

    /// <summary>The state of the base: no change, base revenue.</summary>
    public void Start(Span<double> z)
    {
        z.Clear();
        for (var at = 0; at < _base.N; at++) z[RevenueAt + at] = 1 - ((_base.FactorIncome[at] + _base.Deficit[at]) / _base.Income[at]);
    }

    /// <summary>Factor prices, unit costs and expenditure from the state.</summary>
    private void Technologies(PolicySystem policy, ReadOnlySpan<double> z)
    {
        int np = _base.Np, j = _base.J;
        Factors(z);
        var prices = z.Slice(PriceAt, Own);
        Span<double> use = _use, input = _input;
        TensorPrimitives.Exp(z.Slice(OutputAt, Own), use);
        TensorPrimitives.Multiply(use, _base.Output, use);
        if (policy.HasCostShare) TensorPrimitives.Multiply(use, policy.CostShare, use);
        var sigma = 1 - _tech.InputElasticity;
        if (sigma == 0)
        {
            prices.CopyTo(input);
        }
        else
        {
            TensorPrimitives.Multiply(prices, sigma, input);
            TensorPrimitives.Exp(input, input);
        }
        Expenditure.AsSpan().Clear();
        for (var s = 0; s < j; s++)
        {
            var gamma = _base.Gamma.AsSpan(s * j * np, j * np);
            var cost = UnitCost.AsSpan(s * np, np);
            var spending = use.Slice(s * np, np);
            Kernels.InputCosts(gamma, input, cost, j, np);
            UnitCosts(s, cost, spending, policy.CostShare.AsSpan(s * np, np));
            Kernels.InputUse(gamma, spending, Expenditure, j, np);
        }
        if (sigma != 0) TensorPrimitives.Multiply(Expenditure, input, Expenditure);
        Incomes(policy, z);
        FinalDemand(prices);
        TensorPrimitives.Add(UnitCost, policy.LogSupply, ProducerPrice);
    }

    private void Factors(ReadOnlySpan<double> z)
    {
        int np = _base.Np, j = _base.J;
        if (_tech.IsLongRun)
        {
            for (var s = 0; s < j; s++) z[..np].CopyTo(FactorPrice.AsSpan(s * np, np));
            TensorPrimitives.Exp(z[..np], FactorIncome);
            TensorPrimitives.Multiply(FactorIncome, _base.FactorIncome, FactorIncome);
            return;
        }
        FactorIncome.AsSpan().Clear();
        TensorPrimitives.Exp(z[..Own], FactorPrice);
        for (var s = 0; s < j; s++)
            TensorPrimitives.MultiplyAdd(FactorPrice.AsSpan(s * np, np), _base.ValueAdded.AsSpan(s * np, np), FactorIncome, FactorIncome);
        var mobile = _tech.MobileShare;
        for (var at = 0; at < _base.N; at++)
        {
            var wage = mobile > 0 && _base.FactorIncome[at] > 0 ? mobile * Math.Log(FactorIncome[at] / _base.FactorIncome[at]) : 0;
            for (var s = 0; s < j; s++) FactorPrice[(s * np) + at] = wage + ((1 - mobile) * z[(s * np) + at]);
        }
        for (var s = 0; s < j; s++) FactorPrice.AsSpan((s * np) + _base.N, np - _base.N).Clear();
    }

    /// <summary>Turns Σ_k γ u_k into ln unit cost, receipts into spending on inputs per base share, and records value added.</summary>
    private void UnitCosts(int s, Span<double> cost, Span<double> use, ReadOnlySpan<double> costShare)
    {
        int np = _base.Np, offset = s * np;
        double sigma = 1 - _tech.InputElasticity, epsilon = 1 - _tech.ValueAddedElasticity;
        if (sigma == 0 && epsilon == 0)
        {
            TensorPrimitives.MultiplyAdd(_base.ValueAddedShare.AsSpan(offset, np), FactorPrice.AsSpan(offset, np), cost, cost);
            TensorPrimitives.Multiply(costShare, _base.ValueAddedShare.AsSpan(offset, np), Rate.AsSpan(offset, np));
            return;
        }
        for (var at = 0; at < _base.N; at++)
        {
            double own = _base.ValueAddedShare[offset + at], inputs = _base.InputTotal[offset + at], factor = FactorPrice[offset + at];
            var bundle = inputs == 0 ? 0 : sigma == 0 ? cost[at] / inputs : Math.Log(cost[at] / inputs) / sigma;
            var unit = epsilon == 0
                ? (own * factor) + (inputs * bundle)
                : Math.Log((own * Math.Exp(epsilon * factor)) + (inputs * Math.Exp(epsilon * bundle))) / epsilon;
            cost[at] = unit;
            Rate[offset + at] = costShare[at] * own * Math.Exp(epsilon * (factor - unit));
            use[at] *= Math.Exp((epsilon * (bundle - unit)) - (sigma * bundle));
        }
    }

    private void Incomes(PolicySystem policy, ReadOnlySpan<double> z)
    {
        TensorPrimitives.MultiplyAdd(z.Slice(RevenueAt, _base.Np), _base.Income, FactorIncome, Income);
        TensorPrimitives.Add(Income, policy.Deficit, Income);
    }

    private void FinalDemand(ReadOnlySpan<double> prices)
    {
        int np = _base.Np, j = _base.J;
        var sigma = 1 - _tech.FinalElasticity;
        ConsumerPrice.AsSpan().Clear();
        if (sigma == 0)
        {
            for (var k = 0; k < j; k++)
            {
                var share = _base.Alpha.AsSpan(k * np, np);
                TensorPrimitives.MultiplyAdd(share, Income, Expenditure.AsSpan(k * np, np), Expenditure.AsSpan(k * np, np));
                TensorPrimitives.MultiplyAdd(share, prices.Slice(k * np, np), ConsumerPrice, ConsumerPrice);
            }
            return;
        }
        var weight = Demand.AsSpan();
        TensorPrimitives.Multiply(prices, sigma, weight);
        TensorPrimitives.Exp(weight, weight);
        TensorPrimitives.Multiply(weight, _base.Alpha, weight);
        for (var k = 0; k < j; k++) TensorPrimitives.Add(ConsumerPrice, weight.Slice(k * np, np), ConsumerPrice);
        for (var at = 0; at < _base.N; at++)
        {
            for (var k = 0; k < j; k++) Expenditure[(k * np) + at] += weight[(k * np) + at] / ConsumerPrice[at] * Income[at];
            ConsumerPrice[at] = Math.Log(ConsumerPrice[at]) / sigma;
        }
    }

    /// <summary>Price indices, outputs and revenue from unit costs and expenditure.</summary>
    private void Markets(PolicySystem policy, Span<double> g)
    {
        int np = _base.Np, n = _base.N;
        var revenue = g.Slice(RevenueAt, np);
        revenue.Clear();
        _balance.AsSpan().Clear();
        var prices = g.Slice(PriceAt, Own);
        for (var s = 0; s < _base.J; s++) TensorPrimitives.Multiply(ProducerPrice.AsSpan(s * np, np), -policy.Theta[s], Supply.AsSpan(s * np, np));
        TensorPrimitives.Exp(Supply, Supply);
        for (var s = 0; s < _base.J; s++)
        {
            ReadOnlySpan<double> supply = Supply.AsSpan(s * np, np), spent = Expenditure.AsSpan(s * np, np);
            Span<double> output = Output.AsSpan(s * np, np), demand = Demand.AsSpan(s * np, np), phi = prices.Slice(s * np, np);
            if (_base.IsDiagonal[s] && !policy.Touched[s])
            {
                supply.CopyTo(phi);
                spent.CopyTo(output);
                TensorPrimitives.Divide(spent, supply, demand);
                spent.CopyTo(_sales);
            }
            else if (!policy.HasImportWedge[s])
            {
                Kernels.Market(policy.A(s), supply, spent, phi, demand, output, n, np);
                TensorPrimitives.Multiply(output, supply, output);
                spent.CopyTo(_sales);
            }
            else
            {
                var kept = NetShare.AsSpan(s * np, np);
                Kernels.TaxedMarket(policy.A(s), policy.B(s), supply, spent, phi, demand, kept, output, n, np);
                TensorPrimitives.Multiply(output, supply, output);
                // Revenue: X − (what crosses the border) = d (Φ − kept).
                TensorPrimitives.Add(revenue, spent, revenue);
                TensorPrimitives.Multiply(kept, demand, _sales);
                TensorPrimitives.Subtract(revenue, _sales, revenue);
            }
            TensorPrimitives.Add(_balance, output, _balance);
            TensorPrimitives.Subtract(_balance, _sales, _balance);
            if (policy.HasExportTax[s])
            {
                TensorPrimitives.Add(revenue, output, revenue);
                Kernels.Transposed(policy.C(s), demand, output, n, np);
                TensorPrimitives.Multiply(output, supply, output);
                TensorPrimitives.Subtract(revenue, output, revenue);
            }
            if (!policy.HasCostShare) continue;
            for (var at = 0; at < n; at++) revenue[at] -= output[at] * (policy.CostShare[(s * np) + at] - 1);
        }
        TensorPrimitives.Multiply(revenue, _base.IncomeInverse, revenue);
        // A product nobody sells to an economy has no price; the state keeps 0 there.
        TensorPrimitives.MaxNumber(prices, _base.Absent, prices);
        TensorPrimitives.Log(prices, prices);
        for (var s = 0; s < _base.J; s++) TensorPrimitives.Multiply(prices.Slice(s * np, np), -1 / policy.Theta[s], prices.Slice(s * np, np));
        var change = g.Slice(OutputAt, Own);
        TensorPrimitives.MultiplyAdd(Output, _base.OutputInverse, _base.OutputMask, change);
        TensorPrimitives.Max(change, 1e-300, change);
        TensorPrimitives.Log(change, change);
    }

    /// <summary>Moves the rent of each cap towards where the volume is at the cap, or to zero where it stays below.</summary>
    private void UpdateCaps(PolicySystem policy, ReadOnlySpan<double> rents, Span<double> next)
    {
        int np = _base.Np, n = _base.N;
        next.Clear();
        for (var at = 0; at < policy.Caps.Length; at++)
        {
            var cap = policy.Caps[at];
            int seller = (cap.Sector * np) + cap.Exporter, buyer = (cap.Sector * np) + cap.Importer;
            var received = policy.C(cap.Sector)[(cap.Importer * np) + cap.Exporter] * Supply[seller] * Demand[buyer];
            var before = _base.NetShare[(((cap.Sector * n) + cap.Importer) * np) + cap.Exporter] * _base.Expenditure[buyer];
            var excess = received > 0 && before > 0 ? Math.Log(received / before) - ProducerPrice[seller] - Math.Log(cap.VolumeRatio) : -1;
            next[at] = Math.Max(0, Math.Max(0, rents[at]) + (excess / (1 + policy.Theta[cap.Sector])));
        }
    }

    /// <summary>
    /// Moves factor prices towards clearing of the factor markets; world value added is the numeraire. Mobile labour's wage follows the
    /// trade balance, which is the factor market's excess once goods markets clear. Where factors are specific, each sector follows its own
    /// value added and the economy's common level the trade balance.
    /// </summary>
    private void UpdateFactors(PolicySystem policy, ReadOnlySpan<double> z, Span<double> g)
    {
        int np = _base.Np, n = _base.N;
        for (var at = 0; at < n; at++)
        {
            var income = FactorIncome[at];
            _balance[at] = income > 0 ? Math.Clamp(_levelStep[at] * (_balance[at] + policy.Deficit[at]) / income, -1, 1) : 0;
        }
        var world = 0.0;
        if (_tech.IsLongRun)
        {
            for (var at = 0; at < n; at++)
            {
                g[at] = _base.FactorIncome[at] > 0 ? z[at] + _balance[at] : 0;
                world += Math.Exp(g[at]) * _base.FactorIncome[at];
            }
            var shift = Math.Log(world / _base.WorldValueAdded);
            for (var at = 0; at < n; at++) g[at] = _base.FactorIncome[at] > 0 ? g[at] - shift : 0;
            g[n..np].Clear();
            return;
        }
        for (var at = 0; at < Own; at++)
        {
            if (_base.ValueAdded[at] == 0) continue;
            var change = Math.Log(Math.Max(Rate[at] * Output[at] * _base.ValueAddedInverse[at], 1e-300));
            g[at] = z[at] + (_sectorStep[at] * (change - z[at])) + _balance[at % np];
            world += Math.Exp(g[at]) * _base.ValueAdded[at];
        }
        var scale = Math.Log(world / _base.WorldValueAdded);
        for (var at = 0; at < Own; at++) g[at] = _base.ValueAdded[at] > 0 ? g[at] - scale : 0;
    }

    /// <summary>
    /// Step lengths of the factor prices at the base (<see cref="BaseSteps"/>) or at the shares of the last step. The solution does not depend
    /// on them; the way there does.
    /// </summary>
    /// <param name="policy">The policy whose shares to take; null: the base's.</param>
    public void SetSteps(PolicySystem? policy)
    {
        int np = _base.Np, n = _base.N;
        if (policy is null)
        {
            _base.Steps.Level.CopyTo(_levelStep, 0);
            for (var own = 0; own < Own; own++)
                _sectorStep[own] = 1 / (1 + ((1 - _tech.MobileShare) * _base.ValueAddedShare[own] * _base.Steps.Elasticity[own]));
            return;
        }
        const double floor = 1e-8;
        Span<double> slope = stackalloc double[n];
        slope.Clear();
        for (var s = 0; s < _base.J; s++)
        {
            var sold = policy.HasExportTax[s] ? policy.C(s) : policy.HasImportWedge[s] ? policy.B(s) : policy.A(s);
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                _sectorStep[own] = 1;
                if (!(Output[own] > 0)) continue;
                double kept = 0, home = 0;
                for (var to = 0; to < n; to++)
                {
                    var buyer = (s * np) + to;
                    var supplied = Supply[own] * Demand[buyer];
                    var share = Expenditure[buyer] > 0 ? policy.A(s)[(to * np) + at] * supplied / Expenditure[buyer] : 0;
                    var sales = sold[(to * np) + at] * supplied;
                    kept += sales / Output[own] * share;
                    if (to == at) home = sales / Output[own];
                }
                var elasticity = policy.Theta[s] * (1 - kept);
                slope[at] += _base.ValueAdded[own] / _base.FactorIncome[at] * (elasticity + 1 - home);
                _sectorStep[own] = 1 / (1 + ((1 - _tech.MobileShare) * _base.ValueAddedShare[own] * elasticity));
            }
        }
        for (var at = 0; at < n; at++) _levelStep[at] = 1 / Math.Max(slope[at], floor);
    }
}
