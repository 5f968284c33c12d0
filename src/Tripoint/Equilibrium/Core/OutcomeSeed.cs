namespace Tripoint.Equilibrium.Core;

/// <summary>
/// What a quantity made of a result's figures is to the state and, where flows count, to the policy itself. A flow is M = B v d with
/// v = p̂^−θ, d = X'/Φ and Φ = Σ_i A v, so with φ = weight × M it moves with −θ ln p̂_i, ln X'_n, −ln Φ_n, ln B_ni.
/// </summary>
/// <param name="system">The base.</param>
/// <param name="policy">The policy.</param>
/// <param name="technology">Elasticities of technology.</param>
/// <param name="map">The map, left at the solution.</param>
/// <param name="adjoint">The transposed map at the solution.</param>
internal sealed class OutcomeSeed(BaseSystem system, PolicySystem policy, Technology technology, EquilibriumMap map, AdjointMap adjoint)
{
    /// <summary>To ln(1+τ) at unchanged state, J × N × N; null where no flow counts.</summary>
    public double[]? Tariff { get; private set; }

    /// <summary>To ln d̂ at unchanged state, J × N × N; null where no flow counts.</summary>
    public double[]? Barrier { get; private set; }

    /// <summary>Writes the derivative to the state.</summary>
    /// <param name="weights">What the figures count.</param>
    /// <param name="welfare">N: exact welfare of the result.</param>
    /// <param name="bar">The state's derivative; overwritten.</param>
    public void Write(OutcomeWeights weights, double[] welfare, Span<double> bar)
    {
        int n = system.N, j = system.J, np = system.Np;
        Span<double> spent = adjoint.StartSeed();
        if (weights.Trade is not null || weights.TariffRevenue is not null) Flows(weights, spent);
        for (var at = 0; at < n; at++)
        {
            for (var s = 0; s < j; s++)
            {
                int own = (s * np) + at, slot = (at * j) + s;
                if (weights.OutputVolume is { } volumes && volumes[slot] != 0 && system.Output[own] > 0)
                    adjoint.CostBar[own] -= volumes[slot] * map.Output[own] / system.Output[own] / Math.Exp(map.ProducerPrice[own]);
                adjoint.RateBar[own] = Earned(weights, at, s);
            }
        }
        adjoint.FinishSeed(bar);
        for (var at = 0; at < n; at++)
        {
            var wage = 0.0;
            for (var s = 0; s < j; s++)
            {
                int own = (s * np) + at, slot = (at * j) + s;
                if (weights.OutputVolume is { } volumes && system.Output[own] > 0)
                    bar[map.OutputAt + own] += volumes[slot] * map.Output[own] / system.Output[own] / Math.Exp(map.ProducerPrice[own]);
                bar[map.OutputAt + own] += Earned(weights, at, s);
                wage -= Employed(weights, at, s);
            }
            if (wage != 0) Wage(at, wage, bar);
            if (weights.Welfare is { } counts && counts[at] != 0) adjoint.AddWelfare(at, counts[at] * (1 + welfare[at]), bar);
        }
    }

    /// <summary>To ln of value added, through its own figure and through employment.</summary>
    private double Earned(OutcomeWeights weights, int at, int s) =>
        ((weights.ValueAdded?[(at * system.J) + s] ?? 0) * map.Rate[(s * system.Np) + at] * map.Output[(s * system.Np) + at]) + Employed(weights, at, s);

    /// <summary>μ VÂ/ŵ times its weight.</summary>
    private double Employed(OutcomeWeights weights, int at, int s)
    {
        var own = (s * system.Np) + at;
        var weight = weights.Employment?[(at * system.J) + s] ?? 0;
        if (weight == 0 || !(system.ValueAdded[own] > 0)) return 0;
        var wage = map.FactorIncome[at] / system.FactorIncome[at];
        return weight * technology.MobileShare * map.Rate[own] * map.Output[own] / system.ValueAdded[own] / wage;
    }

    private void Wage(int at, double weight, Span<double> bar)
    {
        if (technology.IsLongRun)
        {
            bar[at] += weight;
            return;
        }
        for (var s = 0; s < system.J; s++)
        {
            var own = (s * system.Np) + at;
            bar[own] += weight * system.ValueAdded[own] * Math.Exp(adjoint.State[own]) / map.FactorIncome[at];
        }
    }

    private void Flows(OutcomeWeights weights, Span<double> spent)
    {
        int n = system.N, np = system.Np;
        Tariff = new double[system.J * n * n];
        Barrier = new double[Tariff.Length];
        var tariffs = policy.Policy.Tariff ?? system.BaseTariff;
        Span<double> counted = stackalloc double[n];
        for (var s = 0; s < system.J; s++)
        {
            var theta = policy.Theta[s];
            ReadOnlySpan<double> a = policy.A(s), b = policy.HasImportWedge[s] ? policy.B(s) : a;
            for (var at = 0; at < n; at++)
            {
                int own = (s * np) + at, first = ((s * n) + at) * n;
                var demand = map.Demand[own];
                if (!(demand > 0)) continue;
                var (sum, revenue) = (0.0, weights.TariffRevenue?[at] ?? 0);
                for (var from = 0; from < n; from++)
                {
                    var flow = b[(at * np) + from] * map.Supply[(s * np) + from] * demand;
                    counted[from] = ((weights.Trade?[first + from] ?? 0) + (revenue * tariffs[first + from])) * flow;
                    sum += counted[from];
                    // What a higher rate collects on an unchanged flow.
                    Tariff[first + from] = revenue * flow * (1 + tariffs[first + from]);
                }
                var phi = map.Expenditure[own] / demand;
                for (var from = 0; from < n; from++)
                {
                    var seller = (s * np) + from;
                    // What falls on the wedge alone, and on the seller's price in the same way.
                    var moved = -theta * (counted[from] - (sum * a[(at * np) + from] * map.Supply[seller] / phi));
                    adjoint.CostBar[seller] += moved;
                    Barrier[first + from] = moved;
                    Tariff[first + from] += moved - counted[from];
                }
                spent[own] += sum / map.Expenditure[own];
            }
        }
    }
}
