using System.Globalization;
using Spectre.Console;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Studies.Simulation;
using Tripoint.Tables;

namespace Tripoint.Studies.Reports;

/// <summary>A simulation as tables that a person reads; the bloc's members come first.</summary>
public static class SimulationText
{
    /// <summary>Writes a simulation.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="simulation">The simulation.</param>
    /// <param name="bySector">Whether to add sectors of the bloc's members.</param>
    /// <param name="verbose">Whether to add the certificate's parts and the residuals.</param>
    public static void Write(IAnsiConsole console, SimulationResult simulation, bool bySector, bool verbose)
    {
        var (applied, result) = (simulation.Applied, simulation.Result);
        Line(console, applied.Scenario.Name.English, bold: true);
        if (applied.Scenario.Description.English.Length > 0) Line(console, applied.Scenario.Description.English);
        Provenance(console, applied.Table);
        Line(console, $"Closure: deficits {ScenarioFile.NameOf(result.Options.Deficits)}, {ScenarioFile.NameOf(result.Options.Horizon)}.");
        console.WriteLine();
        Changes(console, simulation);
        Economies(console, simulation);
        if (simulation.Contributions is { } contributions) Contributions(console, simulation, contributions);
        if (!simulation.Path.IsEmpty) Path(console, simulation);
        if (simulation.Draws is { } draws) SimulationExtrasText.Draws(console, draws, [.. Members(simulation)]);
        if (!simulation.Comparison.IsEmpty) SimulationExtrasText.Comparison(console, simulation, [.. Members(simulation)]);
        if (bySector) Sectors(console, simulation);
        foreach (var note in applied.Notes) Line(console, $"Note: {note}");
        Certificate(console, simulation, verbose);
    }

    /// <summary>How a table was made, with a warning where it mixes sources or years.</summary>
    internal static void Provenance(IAnsiConsole console, WorldTable table)
    {
        var made = table.Provenance.HowMade;
        Line(console, made.StartsWith(table.Name, StringComparison.Ordinal) ? $"Base: {made}." : $"Base: {table.Name}, {table.Year}: {made}.");
        if (table.Provenance.IsHybrid)
            Line(console, "This is a hybrid table: input coefficients are of another year and source than the flows. Read sector results with care.", Color.Yellow);
    }

    internal static void Line(IAnsiConsole console, string text, Color? colour = null, bool bold = false) =>
        console.Write(new Text(text + "\n", new Style(colour, decoration: bold ? Decoration.Bold : Decoration.None)));

    internal static Table NewTable(string title, params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        if (title.Length > 0) table.Title = new TableTitle(Markup.Escape(title), Style.Plain);
        for (var at = 0; at < headings.Length; at++)
        {
            var column = new TableColumn(Markup.Escape(headings[at])) { NoWrap = at == 0 };
            table.AddColumn(at == 0 ? column : column.RightAligned());
        }
        return table;
    }

    internal static void Row(Table table, params IEnumerable<string> fields) => table.AddRow(fields.Select(f => (Spectre.Console.Rendering.IRenderable)new Text(f)));

    private static IEnumerable<int> MembersFirst(SimulationResult simulation)
    {
        var table = simulation.Result.Base;
        var members = Members(simulation).ToList();
        return members.Concat(Enumerable.Range(0, table.EconomyCount).Where(at => !members.Contains(at)));
    }

    private static IEnumerable<int> Members(SimulationResult simulation) =>
        simulation.Applied.Scenario.Bloc.Members.Select(simulation.Result.Base.IndexOf).Where(at => at >= 0);

    private static void Changes(IAnsiConsole console, SimulationResult simulation)
    {
        var at = 0;
        foreach (var change in simulation.Applied.Changes)
        {
            Line(console, $"{++at}. {change.Change} ({PlainNumbers.Billions(change.CoveredMusd)} billion US$ of the base)");
            Line(console, $"   {(change.Change.IsAssumption ? "Assumption" : "Source")}: {change.Change.Source}");
        }
        console.WriteLine();
    }

    private static void Economies(IAnsiConsole console, SimulationResult simulation)
    {
        var result = simulation.Result;
        var table = NewTable("Change against the base, per cent", ["", .. SimulationFigures.All.Select(f => f.Heading)]);
        var members = Members(simulation).Count();
        var at = 0;
        foreach (var n in MembersFirst(simulation))
        {
            if (at++ == members && members > 0) table.AddEmptyRow();
            Row(table, [result.Base.Economies[n].Name.English, .. SimulationFigures.All.Select(f => PlainNumbers.Change(f.Values(result)[n]))]);
        }
        console.Write(table);
        var widest = Enumerable.Range(0, result.Base.EconomyCount).MaxBy(n => Math.Abs(result.WelfareFirstOrder[n] - result.WelfareExact[n]));
        var gap = 100 * (result.WelfareFirstOrder[widest] - result.WelfareExact[widest]);
        Line(console, string.Create(CultureInfo.InvariantCulture,
            $"Welfare is exact (income over consumer prices); first-order is its linear approximation, terms of trade plus volume of trade. They differ most for {result.Base.Economies[widest].Name.English}: {gap:+0.000;-0.000} points."));
        if (SimulationCaveats.FirstOrder(simulation.Applied.Scenario) is { } caveat) Line(console, caveat);
        console.WriteLine();
    }

    private static void Contributions(IAnsiConsole console, SimulationResult simulation, PolicyContributions contributions)
    {
        var economies = simulation.Result.Base.Economies;
        var how = contributions.Method switch
        {
            ContributionMethod.Shapley => "mean over all orders (Shapley)",
            ContributionMethod.Path => "along the straight path (Aumann-Shapley)",
            _ => "mean over a sample of orders (Shapley)",
        };
        var table = NewTable($"What each change contributes to welfare, per cent; {how}",
            ["", .. Enumerable.Range(1, contributions.WelfareExact.Length).Select(c => $"change {c.ToString(CultureInfo.InvariantCulture)}"), "all"]);
        foreach (var n in Members(simulation))
            Row(table, [economies[n].Name.English, .. contributions.WelfareExact.Select(c => PlainNumbers.Change(c[n])), PlainNumbers.Change(simulation.Result.WelfareExact[n])]);
        console.Write(table);
    }

    private static void Path(IAnsiConsole console, SimulationResult simulation)
    {
        int[] members = [.. Members(simulation)];
        var table = NewTable("Welfare along the path, per cent against the base", ["", .. members.Select(n => simulation.Result.Base.Economies[n].Name.English)]);
        foreach (var step in simulation.Path)
            Row(table, [step.Year.ToString(CultureInfo.InvariantCulture), .. members.Select(n => PlainNumbers.Change(step.Result.WelfareExact[n]))]);
        console.Write(table);
        Line(console, "Each year is an equilibrium with the policies in force in it; nothing else in the world moves.");
        console.WriteLine();
    }

    private static void Sectors(IAnsiConsole console, SimulationResult simulation)
    {
        foreach (var n in Members(simulation))
        {
            var table = NewTable($"{simulation.Result.Base.Economies[n].Name.English} by sector, per cent", "", "output bn US$", "output volume", "price to users", "exports", "imports");
            foreach (var s in SectorOutcome.Of(simulation.Result, n))
            {
                Row(table, $"{s.Sector.Code} {s.Sector.Name.English}", PlainNumbers.Billions(s.OutputMusd), PlainNumbers.Change(s.OutputVolume), PlainNumbers.Change(s.Price),
                    PlainNumbers.Change(s.Exports), PlainNumbers.Change(s.Imports));
            }
            console.Write(table);
        }
    }

    private static void Certificate(IAnsiConsole console, SimulationResult simulation, bool verbose)
    {
        var result = simulation.Result;
        var solved = result.Status == SolveStatus.Converged;
        Line(console,
            $"Certificate: {SimulationJson.Word(result.Status)} in {result.Iterations.ToString(CultureInfo.InvariantCulture)} iterations; largest residual recomputed from the answer {PlainNumbers.Residual(result.Residual)}.",
            solved ? null : Color.Red);
        if (!solved && result.Diagnosis.Length > 0) Line(console, result.Diagnosis, Color.Red);
        if (!simulation.Converged) Line(console, "Not every equilibrium was found to the tolerance: do not use the figures.", Color.Red);
        if (!verbose) return;
        var c = result.Certificate;
        Line(console, $"  goods markets {PlainNumbers.Residual(c.GoodsMarket)}, trade balances {PlainNumbers.Residual(c.TradeBalance)}, prices {PlainNumbers.Residual(c.Price)}, incomes {PlainNumbers.Residual(c.Income)}");
        Line(console, $"  largest step of each iteration: {string.Join(' ', result.ResidualHistory.Select(PlainNumbers.Residual))}");
    }
}
