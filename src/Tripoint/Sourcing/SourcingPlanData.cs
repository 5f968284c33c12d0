using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>What a sourcing plan is made from. Checked when made: every fault is reported at once.</summary>
public sealed record SourcingPlanData
{
    /// <summary>Checks and keeps the data.</summary>
    /// <param name="demand">The quantity needed, above zero. Shortages are measured against it.</param>
    /// <param name="suppliers">The suppliers.</param>
    /// <param name="scenarios">What each supplier delivers in each scenario, in the same order.</param>
    /// <param name="ceilings">Limits on countries and routes.</param>
    /// <param name="stock">The stock that may be held; null: none.</param>
    /// <param name="contract">The quantity that must be contracted, at most the demand; null: all of it. Less where the market cannot give all.</param>
    /// <exception cref="BadInputException">Negative or non-finite figures, names twice, a ceiling that names no supplier, scenarios of another size.</exception>
    public SourcingPlanData(
        double demand, ImmutableArray<PlanSupplier> suppliers, FailureScenarios scenarios, ImmutableArray<GroupCeiling> ceilings = default, PlanStock? stock = null, double? contract = null)
    {
        (Demand, Suppliers, Scenarios, Ceilings, Stock, Contract) = (demand, suppliers, scenarios, ceilings.IsDefault ? [] : ceilings, stock, contract ?? demand);
        var faults = Faults().ToList();
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    /// <summary>The quantity needed.</summary>
    public double Demand { get; }

    /// <summary>The quantity that must be contracted.</summary>
    public double Contract { get; }

    /// <summary>The S suppliers.</summary>
    public ImmutableArray<PlanSupplier> Suppliers { get; }

    /// <summary>What each supplier delivers in each scenario.</summary>
    public FailureScenarios Scenarios { get; }

    /// <summary>Limits on countries and routes.</summary>
    public ImmutableArray<GroupCeiling> Ceilings { get; }

    /// <summary>The stock that may be held; null: none.</summary>
    public PlanStock? Stock { get; }

    /// <summary>The mean unit cost of all capacity, by which costs are scaled.</summary>
    public double MeanUnitCost => Suppliers.Sum(s => s.Capacity) is var all && all > 0 ? Suppliers.Sum(s => s.UnitCost * s.Capacity) / all : 1;

    private IEnumerable<Fault> Faults()
    {
        if (!(Demand > 0 && double.IsFinite(Demand))) yield return new Fault($"a demand of {Show(Demand)}", "", "a quantity above zero");
        else if (!(Contract >= 0 && Contract <= Demand)) yield return new Fault($"a contract of {Show(Contract)}", "", $"zero to the demand of {Show(Demand)}");
        if (Suppliers.Length == 0) yield return new Fault("a plan without suppliers", "", "at least one");
        foreach (var twice in Suppliers.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return new Fault($"the supplier '{twice.Key}' is there twice");
        foreach (var s in Suppliers)
        {
            foreach (var (name, value) in new[] { ("unit cost", s.UnitCost), ("capacity", s.Capacity), ("current purchase", s.Current), ("ramp cost", s.RampCost), ("minimum lot", s.MinimumLot) })
            {
                if (!(value >= 0 && double.IsFinite(value))) yield return new Fault($"a {name} of {Show(value)}", $"supplier '{s.Name}'", "zero or more");
            }
            if (s.ShareCeiling is { } share && share is not (> 0 and <= 1)) yield return new Fault($"a share ceiling of {Show(share)}", $"supplier '{s.Name}'", "above 0 and at most 1");
        }
        foreach (var c in Ceilings)
        {
            if (c.Share is not (> 0 and <= 1)) yield return new Fault($"a share ceiling of {Show(c.Share)}", $"{c.Grouping} '{c.Group}'", "above 0 and at most 1");
            if (!Suppliers.Any(c.Holds)) yield return new Fault($"no supplier belongs to '{c.Group}'", $"the ceiling on that {c.Grouping}", "a country or route of a supplier");
        }
        if (Stock is { } stock && !(stock.UnitCost >= 0 && stock.Limit >= 0 && double.IsFinite(stock.UnitCost) && double.IsFinite(stock.Limit)))
            yield return new Fault($"a stock of up to {Show(stock.Limit)} at {Show(stock.UnitCost)} a unit", "", "figures of zero or more");
        if (Scenarios.Suppliers != Suppliers.Length) yield return new Fault($"scenarios of {Scenarios.Suppliers} suppliers", "", $"{Suppliers.Length}, as in the plan");
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
