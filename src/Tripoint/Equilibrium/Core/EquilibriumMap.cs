using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// One step of the joint fixed point in (factor prices, prices, outputs, revenue). The state z holds, in this order,
/// f: ln ŵ_n (Np), or ln of value added by sector where factors are specific (J × Np); ln P̂ (J × Np); ln Ŷ (J × Np); and R/I, revenue
/// over base income (Np). Input shares, and each matrix of trade shares, are read once a step.
/// </summary>
internal sealed class EquilibriumMap
{
    private readonly BaseSystem _base;
    private readonly Technology _tech;
    private readonly double[] _relaxation;
    private readonly double[] _input, _use, _sales, _receipts;

    public EquilibriumMap(BaseSystem system, Technology technology)
    {
        (_base, _tech) = (system, technology);
        int own = system.J * system.Np, np = system.Np;
        Own = own;
        FactorCount = technology.IsLongRun ? np : own;
        Size = FactorCount + own + own + np;
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
        _receipts = new double[np];
        _relaxation = Relaxation();
    }

    public int Own { get; }

    public int FactorCount { get; }

    public int Size { get; }

    public int PriceAt => FactorCount;

    public int OutputAt => FactorCount + Own;

    public int RevenueAt => FactorCount + (2 * Own);

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

    /// <summary>Σ_i π'/((1+τ')(1+r')), J × Np.</summary>
    public double[] NetShare { get; }

    /// <summary>ŵ_n w_n L_n, Np.</summary>
    public double[] FactorIncome { get; }

    /// <summary>I', Np.</summary>
    public double[] Income { get; }

    /// <summary>ln of the consumer price index, Np.</summary>
    public double[] ConsumerPrice { get; }

    /// <summary>g = G(z).</summary>
    public void Apply(PolicySystem policy, ReadOnlySpan<double> z, Span<double> g)
    {
        Technologies(policy, z);
        Markets(policy, g);
        UpdateFactors(z, g);
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
        if (policy.HasSubsidy) TensorPrimitives.Multiply(use, policy.CostShare, use);
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
            var cost = UnitCost.AsSpan(s * np, np);
            cost.Clear();
            for (var k = 0; k < j; k++)
                TensorPrimitives.MultiplyAdd(_base.Gamma.AsSpan(((s * j) + k) * np, np), input.Slice(k * np, np), cost, cost);
            UnitCosts(s, cost, use.Slice(s * np, np), policy.CostShare.AsSpan(s * np, np));
            for (var k = 0; k < j; k++)
            {
                var spent = Expenditure.AsSpan(k * np, np);
                TensorPrimitives.MultiplyAdd(_base.Gamma.AsSpan(((s * j) + k) * np, np), use.Slice(s * np, np), spent, spent);
            }
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
        for (var s = 0; s < _base.J; s++)
        {
            var theta = policy.Theta[s];
            var supply = Supply.AsSpan(s * np, np);
            TensorPrimitives.Multiply(ProducerPrice.AsSpan(s * np, np), -theta, supply);
            TensorPrimitives.Exp(supply, supply);
            var price = g.Slice(PriceAt + (s * np), np);
            price.Clear();
            Span<double> sales = _sales, receipts = _receipts;
            sales.Clear();
            receipts.Clear();
            bool wedge = policy.HasImportWedge[s], tax = policy.HasExportTax[s];
            ReadOnlySpan<double> a = policy.A(s), b = policy.B(s), c = policy.C(s);
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                ReadOnlySpan<double> row = a.Slice(at * np, np), net = wedge ? b.Slice(at * np, np) : row;
                var phi = TensorPrimitives.Dot(row, supply);
                if (!(phi > 0))
                {
                    (Demand[own], NetShare[own]) = (0, 1);
                    continue;
                }
                var demand = Demand[own] = Expenditure[own] / phi;
                price[at] = -Math.Log(phi) / theta;
                NetShare[own] = wedge ? TensorPrimitives.Dot(net, supply) / phi : 1;
                revenue[at] += Expenditure[own] * (1 - NetShare[own]);
                TensorPrimitives.MultiplyAdd(net, demand, sales, sales);
                if (tax) TensorPrimitives.MultiplyAdd(c.Slice(at * np, np), demand, receipts, receipts);
            }
            TensorPrimitives.Multiply(sales, supply, sales);
            var output = Output.AsSpan(s * np, np);
            if (tax)
            {
                TensorPrimitives.Multiply(receipts, supply, output);
                TensorPrimitives.Add(revenue, sales, revenue);
                TensorPrimitives.Subtract(revenue, output, revenue);
            }
            else
            {
                sales.CopyTo(output);
            }
            if (!policy.HasSubsidy) continue;
            for (var at = 0; at < n; at++) revenue[at] -= output[at] * (policy.CostShare[(s * np) + at] - 1);
        }
        for (var at = 0; at < n; at++) revenue[at] /= _base.Income[at];
        revenue[n..].Clear();
        var change = g.Slice(OutputAt, Own);
        for (var at = 0; at < Own; at++) change[at] = Math.Max((Output[at] * _base.OutputInverse[at]) + _base.OutputMask[at], 1e-300);
        TensorPrimitives.Log(change, change);
    }

    /// <summary>Moves factor prices towards clearing of the factor markets; world value added is the numeraire.</summary>
    private void UpdateFactors(ReadOnlySpan<double> z, Span<double> g)
    {
        int np = _base.Np, n = _base.N;
        if (_tech.IsLongRun)
        {
            var earned = g[..np];
            earned.Clear();
            for (var s = 0; s < _base.J; s++)
                TensorPrimitives.MultiplyAdd(Rate.AsSpan(s * np, np), Output.AsSpan(s * np, np), earned, earned);
            var world = 0.0;
            for (var at = 0; at < n; at++)
            {
                var income = _base.FactorIncome[at];
                earned[at] = income > 0 ? z[at] + (_relaxation[at] * Math.Log(Math.Max(earned[at], 1e-300) / FactorIncome[at])) : 0;
                world += Math.Exp(earned[at]) * income;
            }
            var shift = Math.Log(world / _base.WorldValueAdded);
            for (var at = 0; at < n; at++) earned[at] = _base.FactorIncome[at] > 0 ? earned[at] - shift : 0;
            earned[n..].Clear();
            return;
        }
        var total = 0.0;
        for (var at = 0; at < Own; at++)
        {
            if (_base.ValueAdded[at] == 0) continue;
            var change = Math.Log(Math.Max(Rate[at] * Output[at] * _base.ValueAddedInverse[at], 1e-300));
            g[at] = z[at] + (_relaxation[at] * (change - z[at]));
            total += Math.Exp(g[at]) * _base.ValueAdded[at];
        }
        var scale = Math.Log(total / _base.WorldValueAdded);
        for (var at = 0; at < Own; at++) g[at] = _base.ValueAdded[at] > 0 ? g[at] - scale : 0;
    }

    /// <summary>
    /// Step lengths of the factor prices: the inverse of the own-price slope of excess factor demand at the base, with
    /// e_n^j = θ_j (1 − Σ_m s_mn^j π_mn^j) the elasticity of sales to own cost and x_n the part of value added that is sold abroad.
    /// </summary>
    private double[] Relaxation()
    {
        int np = _base.Np, n = _base.N;
        var step = new double[FactorCount];
        Array.Fill(step, 1.0);
        for (var at = 0; at < n; at++)
        {
            var slope = 0.0;
            for (var s = 0; s < _base.J; s++)
            {
                var own = (s * np) + at;
                if (_base.Output[own] == 0) continue;
                var kept = 0.0;
                for (var to = 0; to < n; to++)
                {
                    var cell = (((s * n) + to) * np) + at;
                    kept += _base.NetShare[cell] * _base.Expenditure[(s * np) + to] / _base.Output[own] * _base.Share[cell];
                }
                var elasticity = _base.Theta[s] * (1 - kept);
                var home = _base.NetShare[(((s * n) + at) * np) + at] * _base.Expenditure[own] / _base.Output[own];
                if (_tech.IsLongRun) slope += _base.ValueAdded[own] / _base.FactorIncome[at] * (elasticity + 1 - home);
                else step[own] = 1 / (1 + ((1 - _tech.MobileShare) * _base.ValueAddedShare[own] * elasticity));
            }
            if (_tech.IsLongRun) step[at] = 1 / Math.Max(slope, 0.5);
        }
        return step;
    }
}
