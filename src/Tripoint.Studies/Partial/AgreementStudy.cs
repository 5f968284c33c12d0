using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.PartialEquilibrium;
using Tripoint.Scenarios;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Tables;

namespace Tripoint.Studies.Partial;

/// <summary>All lines of an agreement at once, and how far they are from the general equilibrium. <c>tripoint partial SCENARIO</c>.</summary>
public static class AgreementStudy
{
    /// <summary>Runs the duties of a scenario, line by line and in general equilibrium.</summary>
    /// <param name="table">The table.</param>
    /// <param name="scenario">The scenario; only its duties are taken.</param>
    /// <param name="products">The flows by product.</param>
    /// <param name="year">The year of the product flows; null: the latest of each table.</param>
    /// <param name="supply">Supply elasticity of the lines.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="BadInputException">The scenario changes no duty.</exception>
    public static NestedRun Solve(WorldTable table, Scenario scenario, ProductSource products, int? year, double supply, CancellationToken cancellation = default)
    {
        var applied = ScenarioApplication.Apply(scenario, table);
        var tariff = applied.Policy.Tariff ?? throw new BadInputException($"the scenario '{scenario.Name.English}' changes no duty", "scenario", "a scenario with tariffs: partial equilibrium prices nothing else");
        var panels = products.Sets.Select(s => (s.Main, s.Period(year))).Where(s => s.Item2 >= 0).ToList();
        var lines = AgreementLines.From(table, panels, product => PartialProductStudy.Sector(table, product));
        return NestedRun.Solve(lines, tariff, supply, null, new EquilibriumOptions(), cancellation);
    }

    /// <summary>The members' totals from the lines to the general equilibrium, <c>tripoint.partial-totals/1</c>.</summary>
    public static StudyTable Totals(NestedRun run, Scenario scenario, Bloc bloc)
    {
        var table = run.Lines.Table;
        var members = Members(table, bloc);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        foreach (var member in members)
        {
            var at = table.IndexOf(member);
            Add(member.Code, "imports", (v, r) => v == at && r != at);
            Add(member.Code, "imports from members", (v, r) => v == at && r != at && members.Contains(table.Economies[r]));
            Add(member.Code, "exports", (v, r) => r == at && v != at);
        }
        Add(bloc.Code, "trade among members", (v, r) => v != r && members.Contains(table.Economies[v]) && members.Contains(table.Economies[r]));
        var columns = new List<StudyColumn> { new("economy", "economy"), new("measure", "goods, mUSD"), new("beforeMusd", "before", 0) };
        columns.AddRange(run.Steps.Skip(1).Select((s, at) => new StudyColumn(at == 0 ? "linesMusd" : $"step{at}Musd", at == 0 ? "partial: lines" : "+ " + s.Name, 0)));
        columns.Add(new StudyColumn("generalMusd", "general", 0));
        return new StudyTable(
            "tripoint.partial-totals/1", $"{scenario.Name.English}: all lines in partial equilibrium, and the way to general equilibrium", [.. columns], rows.ToImmutable(),
            [
                "Reading: the change in partial equilibrium, what each further thing that may move adds, and the change in general equilibrium; the columns add up.",
                .. Words(run), .. members.Select(m => Welfare(run, table.IndexOf(m))),
                string.Create(CultureInfo.InvariantCulture, $"Only duties: barriers and other instruments of the scenario are left out on both sides. {run.Lines.Codes.Length} lines: product lines cover {100 * run.Lines.Coverage:0.0}% of goods trade, the rest is one line a sector{(run.Lines.Cut > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {100 * run.Lines.Cut:0.0}% of what product data show exceeds the table's flows and is cut") : "")}. Lines bear their sector's duties, and home sales in its proportion."),
                string.Create(CultureInfo.InvariantCulture, $"Checked: excess demand of any line at most {run.Partial.Residual.Max():0.0e0}; the last step meets the general equilibrium to {run.Residual:0.0e0} of the largest flow; its certificate {run.General.Residual:0.0e0}."),
                $"Table: {table.Provenance.HowMade}.",
            ]);

        void Add(string economy, string measure, Func<int, int, bool> counts)
        {
            var sums = run.Steps.Select(s => Sum(table, s.Trade, counts)).ToList();
            var cells = ImmutableArray.CreateBuilder<object>();
            cells.Add(economy);
            cells.Add(measure);
            cells.Add(sums[0]);
            for (var at = 1; at < sums.Count; at++) cells.Add(sums[at] - sums[at - 1]);
            cells.Add(sums[^1] - sums[0]);
            rows.Add(cells.ToImmutable());
        }
    }

    /// <summary>The lines with the largest change of trade among members, <c>tripoint.partial-lines/1</c>.</summary>
    public static StudyTable Lines(NestedRun run, Scenario scenario, Bloc bloc, int top)
    {
        var lines = run.Lines;
        var table = lines.Table;
        var n = table.EconomyCount;
        var members = Members(table, bloc).Select(table.IndexOf).ToList();
        var rows = new List<(double Change, ImmutableArray<object> Row)>();
        for (var l = 0; l < lines.Codes.Length; l++)
        {
            foreach (var v in members)
            {
                foreach (var r in members.Where(r => r != v))
                {
                    var cell = (l * n + v) * n + r;
                    if (lines.Trade[cell] <= 0) continue;
                    double change = run.Partial.TradeAfter[cell] - lines.Trade[cell], lost = 0;
                    for (var other = 0; other < n; other++) if (!members.Contains(other)) lost += run.Partial.TradeAfter[(l * n + v) * n + other] - lines.Trade[(l * n + v) * n + other];
                    double before = run.Partial.Data.TariffBefore[cell], after = run.Partial.Data.TariffAfter[cell];
                    var name = Hs6.TryOf(lines.Codes[l], out var product) ? ProductSource.Name(product) : table.Sectors[lines.Sectors[l]].Name.English;
                    rows.Add((change, [lines.Codes[l], name, table.Economies[v].Code, table.Economies[r].Code, lines.Trade[cell], 100 * before, 100 * after, change, lost, run.Partial.ConsumerSurplus[l * n + v], run.Partial.Revenue[l * n + v], run.Partial.Welfare(l, v)]));
                }
            }
        }
        return new StudyTable(
            "tripoint.partial-lines/1", $"{scenario.Name.English}: the lines whose trade among members changes most",
            [
                new("line", "line"), new("name", "name"), new("importer", "buyer"), new("exporter", "seller"), new("importsMusd", "imports, mUSD", 1), new("dutyBeforePercent", "duty, %", 2), new("dutyAfterPercent", "after, %", 2),
                new("changeMusd", "change", 1), new("outsidersMusd", "from outsiders", 1), new("buyersMusd", "buyers' gain", 1), new("revenueMusd", "revenue", 1), new("welfareMusd", "welfare", 1),
            ],
            [.. rows.OrderByDescending(r => Math.Abs(r.Change)).Take(top).Select(r => r.Row)],
            [
                "GSIM, exact: one market a line, all economies at once. From outsiders: change of the buyer's imports from all non-members. Buyers' gain, revenue and welfare are the buyer's on the line, over all suppliers; million US$.",
                .. Words(run),
            ]);
    }

    private static IEnumerable<string> Words(NestedRun run)
    {
        foreach (var step in run.Steps.Skip(2))
        {
            yield return step.Name switch
            {
                "fixed supply prices" => "Fixed supply prices: sellers' prices, which rose where demand did, are held; trade reacts more.",
                "sectors' elasticities" => "Sectors' elasticities: lines take the elasticity of their sector.",
                "sectors as wholes" => "Sectors as wholes: spending moves between the lines of a sector, not within each line alone.",
                "wages and input costs" => "Wages and input costs: cheaper inputs and changed wages move every seller's cost, as the general equilibrium says.",
                "spending and income" => "Spending and income: what buyers spend on each sector follows their income and the sales of those who buy inputs.",
                _ => step.Name,
            };
        }
    }

    private static string Welfare(NestedRun run, int economy)
    {
        var table = run.Lines.Table;
        var general = run.General.WelfareExact[economy] * run.General.Base.Income[economy];
        return string.Create(CultureInfo.InvariantCulture, $"Welfare of {table.Economies[economy].Code}: {run.Partial.Welfare(economy):N0} million US$ over the lines in partial equilibrium, {general:N0} ({100 * run.General.WelfareExact[economy]:0.000}%) in general equilibrium, which adds cheaper inputs passed on and changed wages.");
    }

    private static double Sum(WorldTable table, double[] trade, Func<int, int, bool> counts)
    {
        double sum = 0;
        for (var j = 0; j < table.SectorCount; j++)
        {
            if (!table.Sectors[j].IsGoods) continue;
            for (var v = 0; v < table.EconomyCount; v++)
            {
                for (var r = 0; r < table.EconomyCount; r++) if (counts(v, r)) sum += trade[table.Cell(j, v, r)];
            }
        }
        return sum;
    }

    private static ImmutableArray<Economy> Members(WorldTable table, Bloc bloc) => [.. bloc.Members.Where(m => table.IndexOf(m) >= 0)];
}
