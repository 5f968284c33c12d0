using System.Numerics.Tensors;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>Finds, before iterating, why a policy can have no equilibrium.</summary>
internal static class Feasibility
{
    /// <summary>The reason, as one sentence; null where none is found.</summary>
    public static string? Problem(WorldTable table, BaseSystem system, PolicySystem policy)
    {
        int n = system.N, np = system.Np;
        if (CannotClose(policy)) return null;
        bool[] buys = new bool[n], sells = new bool[n];
        for (var s = 0; s < system.J; s++)
        {
            var a = policy.A(s);
            for (var at = 0; at < n; at++)
            {
                var row = a.Slice(at * np, n);
                var supplied = false;
                for (var from = 0; from < n; from++)
                {
                    if (!(row[from] > 0)) continue;
                    supplied = true;
                    if (from == at) continue;
                    buys[at] = sells[from] = true;
                }
                if (!supplied && system.Expenditure[(s * np) + at] > 0)
                    return $"{table.Economies[at]} needs {table.Sectors[s].Name.English} ({table.Sectors[s]}), and under the policy nobody can deliver it at a finite price";
            }
        }
        for (var at = 0; at < n; at++)
        {
            var deficit = policy.Deficit[at];
            if (deficit > 1e-9 * system.Income[at] && !buys[at])
                return FormattableString.Invariant($"{table.Economies[at]} has a deficit of {deficit:0} million US$ but can import nothing under the policy; use zero deficits");
            if (deficit < -1e-9 * system.Income[at] && !sells[at])
                return FormattableString.Invariant($"{table.Economies[at]} has a surplus of {-deficit:0} million US$ but can export nothing under the policy; use zero deficits");
        }
        return null;
    }

    /// <summary>Whether no wedge is large enough to make a trade share vanish in the machine's arithmetic.</summary>
    private static bool CannotClose(PolicySystem policy)
    {
        var largest = Math.Log(1 + Highest(policy.Policy.Tariff)) + Math.Log(1 + Highest(policy.Policy.ImporterRent)) + Math.Log(1 + Highest(policy.Policy.ExportTax))
            + Math.Log(Math.Max(1, Highest(policy.Policy.Barrier)));
        return largest * TensorPrimitives.Max<double>(policy.Theta) < 500;
    }

    private static double Highest(double[]? values) => values is null ? 0 : TensorPrimitives.Max<double>(values);
}
