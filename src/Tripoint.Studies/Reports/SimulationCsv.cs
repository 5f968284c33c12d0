using System.Globalization;
using Tripoint.Studies.Simulation;

namespace Tripoint.Studies.Reports;

/// <summary>A simulation as CSV: one row an economy, the columns of the JSON contract.</summary>
public static class SimulationCsv
{
    /// <summary>Writes a simulation.</summary>
    public static void Write(TextWriter text, SimulationResult simulation)
    {
        var result = simulation.Result;
        text.Write($"code,{string.Join(',', SimulationFigures.All.Select(f => f.JsonName))},status,iterations,residual\n");
        for (var at = 0; at < result.Base.EconomyCount; at++)
        {
            text.Write(result.Base.Economies[at].Code);
            foreach (var figure in SimulationFigures.All) text.Write("," + Show(100 * figure.Values(result)[at]));
            text.Write($",{SimulationJson.Word(result.Status)},{result.Iterations.ToString(CultureInfo.InvariantCulture)},{Show(result.Residual)}\n");
        }
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
