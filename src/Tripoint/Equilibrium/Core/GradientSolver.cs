using System.Numerics.Tensors;
using Tripoint.Numerics.Krylov;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Derivatives by adjoint. The equilibrium is z = G(z, p); with W the log of welfare, (I − ∂G/∂z)ᵀ λ = ∂W/∂z is solved by GMRES on reverse
/// sweeps, and dW/dp = λᵀ ∂G/∂p for every policy p at once.
/// </summary>
internal sealed class GradientSolver
{
    private const double Tolerance = 1e-11;
    /// <summary>Vectors the Krylov solver keeps.</summary>
    public const int Depth = 80;

    private const int Limit = 400;

    private readonly EquilibriumMap _map;
    private readonly BaseSystem _base;
    private readonly PolicySystem _policy;
    private readonly AdjointMap _adjoint;
    private readonly Gmres _gmres;
    private readonly Technology _technology;

    public GradientSolver(SolverWorkspace workspace, BaseSystem system, PolicySystem policy, Technology technology, double[] state)
    {
        var map = workspace.Map;
        (_map, _base, _policy, _gmres, _technology) = (map, system, policy, workspace.Krylov, technology);
        map.SetSteps(null);
        var image = new double[map.Size];
        map.Apply(policy, state, image);
        _adjoint = new AdjointMap(map, system, policy, technology, state);
    }

    /// <summary>The derivatives for each economy asked for.</summary>
    public WelfareGradient[] Solve(IReadOnlyList<int> economies, double[] welfare)
    {
        double[] right = new double[_map.Size], multiplier = new double[_map.Size], sweep = new double[_map.Size];
        var gradients = new WelfareGradient[economies.Count];
        for (var at = 0; at < gradients.Length; at++)
        {
            _adjoint.Welfare(economies[at], right);
            right.CopyTo(multiplier, 0);
            var (_, products, residual) = _gmres.Solve(Product, right, multiplier, Tolerance, Limit);
            _adjoint.Product(multiplier, sweep);
            gradients[at] = Collect(economies[at], multiplier, 1 + welfare[economies[at]], products, residual);
        }
        return gradients;
    }

    /// <summary>The derivatives of a quantity made of the result's figures.</summary>
    public OutcomeGradient Solve(OutcomeWeights weights, double[] welfare)
    {
        double[] right = new double[_map.Size], multiplier = new double[_map.Size], sweep = new double[_map.Size];
        var seed = new OutcomeSeed(_base, _policy, _technology, _map, _adjoint);
        seed.Write(weights, welfare, right);
        right.CopyTo(multiplier, 0);
        var (_, products, residual) = _gmres.Solve(Product, right, multiplier, Tolerance, Limit);
        _adjoint.Product(multiplier, sweep);
        var found = Collect(-1, multiplier, 1, products, residual);
        if (seed.Tariff is { } tariff)
        {
            var rates = _policy.Policy.Tariff ?? _base.BaseTariff;
            for (var cell = 0; cell < tariff.Length; cell++) found.Tariff[cell] += tariff[cell] / (1 + rates[cell]);
            TensorPrimitives.Add(found.Barrier, seed.Barrier!, found.Barrier);
        }
        return new OutcomeGradient(found.Tariff, found.Barrier, residual, products);
    }

    private void Product(ReadOnlySpan<double> x, Span<double> result)
    {
        _adjoint.Product(x, result);
        TensorPrimitives.Subtract(x, result, result);
    }

    private WelfareGradient Collect(int economy, double[] multiplier, double scale, int products, double residual)
    {
        int n = _base.N, j = _base.J, np = _base.Np;
        double[] tariff = Flows(), barrier = Flows(), tax = Flows(), rent = Flows(), all = new double[n], toB = new double[n], toC = new double[n];
        double[] productivity = new double[n * j], subsidy = new double[n * j], elasticity = new double[j];
        for (var s = 0; s < j; s++)
        {
            var theta = _policy.Theta[s];
            ReadOnlySpan<double> a = _policy.A(s), b = _policy.HasImportWedge[s] ? _policy.B(s) : a, c = _policy.HasExportTax[s] ? _policy.C(s) : b;
            ReadOnlySpan<double> supply = _map.Supply.AsSpan(s * np, n);
            for (var at = 0; at < n; at++)
            {
                int own = (s * np) + at, cell = ((s * n) + at) * n;
                Own(s, at, own);
                double demand = _map.Demand[own];
                // B: through sales at the border and through what is kept of expenditure. C: through producers' receipts. A: through Φ.
                TensorPrimitives.Multiply(supply, _adjoint.KeptBar[own], toB);
                TensorPrimitives.MultiplyAdd(_adjoint.SalesBar.AsSpan(s * np, n), demand, toB, toB);
                TensorPrimitives.Multiply(toB, b.Slice(at * np, n), toB);
                TensorPrimitives.Multiply(_adjoint.ReceiptsBar.AsSpan(s * np, n), demand, toC);
                TensorPrimitives.Multiply(toC, c.Slice(at * np, n), toC);
                TensorPrimitives.Multiply(supply, _adjoint.PhiBar[own], all);
                TensorPrimitives.Multiply(all, a.Slice(at * np, n), all);
                TensorPrimitives.Add(all, toB, all);
                TensorPrimitives.Add(all, toC, all);
                if (_policy.Touched[s]) elasticity[s] += PolicyLogs(s, at, all) * scale;
                Span<double> toBarrier = barrier.AsSpan(cell, n), toTariff = tariff.AsSpan(cell, n), toRent = rent.AsSpan(cell, n), toTax = tax.AsSpan(cell, n);
                TensorPrimitives.Multiply(all, -theta * scale, toBarrier);
                TensorPrimitives.MultiplyAdd(toC, -scale, toBarrier, toTax);
                TensorPrimitives.MultiplyAdd(toB, -scale, toTax, toTariff);
                toTariff.CopyTo(toRent);
                Over((_policy.Policy.Tariff ?? _base.BaseTariff).AsSpan(cell, n), toTariff);
                if (_policy.Policy.ImporterRent is { } rents) Over(rents.AsSpan(cell, n), toRent);
                if (_policy.Policy.ExportTax is { } taxes) Over(taxes.AsSpan(cell, n), toTax);
            }
        }
        return new WelfareGradient
        {
            Economy = economy,
            Tariff = tariff,
            Barrier = barrier,
            ExportTax = tax,
            ImporterRent = rent,
            Productivity = productivity,
            Subsidy = subsidy,
            Elasticity = elasticity,
            Residual = residual,
            Products = products,
        };

        double[] Flows() => GC.AllocateUninitializedArray<double>(j * n * n);

        void Over(ReadOnlySpan<double> rates, Span<double> values)
        {
            TensorPrimitives.Add(rates, 1, toB);
            TensorPrimitives.Divide(values, toB, values);
        }

        void Own(int s, int at, int own)
        {
            var slot = (at * j) + s;
            double costShare = _policy.CostShare[own], subsidised = costShare / _base.BaseCostShare[s];
            productivity[slot] = -_adjoint.CostBar[own] * scale;
            subsidy[slot] = ((subsidised * (_adjoint.UseBar[own] + _adjoint.RateBar[own] - _adjoint.CostBar[own]))
                - (_adjoint.RevenueBar[at] * _map.Output[own] * costShare * subsidised)) * scale;
            elasticity[s] -= _adjoint.SupplyBar[own] * _map.Supply[own] * _map.ProducerPrice[own] * scale;
            var price = multiplier[_map.PriceAt + own];
            if (_map.Demand[own] > 0) elasticity[s] -= price * _adjoint.State[_map.PriceAt + own] / _policy.Theta[s] * scale;
        }
    }

    /// <summary>−Σ_i all_i ln κ̂_ni, from A = π κ̂^−θ.</summary>
    private double PolicyLogs(int s, int at, double[] all)
    {
        int n = _base.N, np = _base.Np;
        ReadOnlySpan<double> now = _policy.A(s).Slice(at * np, n), before = _base.Share.AsSpan((((s * n) + at) * np), n);
        if (now.SequenceEqual(before)) return 0;
        var sum = 0.0;
        for (var from = 0; from < n; from++)
        {
            if (now[from] > 0 && now[from] != before[from]) sum += all[from] * Math.Log(now[from] / before[from]);
        }
        return sum / _policy.Theta[s];
    }
}
