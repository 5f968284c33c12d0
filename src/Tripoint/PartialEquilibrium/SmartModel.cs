using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.PartialEquilibrium;

/// <summary>
/// SMART, the single-market model of WITS (Laird and Yeats 1986, "The UNCTAD trade policy simulation model", UNCTAD discussion paper 19;
/// Jammes and Olarreaga 2005, "Explaining SMART and GSIM"). Creation: <c>M E_m τ / (1 − E_m/E_x)</c> with τ = (1+t′)/(1+t) − 1. Diversion from
/// suppliers B to suppliers A whose relative price falls by ρ: <c>M_A M_B σρ / (M_A + M_B + M_A σρ)</c>. Where duties change by more than two
/// different factors, the group with the deepest cut wins first, from all with a smaller one, then the next; what is already lost
/// cannot be lost again.
/// </summary>
public static class SmartModel
{
    /// <summary>Solves one product in one market.</summary>
    /// <param name="flows">The suppliers.</param>
    /// <param name="options">The elasticities; default those of WITS.</param>
    /// <exception cref="BadInputException">A value or duty is out of range, or an elasticity has the wrong sign.</exception>
    public static SmartResult Solve(ImmutableArray<SmartFlow> flows, SmartOptions? options = null)
    {
        options ??= new SmartOptions();
        Check(flows, options);
        var factors = flows.Select(f => (1 + f.TariffAfter) / (1 + f.TariffBefore)).ToArray();
        var creation = flows.Select((f, at) => f.Imports * options.Demand * (factors[at] - 1) / (1 - options.Demand / options.Supply)).ToArray();
        var diversion = Divert(flows, factors, options.Substitution);
        double revenue = 0, surplus = 0;
        var changes = ImmutableArray.CreateBuilder<SmartChange>(flows.Length);
        for (var at = 0; at < flows.Length; at++)
        {
            var flow = flows[at];
            var price = flow.Imports > 0 ? creation[at] / flow.Imports / options.Supply : 0;
            // Value of imports before duty at old prices is quantity: SMART sets every supplier's price to one.
            double quantity = flow.Imports + creation[at] + diversion[at];
            changes.Add(new SmartChange(flow.Exporter, creation[at], diversion[at], quantity * price));
            revenue += flow.TariffAfter * (1 + price) * quantity - flow.TariffBefore * flow.Imports;
            surplus -= ((1 + price) * (1 + flow.TariffAfter) - (1 + flow.TariffBefore)) * (flow.Imports + quantity) / 2;
        }
        return new SmartResult(changes.MoveToImmutable(), revenue, surplus);
    }

    private static double[] Divert(ImmutableArray<SmartFlow> flows, double[] factors, double substitution)
    {
        var change = new double[flows.Length];
        var remaining = flows.Select(f => f.Imports).ToArray();
        foreach (var factor in factors.Distinct().Order())
        {
            double winners = 0, losers = 0, weighted = 0;
            for (var at = 0; at < flows.Length; at++)
            {
                if (factors[at] == factor) winners += flows[at].Imports;
                if (!(factors[at] > factor)) continue;
                losers += remaining[at];
                weighted += remaining[at] * factors[at];
            }
            if (winners == 0 || losers == 0) continue;
            var pull = substitution * (1 - factor * losers / weighted);
            var won = winners * losers * pull / (winners + losers + winners * pull);
            for (var at = 0; at < flows.Length; at++)
            {
                if (factors[at] == factor) change[at] += won * flows[at].Imports / winners;
                if (!(factors[at] > factor)) continue;
                var lost = won * remaining[at] / losers;
                change[at] -= lost;
                remaining[at] -= lost;
            }
        }
        return change;
    }

    private static void Check(ImmutableArray<SmartFlow> flows, SmartOptions options)
    {
        var faults = new List<Fault>();
        foreach (var flow in flows)
        {
            if (!(flow.Imports >= 0 && double.IsFinite(flow.Imports))) faults.Add(new Fault(FormattableString.Invariant($"imports of {flow.Imports}"), $"exporter {flow.Exporter}", "a finite value of 0 or more"));
            if (!(flow.TariffBefore > -1 && double.IsFinite(flow.TariffBefore))) faults.Add(new Fault(FormattableString.Invariant($"a duty before of {flow.TariffBefore}"), $"exporter {flow.Exporter}", "a finite fraction above -1"));
            if (!(flow.TariffAfter > -1 && double.IsFinite(flow.TariffAfter))) faults.Add(new Fault(FormattableString.Invariant($"a duty after of {flow.TariffAfter}"), $"exporter {flow.Exporter}", "a finite fraction above -1"));
        }
        if (!(options.Demand < 0 && double.IsFinite(options.Demand))) faults.Add(new Fault(FormattableString.Invariant($"a demand elasticity of {options.Demand}"), "", "a negative number"));
        if (!(options.Substitution > 0 && double.IsFinite(options.Substitution))) faults.Add(new Fault(FormattableString.Invariant($"a substitution elasticity of {options.Substitution}"), "", "a positive number"));
        if (!(options.Supply > 0)) faults.Add(new Fault(FormattableString.Invariant($"a supply elasticity of {options.Supply}"), "", "a positive number or infinity"));
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
