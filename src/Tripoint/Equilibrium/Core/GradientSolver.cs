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
    private const int Depth = 80, Limit = 400;

    private readonly EquilibriumMap _map;
    private readonly BaseSystem _base;
    private readonly PolicySystem _policy;
    private readonly AdjointMap _adjoint;
    private readonly Gmres _gmres;

    public GradientSolver(EquilibriumMap map, BaseSystem system, PolicySystem policy, Technology technology, double[] state)
    {
        (_map, _base, _policy) = (map, system, policy);
        var image = new double[map.Size];
        map.Apply(policy, state, image);
        _adjoint = new AdjointMap(map, system, policy, technology, state);
        _gmres = new Gmres(map.Size, Depth);
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

    private void Product(ReadOnlySpan<double> x, Span<double> result)
    {
        _adjoint.Product(x, result);
        TensorPrimitives.Subtract(x, result, result);
    }

    private WelfareGradient Collect(int economy, double[] multiplier, double scale, int products, double residual)
    {
        int n = _base.N, j = _base.J, np = _base.Np;
        double[] tariff = new double[j * n * n], barrier = new double[j * n * n], tax = new double[j * n * n], rent = new double[j * n * n];
        double[] productivity = new double[n * j], subsidy = new double[n * j], elasticity = new double[j];
        for (var s = 0; s < j; s++)
        {
            var theta = _policy.Theta[s];
            ReadOnlySpan<double> a = _policy.A(s), b = _policy.HasImportWedge[s] ? _policy.B(s) : a, c = _policy.HasExportTax[s] ? _policy.C(s) : b;
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                Own(s, at, own);
                double phi = _adjoint.PhiBar[own], kept = _adjoint.KeptBar[own], demand = _map.Demand[own];
                for (var from = 0; from < n; from++)
                {
                    int cell = (((s * n) + at) * n) + from, seller = (s * np) + from, padded = (at * np) + from;
                    if (a[padded] == 0) continue;
                    var supply = _map.Supply[seller];
                    var toA = phi * supply * a[padded];
                    var toB = ((_adjoint.SalesBar[seller] * demand) + (kept * supply)) * b[padded];
                    var toC = _adjoint.ReceiptsBar[seller] * demand * c[padded];
                    var all = toA + toB + toC;
                    barrier[cell] = -theta * all * scale;
                    tariff[cell] = ((-theta * all) - toB - toC) / (1 + _policy.Tariff(s, at, from)) * scale;
                    rent[cell] = ((-theta * all) - toB - toC) / (1 + _policy.Rent(s, at, from)) * scale;
                    tax[cell] = ((-theta * all) - toC) / (1 + _policy.ExportTax(s, at, from)) * scale;
                    var change = _policy.CostChange(s, at, from);
                    if (change != 1) elasticity[s] -= all * Math.Log(change) * scale;
                }
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

        void Own(int s, int at, int own)
        {
            var slot = (at * j) + s;
            var costShare = _policy.CostShare[own];
            productivity[slot] = -_adjoint.CostBar[own] * scale;
            subsidy[slot] = ((costShare * (_adjoint.UseBar[own] + _adjoint.RateBar[own] - _adjoint.CostBar[own]))
                - (_adjoint.RevenueBar[at] * _map.Output[own] * costShare * costShare)) * scale;
            elasticity[s] -= _adjoint.SupplyBar[own] * _map.Supply[own] * _map.ProducerPrice[own] * scale;
            var price = multiplier[_map.PriceAt + own];
            if (_map.Demand[own] > 0) elasticity[s] -= price * _adjoint.State[_map.PriceAt + own] / _policy.Theta[s] * scale;
        }
    }
}
