using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Sourcing;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Sourcing;

/// <summary>How well the ranking foresees replacements, against naive rules. <c>tripoint source backtest</c>.</summary>
public static class BacktestStudy
{
    private const int ProductsAtATime = 250;
    private static readonly string[] s_rules = ["Tripoint's ranking", "largest other exporters", "keep shares (own other suppliers)"];

    /// <summary>Every case of a source between two years.</summary>
    /// <exception cref="Faults.DataMissingException">No table has both years.</exception>
    public static ImmutableArray<BacktestCase> Cases(ProductSource source, int from, int to, BacktestOptions options, CancellationToken cancellation)
    {
        var cases = ImmutableArray.CreateBuilder<BacktestCase>();
        var known = false;
        foreach (var (trade, products) in source.Sets.SelectMany(Panels))
        {
            int first = trade.IndexOf(new TradePeriod(from)), last = trade.IndexOf(new TradePeriod(to));
            if (first < 0 || last < 0) continue;
            known = true;
            cases.AddRange(SourcingBacktest.Run(trade, first, last, SourcingEvidence.For, options, cancellation).Where(c => products is null || products.Contains(c.Product)));
        }
        return known
            ? cases.ToImmutable()
            : throw new Faults.DataMissingException(new Faults.Fault(string.Create(CultureInfo.InvariantCulture, $"no product data have both {from} and {to}"), "--from", source.Years));
    }

    // Imported data come with one year; all years are read for some products at a time, so that thirty years of the world need not fit into memory.
    // Codes that share an older one with them come along when editions differ and are not counted twice.
    private static IEnumerable<(ProductTrade Trade, IReadOnlySet<Hs6>? Products)> Panels(ProductBooks set) =>
        set.History is null ? [(set.Main, null)] : set.Main.Products.Chunk(ProductsAtATime).Select(products => (set.All(products)[0], (IReadOnlySet<Hs6>?)products.ToHashSet()));

    /// <summary>The comparison, <c>tripoint.source-backtest/1</c>.</summary>
    public static StudyTable Run(ProductSource source, int from, int to, BacktestOptions options, CancellationToken cancellation)
    {
        var cases = Cases(source, from, to, options, cancellation);
        if (cases.Length == 0) throw new Faults.DataMissingException(new Faults.Fault("no importer lost a supplier and replaced it in these data", "--least-loss", "a smaller loss"));
        var weights = cases.Select(c => c.Value).ToArray();
        var rows = new List<ImmutableArray<object>>();
        for (var r = 0; r < s_rules.Length; r++)
        {
            var rule = r;
            var scores = cases.Select(c => c.Scores[rule]).ToArray();
            rows.Add(
            [
                s_rules[r], Mean(scores.Select(s => s.RankCorrelation)), 100 * Mean(scores.Select(s => s.FoundInFive)), 100 * scores.Select((s, at) => s.FoundInFive * weights[at]).Sum() / weights.Sum(), 100 * (Mean(scores.Select(s => s.CostRatio)) - 1),
                100.0 * cases.Count(c => Enumerable.Range(0, s_rules.Length).All(o => o == rule || c.Scores[rule].FoundInFive >= c.Scores[o].FoundInFive)) / cases.Length,
                100.0 * cases.Count(c => Enumerable.Range(0, s_rules.Length).All(o => o == rule || c.Scores[rule].FoundInFive > c.Scores[o].FoundInFive + 1e-9)) / cases.Length,
            ]);
        }
        return new StudyTable(
            "tripoint.source-backtest/1", string.Create(CultureInfo.InvariantCulture, $"Back-test {from} to {to}: {cases.Length} replacements of a lost supplier, {cases.Select(c => c.Product).Distinct().Count()} products, {cases.Select(c => c.Importer).Distinct().Count()} importers"),
            [
                new("rule", "rule"), new("rankCorrelation", "rank corr.", 3), new("foundPercent", "found in five %", 1), new("foundByValuePercent", "by value %", 1), new("costPercent", "cost %", 1), new("bestPercent", "best or equal %", 0),
                new("aloneBestPercent", "alone best %", 0),
            ],
            [.. rows], [.. Verdict(cases), .. Notes(source, options)]);
    }

    /// <summary>Every case as a row, <c>tripoint.source-backtest-cases/1</c>.</summary>
    public static StudyTable CaseTable(ImmutableArray<BacktestCase> cases) => new(
        "tripoint.source-backtest-cases/1", "Back-test: every replacement",
        [
            new("product", "product"), new("importer", "importer"), new("lost", "lost"), new("lostPercent", "lost %", 0), new("valueMusd", "mUSD", 1), new("replaced", "replaced", 2),
            .. s_rules.SelectMany((_, r) => new StudyColumn[] { new($"rankCorrelation{r + 1}", $"corr. {r + 1}", 2), new($"found{r + 1}Percent", $"five {r + 1} %", 0), new($"cost{r + 1}Percent", $"cost {r + 1} %", 0) }),
        ],
        [
            .. cases.Select(c => ImmutableArray.CreateRange<object>(
            [
                c.Product.ToString(), c.Importer.Code, c.Lost.Code, 100 * c.LostShare, c.Value / 1000, c.Replaced,
                .. c.Scores.SelectMany(s => new object[] { s.RankCorrelation, 100 * s.FoundInFive, 100 * (s.CostRatio - 1) }),
            ])),
        ],
        ["Rules: " + string.Join("; ", s_rules.Select((n, at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1} {n}"))) + "."]);

    // Where the naive rules win, and by how much the ranking leads or lags: mean differences with the standard error over cases.
    private static IEnumerable<string> Verdict(ImmutableArray<BacktestCase> cases)
    {
        for (var rule = 1; rule < s_rules.Length; rule++)
        {
            var r = rule;
            double[] found = [.. cases.Select(c => 100 * (c.Scores[0].FoundInFive - c.Scores[r].FoundInFive))];
            double[] correlation = [.. cases.Select(c => c.Scores[0].RankCorrelation - c.Scores[r].RankCorrelation).Where(d => !double.IsNaN(d))];
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Against {s_rules[r]}: found in five {Math.Round(found.Average(), 1) + 0.0:+0.0;-0.0;0.0} points (standard error {Error(found):0.0}), rank correlation {Math.Round(correlation.Average(), 3) + 0.0:+0.000;-0.000;0.000} ({Error(correlation):0.000}); the naive rule finds more in {cases.Count(c => c.Scores[r].FoundInFive > c.Scores[0].FoundInFive + 1e-9)} of {cases.Length} cases.");
        }
    }

    private static IEnumerable<string> Notes(ProductSource source, BacktestOptions options)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"A case: an importer with purchases of at least {options.LeastImports / 1000:0.#} million US$ whose largest loss of a supplier is at least {options.LeastLoss:0%} of them, values of the later year scaled to the old year's world trade. Every rule is told which supplier fell, and nothing else of the later year.");
        yield return "Found in five: share of what other suppliers added that the rule's first five added (by value: weighted by what was lost). Cost: mean landed cost of the first five against that of the actual replacement. Best: among the three rules.";
        foreach (var note in ProductSource.Notes(source.Sets)) yield return note;
    }

    private static double Mean(IEnumerable<double> values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    private static double Error(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1) / values.Length);
    }
}
