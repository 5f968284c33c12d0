using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Studies.Sourcing;

/// <summary>
/// Makes a plan's data from a market: demand is what the importer buys today; a supplier's capacity is what it delivers today and what it could
/// add; quantities are million US$ at the median landed price, costs multiples of it; suppliers of a country and of a strait fail together.
/// </summary>
public static class MarketPlan
{
    /// <summary>Suppliers below this share of demand are left out.</summary>
    private const double LeastCapacity = 0.005;

    /// <summary>Unit values of small flows are noise: a plan takes none to be cheaper or dearer than the median by more than this factor.</summary>
    private const double MostApart = 3;

    /// <summary>The data of one importer's plan.</summary>
    /// <exception cref="BadInputException">A figure of the request is out of range.</exception>
    public static SourcingPlanData For(PlanRequest request, AlternativesResult alternatives)
    {
        var demand = alternatives.Imports / 1000;
        var suppliers = Suppliers(request, alternatives).Where(s => s.Capacity >= LeastCapacity * demand).ToImmutableArray();
        if (suppliers.Length == 0) throw new DataMissingException(new Fault("no supplier is left", "--without", "fewer suppliers to do without"));
        return Data(request, demand, suppliers);
    }

    /// <summary>The data of the members of a joint plan: the same suppliers for each; what a supplier could add beyond today's purchases is entitled to each by its imports.</summary>
    public static ImmutableArray<SourcingPlanData> ForMembers(PlanRequest request, IReadOnlyList<AlternativesResult> members)
    {
        var each = members.Select(m => Suppliers(request, m).ToDictionary(s => s.Name, StringComparer.Ordinal)).ToList();
        double total = members.Sum(m => m.Imports), all = total / 1000;
        var names = each.SelectMany(e => e.Values).GroupBy(s => s.Name, StringComparer.Ordinal)
            .Where(g => g.Sum(s => s.Capacity) >= LeastCapacity * all).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. members.Select((m, at) => Data(request, m.Imports / 1000, [.. names.Select(n => each[at].TryGetValue(n, out var s) ? s with { Capacity = s.Current + (s.Capacity - s.Current) * m.Imports / total } : Nobody(n, m.Importer, request))])),
        ];
    }

    private static SourcingPlanData Data(PlanRequest request, double demand, ImmutableArray<PlanSupplier> suppliers)
    {
        suppliers = [.. suppliers.Select(s => s with { MinimumLot = request.MinimumLot * demand })];
        ImmutableArray<GroupCeiling> ceilings = request.MostRoute is { } share
            ? [.. suppliers.SelectMany(s => s.Route.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(r => new GroupCeiling(PlanGrouping.Route, r, share))]
            : [];
        // Where the whole market cannot give what is bought today, all it gives is contracted and the rest is short in every scenario. Ceilings are the
        // buyer's own: where they stand in the way, the plan fails and names them.
        var contract = Math.Min(demand, suppliers.Sum(s => s.Capacity) * (1 - 1e-9));
        return new SourcingPlanData(demand, suppliers, FailureScenarios.Draw(suppliers, request.Failures), ceilings, new PlanStock(request.StockCost, demand * request.StockDays / 365), contract);
    }

    private static IEnumerable<PlanSupplier> Suppliers(PlanRequest request, AlternativesResult alternatives)
    {
        double[] costs = [.. alternatives.Alternatives.Select(a => a.LandedCost).Order()];
        var median = costs.Length > 0 ? costs[costs.Length / 2] : 1;
        foreach (var a in alternatives.Alternatives)
        {
            yield return new PlanSupplier(a.Economy.Code, Math.Clamp(a.LandedCost / median, 1 / MostApart, MostApart), (a.BoughtNow + a.Supply) / 1000)
            {
                Current = a.BoughtNow / 1000,
                RampCost = request.Ramp,
                ShareCeiling = request.MostSupplier,
                Country = a.Economy.Code,
                Route = SeaPassages.Between(a.Economy, alternatives.Importer),
            };
        }
    }

    // A supplier that one member cannot use: itself, or one it is without.
    private static PlanSupplier Nobody(string name, Economy importer, PlanRequest request) =>
        new(name, 10, 0) { RampCost = request.Ramp, Country = name, Route = SeaPassages.Between(Economy.Of(name), importer) };
}
