using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Step lengths of factor prices at the base, worked out once a table: the inverse of the own-price slope of excess factor demand, with
/// e_n^j = θ_j (1 − Σ_m s_mn^j π_mn^j) the elasticity of sales to own cost and x_n the part of value added that is sold abroad.
/// </summary>
internal sealed class BaseSteps
{
    private const double SmallestSlope = 0.5;

    public BaseSteps(BaseSystem system)
    {
        int n = system.N, j = system.J, np = system.Np;
        Elasticity = new double[j * np];
        Level = new double[np];
        double[] slope = new double[np], weight = new double[np];
        for (var s = 0; s < j; s++)
        {
            var kept = Elasticity.AsSpan(s * np, np);
            for (var to = 0; to < n; to++)
            {
                var cell = ((s * n) + to) * np;
                TensorPrimitives.Multiply(system.Share.AsSpan(cell, np), system.NetShare.AsSpan(cell, np), weight);
                TensorPrimitives.MultiplyAdd(weight, system.Expenditure[(s * np) + to], kept, kept);
            }
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                if (!(system.Output[own] > 0))
                {
                    kept[at] = 0;
                    continue;
                }
                var home = system.NetShare[(((s * n) + at) * np) + at] * system.Expenditure[own] / system.Output[own];
                kept[at] = system.Theta[s] * (1 - (kept[at] / system.Output[own]));
                if (system.FactorIncome[at] > 0) slope[at] += system.ValueAdded[own] / system.FactorIncome[at] * (kept[at] + 1 - home);
            }
        }
        for (var at = 0; at < n; at++) Level[at] = 1 / Math.Max(slope[at], SmallestSlope);
    }

    /// <summary>e_n^j, J × Np; zero where there is no output.</summary>
    public double[] Elasticity { get; }

    /// <summary>1/(x_n + Σ_j θ_j (1 − Σ_m s_mn π_mn)), weighted by value added, Np.</summary>
    public double[] Level { get; }
}
