using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Sourcing;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;

namespace Tripoint.Studies.Sourcing;

/// <summary>The cheapest plan at a weight of risk, the frontier of plans, and purchases made together. <c>tripoint source plan, frontier, joint</c>.</summary>
public static class PlanStudy
{
    /// <summary>One plan, <c>tripoint.source-plan/1</c>.</summary>
    /// <exception cref="BadInputException">The limits cannot be kept together; names them.</exception>
    public static StudyTable Plan(PlanRequest request)
    {
        var market = request.Source.Market();
        var found = request.Source.Rank(market);
        var data = MarketPlan.For(request, found);
        return PlanTable(data, Options(request, data), $"{Title(request, market)}, {request.Source.Importer.Name.English}: plan", "million US$ at the median landed price", Notes(request, market));
    }

    /// <summary>A plan of a user's own suppliers, <c>tripoint.source-plan/1</c>.</summary>
    /// <param name="data">Demand, suppliers and limits.</param>
    /// <param name="options">λ in the suppliers' own money.</param>
    /// <param name="notes">Where the figures come from.</param>
    /// <exception cref="BadInputException">The limits cannot be kept together; names them.</exception>
    public static StudyTable Own(SourcingPlanData data, SourcingPlanOptions options, IEnumerable<string> notes) =>
        PlanTable(data, options, "Sourcing plan", "the suppliers' own units", notes);

    /// <summary>The frontier, <c>tripoint.source-frontier/1</c>.</summary>
    /// <exception cref="BadInputException">The limits cannot be kept together; names them.</exception>
    public static StudyTable Frontier(PlanRequest request, int corners, CancellationToken cancellation)
    {
        var market = request.Source.Market();
        var data = MarketPlan.For(request, request.Source.Rank(market));
        return FrontierTable(data, Options(request, data), corners, $"{Title(request, market)}, {request.Source.Importer.Name.English}: cost against risk", Notes(request, market), cancellation);
    }

    /// <summary>The frontier of a user's own suppliers, <c>tripoint.source-frontier/1</c>.</summary>
    public static StudyTable FrontierTable(SourcingPlanData data, SourcingPlanOptions options, int corners, string title, IEnumerable<string> notes, CancellationToken cancellation)
    {
        var points = PlanFrontier.Trace(data, options, corners, cancellation);
        if (points.Length == 0) throw Conflict(PlanConflictOf(data, options));
        var mean = data.MeanUnitCost;
        var rows = points.Select(p =>
        {
            var total = p.Plan.Quantity.Sum();
            var largest = Enumerable.Range(0, p.Plan.Quantity.Length).MaxBy(s => p.Plan.Quantity[s]);
            return ImmutableArray.Create<object>(
                p.RiskWeight / mean, p.Plan.Cost, 100 * (p.Plan.Cost / points[0].Plan.Cost - 1), 100 * p.Plan.Risk.Cvar / data.Demand, 100 * p.Plan.Risk.Expected / data.Demand, 100 * p.Plan.Risk.Worst / data.Demand,
                100 * p.Plan.Risk.Probability, 365 * p.Plan.Stock / data.Demand, (double)p.Plan.Quantity.Count(q => q > 1e-6 * data.Demand), data.Suppliers[largest].Name, 100 * p.Plan.Quantity[largest] / data.Demand, p.Plan.Quantity.Sum(q => q / total * (q / total)));
        });
        return new StudyTable(
            "tripoint.source-frontier/1", title,
            [
                new("riskWeight", "λ", 2), new("cost", "cost", 2), new("premiumPercent", "premium %", 2), new("cvarPercent", "CVaR %", 2), new("expectedPercent", "mean %", 2), new("worstPercent", "worst %", 1), new("probabilityPercent", "prob. %", 1),
                new("stockDays", "stock days", 1), new("suppliers", "suppliers", 0), new("largest", "largest"), new("largestOfDemandPercent", "of demand %", 0), new("hhi", "HHI", 2),
            ],
            [.. rows],
            [
                $"CVaR: mean shortage, per cent of demand, in the worst {(1 - options.Beta) * 100:0.##}% of futures; mean and worst over all; prob.: of any shortage. λ: multiples of the mean landed cost at which a plan is the best; premium: over the cheapest plan.",
                .. notes,
            ]);
    }

    /// <summary>A bloc's joint purchase, <c>tripoint.source-joint/1</c>.</summary>
    /// <param name="request">The product; its importer is not used.</param>
    /// <param name="bloc">The buyers.</param>
    /// <param name="cancellation">Stops between two plans.</param>
    public static StudyTable Joint(PlanRequest request, Bloc bloc, CancellationToken cancellation)
    {
        var market = request.Source.Market();
        var buyers = bloc.Members.Where(m => market.Trade.IndexOf(m) is >= 0 and var at && market.Imports(at) > 0 && !request.Source.Without.Contains(m)).ToList();
        if (buyers.Count < 2) throw new DataMissingException(new Fault($"fewer than two members of {bloc.Code} buy {request.Source.Product} in these data", "--bloc", "a bloc with two buyers"));
        var ranked = buyers.Select(b => (request.Source with { Importer = b }).Rank(market)).ToList();
        var data = MarketPlan.ForMembers(request, ranked);
        var options = Options(request, data[0]);
        var joint = JointPurchase.Solve([.. buyers.Select(b => b.Code)], data, options, cancellation);
        var rows = joint.Members.Select((m, at) => ImmutableArray.Create<object>(
            m.Name, buyers[at].Name.English, data[at].Demand, m.Alone.Cost, 100 * m.Alone.Risk.Cvar / data[at].Demand, 365 * m.Alone.Stock / data[at].Demand, m.Alone.Objective, m.Quantity.Sum(), 365 * m.Stock / data[at].Demand, m.Saving,
            100 * m.Saving / m.Alone.Objective));
        double demand = data.Sum(d => d.Demand), apart = joint.Members.Sum(m => m.Alone.Objective);
        var total = ImmutableArray.Create<object>(
            "all", $"{bloc.Code} together", demand, joint.Cost, 100 * joint.Risk.Cvar / demand, 365 * joint.Members.Sum(m => m.Stock) / demand, joint.Objective, joint.Members.Sum(m => m.Quantity.Sum()),
            365 * joint.Members.Sum(m => m.Stock) / demand, joint.Saving, 100 * joint.Saving / apart);
        return new StudyTable(
            "tripoint.source-joint/1", $"{Title(request, market)}, {bloc.Code}: buying together against each alone",
            [
                new("member", "code"), new("name", "member"), new("demand", "demand", 1), new("cost", "cost", 2), new("cvarPercent", "CVaR %", 2), new("stockDays", "stock days", 1), new("objective", "cost + λ·CVaR", 2),
                new("jointQuantity", "joint qty", 1), new("jointStockDays", "joint stock", 1), new("saving", "saving", 2), new("savingPercent", "saving %", 2),
            ],
            [.. rows, total],
            [
                "Rows of members: each alone, then what it receives and stocks in the joint plan and its part of the saving; last row: all together. Saving: separate cost + λ·CVaR less the joint one, divided by Shapley's value"
                    + (joint.InCore ? "; no group of members would do better by itself." : "; some group of members would do better by itself than with its parts."),
                F($"Cost apart {joint.Members.Sum(m => m.Alone.Cost):N1}, together {joint.Cost:N1}; CVaR apart {joint.Members.Sum(m => m.Alone.Risk.Cvar):N2}, together {joint.Risk.Cvar:N2} (million US$ at the median landed price)."),
                "Pooled: what suppliers could add (each member's entitlement is its part of the members' imports), ceilings, lots, stocks, and deliveries when suppliers fail. Members' antitrust and state-aid rules are not looked at.",
                .. Notes(request, market),
            ]);
    }

    private static StudyTable PlanTable(SourcingPlanData data, SourcingPlanOptions options, string title, string unit, IEnumerable<string> notes)
    {
        var plan = SourcingPlanModel.Solve(data, options);
        if (plan.Conflict is { } conflict) throw Conflict(conflict);
        var rows = Enumerable.Range(0, data.Suppliers.Length).Where(s => plan.Quantity[s] > 1e-6 * data.Demand || data.Suppliers[s].Current > 0.001 * data.Demand)
            .OrderByDescending(s => plan.Quantity[s]).ThenBy(s => data.Suppliers[s].Name, StringComparer.Ordinal)
            .Select(s => ImmutableArray.Create<object>(
                data.Suppliers[s].Name, Economy.TryOf(data.Suppliers[s].Name, out var economy) ? economy.Name.English : "", data.Suppliers[s].Current, plan.Quantity[s], plan.Quantity[s] - data.Suppliers[s].Current, 100 * plan.Quantity[s] / data.Demand,
                data.Suppliers[s].Capacity, data.Suppliers[s].UnitCost, data.Suppliers[s].Route));
        return new StudyTable(
            "tripoint.source-plan/1", title,
            [
                new("supplier", "code"), new("name", "supplier"), new("today", "today", 1), new("plan", "plan", 1), new("change", "change", 1), new("ofDemandPercent", "of demand %", 1), new("capacity", "capacity", 1), new("unitCost", "unit cost", 3),
                new("route", "passes"),
            ],
            [.. rows], [.. Result(data, options, plan, unit), .. notes]);
    }

    private static IEnumerable<string> Result(SourcingPlanData data, SourcingPlanOptions options, SourcingPlan plan, string unit)
    {
        yield return F($"Quantities in {unit}; orders {plan.Quantity.Sum():N1} for a demand of {data.Demand:N1}: what is ordered beyond it guards against failures. Cost {plan.Cost:N2}; stock {plan.Stock:N1} ({365 * plan.Stock / data.Demand:0} days of demand).");
        yield return F($"Shortage in the worst {(1 - options.Beta) * 100:0.##}% of futures {100 * plan.Risk.Cvar / data.Demand:0.0}% of demand (CVaR), on average {100 * plan.Risk.Expected / data.Demand:0.00}%, at worst {100 * plan.Risk.Worst / data.Demand:0.0}%; any shortage in {100 * plan.Risk.Probability:0.0}% of futures.");
        if (data.Contract < data.Demand * (1 - 1e-6)) yield return F($"All suppliers together give {100 * data.Contract / data.Demand:0}% of demand: the rest is short in every future.");
        if (Today(data) is { } today)
        {
            var (cost, risk) = SourcingPlanModel.Evaluate(data, today, 0, options);
            yield return F($"Today's shares scaled to demand, without stock: cost {cost:N2}, CVaR {100 * risk.Cvar / data.Demand:0.0}%, any shortage in {100 * risk.Probability:0.0}% of futures.");
        }
        yield return plan.Status == PlanStatus.Stopped
            ? F($"Not proven: the search stopped at its time limit with a gap of {100 * plan.Residual:0.##}%.")
            : F($"Certificate: residual {plan.Residual:0.0E+0} (limits, and gap between objective and bound, recomputed from the answer).");
    }

    // Today's purchases from those who are left, scaled to the contract; null where a capacity would not allow it.
    private static double[]? Today(SourcingPlanData data)
    {
        var held = data.Suppliers.Sum(s => s.Current);
        if (held <= 0) return null;
        double[] scaled = [.. data.Suppliers.Select(s => s.Current * data.Contract / held)];
        return scaled.Select((q, s) => q <= data.Suppliers[s].Capacity * (1 + 1e-9)).All(ok => ok) ? scaled : null;
    }

    private static PlanConflict PlanConflictOf(SourcingPlanData data, SourcingPlanOptions options) =>
        SourcingPlanModel.Solve(data, options).Conflict ?? new PlanConflict(data.Contract, 0, []);

    private static BadInputException Conflict(PlanConflict conflict)
    {
        var faults = new List<Fault> { new(F($"the limits cannot be kept together: they allow {conflict.Attainable:0.##} of the {conflict.Contract:0.##} that must be contracted"), "", "", "Any one of these alone would have to give way") };
        foreach (var limit in conflict.Limits.Where(l => l.Needed is not null)) faults.Add(new Fault(F($"{limit.What} ({limit.Value:0.##}) would have to be {limit.Needed:0.##}")));
        var others = conflict.Limits.Where(l => l.Needed is null).Select(l => F($"{l.What} ({l.Value:0.##})")).ToList();
        if (others.Count > 0) faults.Add(new Fault($"taking part, though no value of one of these alone is enough: {string.Join(", ", others)}"));
        return new BadInputException(faults);
    }

    private static SourcingPlanOptions Options(PlanRequest request, SourcingPlanData data) => new() { Beta = request.Beta, RiskWeight = request.RiskWeight * data.MeanUnitCost };

    private static string Title(PlanRequest request, ProductMarket market)
    {
        var name = ProductSource.Name(request.Source.Product);
        var without = request.Source.Without.Length > 0 ? $" without {string.Join(", ", request.Source.Without.Select(w => w.Code))}" : "";
        return F($"{request.Source.Product}{(name.Length > 0 ? $" {name}" : "")}, {market.Trade.Periods[market.Period]}{without}");
    }

    private static IEnumerable<string> Notes(PlanRequest request, ProductMarket market)
    {
        var f = request.Failures;
        yield return F($"Demand: today's imports. Capacity: today's purchases and what a supplier could add ('tripoint source'). A unit above today's purchases costs {request.Ramp:0%} more; a stock {request.StockCost:0%} a year; a unit short in the tail is taken to cost {request.RiskWeight:0.##} times the mean landed cost: assumptions.");
        yield return F($"{f.Count} futures, seed {f.Seed}: a supplier fails by itself with {f.Independent:0.#%}, with its country {f.Country:0.#%}, with a strait or canal {f.Route:0.#%}, losing {f.LeastLoss:0%} to {f.MostLoss:0%}: assumptions, not estimates. Straits by the usual route (data/parameters/sea-passages.csv).");
        foreach (var note in SourcingEvidence.Notes(request.Source.Product, market.Trade.Periods[market.Period].Year)) yield return note;
        foreach (var note in ProductSource.Notes(market.Trade)) yield return note;
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
