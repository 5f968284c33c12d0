using System.Globalization;
using Spectre.Console;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Studies.Simulation;

namespace Tripoint.Studies.Reports;

/// <summary>The tables of a simulation that are there on request: draws and the comparison of models.</summary>
internal static class SimulationExtrasText
{
    /// <summary>Intervals of welfare and of the real wage for the bloc's members.</summary>
    public static void Draws(IAnsiConsole console, SimulationDraws draws, IReadOnlyList<int> members)
    {
        var count = draws.Count.ToString(CultureInfo.InvariantCulture);
        var economies = draws.Result.Point.Base.Economies;
        var table = SimulationText.NewTable($"Over {count} draws of the trade elasticities, per cent: 5th to 95th percentile", "", "welfare", "real wage", "exports", "imports");
        foreach (var n in members)
        {
            SimulationText.Row(table, economies[n].Name.English, Range(draws.Result.WelfareExact[n]), Range(draws.Result.RealWage[n]), Range(draws.Result.Exports[n]),
                Range(draws.Result.Imports[n]));
        }
        console.Write(table);
        SimulationText.Line(console, $"Seed {draws.Seed.ToString(CultureInfo.InvariantCulture)}. Standard errors: {draws.Source}. Only the elasticities vary; data, structure and scenario are held.");
        if (draws.Assumed.Count > 0) SimulationText.Line(console, $"Held fixed for want of a standard error: {string.Join(", ", draws.Assumed)}.");
        if (draws.Result.NotConverged > 0) SimulationText.Line(console, $"{draws.Result.NotConverged.ToString(CultureInfo.InvariantCulture)} draws did not converge and are left out.", Color.Red);
        console.WriteLine();
    }

    /// <summary>Welfare of the bloc's members in every model and at every horizon.</summary>
    public static void Comparison(IAnsiConsole console, SimulationResult simulation, IReadOnlyList<int> members)
    {
        var economies = simulation.Applied.Table.Economies;
        var table = SimulationText.NewTable("Welfare in simpler models and at each horizon, per cent", ["", .. members.Select(n => economies[n].Name.English)]);
        foreach (var model in simulation.Comparison)
        {
            var solved = model.Result is { Status: SolveStatus.Converged } result ? result : null;
            SimulationText.Row(table, [$"{Name(model.Scope)}, {ScenarioFile.NameOf(model.Horizon)}", .. members.Select(n => solved is null ? "none" : PlainNumbers.Change(solved.WelfareExact[n]))]);
        }
        console.Write(table);
        foreach (var note in simulation.Comparison.Select(m => m.Note).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal))
            SimulationText.Line(console, $"One sector: {note}.");
        console.WriteLine();
    }

    private static string Name(ModelScope scope) => scope switch
    {
        ModelScope.OneSector => "one sector, no inputs",
        ModelScope.SectorsWithoutInputs => "sectors, no inputs",
        _ => "sectors and inputs (full)",
    };

    private static string Range(EquilibriumInterval interval) => $"{PlainNumbers.Change(interval.Low)} to {PlainNumbers.Change(interval.High)}";
}
