using System.Collections.Immutable;
using Tripoint.Numerics.Randomness;
using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

/// <summary>Plans drawn from a seeded stream: capacities for about twice the demand, three suppliers a country, failures of all kinds.</summary>
internal static class RandomPlans
{
    public static SourcingPlanData Draw(ulong seed, int suppliers, int scenarios, bool lots = false, bool ceilings = true, double demand = 100)
    {
        var stream = new RandomStream("tests/sourcing/plans", seed);
        var all = ImmutableArray.CreateBuilder<PlanSupplier>(suppliers);
        for (var s = 0; s < suppliers; s++)
        {
            var capacity = stream.NextUniform(0.5, 4) * demand / suppliers;
            all.Add(new PlanSupplier($"S{s:00}", stream.NextUniform(0.6, 1.8), capacity)
            {
                Current = stream.NextUniform() < 0.5 ? capacity * stream.NextUniform() : 0,
                RampCost = stream.NextUniform(0, 0.4),
                MinimumLot = lots && stream.NextUniform() < 0.6 ? capacity * stream.NextUniform(0.5, 0.9) : 0,
                ShareCeiling = ceilings && stream.NextUniform() < 0.3 ? stream.NextUniform(0.05, 0.4) : null,
                Country = $"C{s / 3}",
                Route = s % 4 == 0 ? "" : $"R{s % 4}",
            });
        }
        var list = all.MoveToImmutable();
        var limits = ceilings ? ImmutableArray.Create(new GroupCeiling(PlanGrouping.Country, "C0", 0.3), new GroupCeiling(PlanGrouping.Route, "R1", 0.5)) : [];
        return new SourcingPlanData(demand, list, FailureScenarios.Draw(list, new FailureOptions { Count = scenarios, Seed = seed, Independent = 0.1, Country = 0.08, Route = 0.05 }), limits, new PlanStock(0.5, demand * 0.2));
    }
}
