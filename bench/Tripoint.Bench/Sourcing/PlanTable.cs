using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Tripoint.Data.Embedded;
using Tripoint.Numerics.Randomness;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Bench.Sourcing;

/// <summary>
/// The plans of <c>bench/results/sourcing.md</c>: seeded synthetic products, wall-clock time of a whole round and of a single plan, data drawn
/// beforehand. Run with <c>dotnet run -c Release --project bench/Tripoint.Bench -- --quick sourcing</c>.
/// </summary>
public static class PlanTable
{
    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        Console.WriteLine("| case | threads | seconds | ms a plan | iterations a plan | largest residual |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Round("5,000 products, 40 suppliers × 200 scenarios", 5000, 40, 200, 2);
        Round("500 products, 40 suppliers × 200 scenarios", 500, 40, 200, 1);
        Round("20 plans, 100 suppliers × 1,000 scenarios", 20, 100, 1000, 1);
        Alternatives();
    }

    // Every product of the strategic materials for every importer that buys it: the market, the evidence and the ranking, data loaded.
    private static void Alternatives()
    {
        var trade = EmbeddedProducts.StrategicMaterials;
        var period = trade.Periods.Length - 1;
        var options = new AlternativesOptions();
        var times = new List<double>();
        for (var run = 0; run < 2; run++)
        {
            times.Clear();
            for (var p = 0; p < trade.Products.Length; p++)
            {
                for (var importer = 0; importer < trade.Economies.Length; importer++)
                {
                    if (trade.Economies[importer].Code == "ROW" || trade.Rows(period, p, importer).Length == 0) continue;
                    var watch = Stopwatch.StartNew();
                    AlternativesModel.Rank(SourcingEvidence.For(new ProductMarket(trade, p, period, options.Window), trade.Economies[importer], []), options);
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| alternatives for one product and importer, {times.Count} of them | 1 | {times.Sum() / 1000:0.00} | {times.Average():0.00}, longest {times.Max():0.00} | | |"));
    }

    private static void Round(string name, int products, int suppliers, int scenarios, int threads)
    {
        // 50 sets of data in turn: what 5,000 would weigh in memory is not what is measured.
        var data = Enumerable.Range(1, Math.Min(50, products)).Select(k => Draw((ulong)k, suppliers, scenarios)).ToArray();
        var options = new SourcingPlanOptions { RiskWeight = 3 };
        foreach (var one in data.Take(10)) SourcingPlanModel.Solve(one, options);
        var plans = new SourcingPlan[products];
        var watch = Stopwatch.StartNew();
        Parallel.For(0, products, new ParallelOptions { MaxDegreeOfParallelism = threads }, at => plans[at] = SourcingPlanModel.Solve(data[at % data.Length], options));
        var seconds = watch.Elapsed.TotalSeconds;
        var solved = plans.Where(p => p.Status == PlanStatus.Optimal).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {threads} | {seconds:0.00} | {1000 * seconds * threads / products:0.00} | {solved.Average(p => p.Iterations):0} | {solved.Max(p => p.Residual):E1} ({solved.Count} of {products} solved) |"));
    }

    private static SourcingPlanData Draw(ulong seed, int suppliers, int scenarios)
    {
        var stream = new RandomStream("bench/sourcing", seed);
        var all = ImmutableArray.CreateBuilder<PlanSupplier>(suppliers);
        for (var s = 0; s < suppliers; s++)
        {
            var capacity = stream.NextUniform(0.5, 4) * 100 / suppliers;
            all.Add(new PlanSupplier($"S{s:000}", stream.NextUniform(0.6, 1.8), capacity)
            {
                Current = stream.NextUniform() < 0.5 ? capacity * stream.NextUniform() : 0,
                RampCost = stream.NextUniform(0, 0.4),
                ShareCeiling = 0.4,
                Country = $"C{s / 3}",
                Route = $"R{s % 5}",
            });
        }
        var list = all.MoveToImmutable();
        var failures = new FailureOptions { Count = scenarios, Seed = seed, Independent = 0.1, Country = 0.06, Route = 0.04 };
        return new SourcingPlanData(100, list, FailureScenarios.Draw(list, failures), [new GroupCeiling(PlanGrouping.Country, "C0", 0.3)], new PlanStock(0.5, 20));
    }
}
