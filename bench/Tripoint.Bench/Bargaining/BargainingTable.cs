using System.Diagnostics;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;

namespace Tripoint.Bench.Bargaining;

/// <summary>
/// The table of <c>bench/results/bargaining.md</c>: wall-clock and processor time of one thread's search, the smallest of several.
/// Run with <c>dotnet run -c Release --project bench/Tripoint.Bench -- --quick bargaining</c>.
/// </summary>
public static class BargainingTable
{
    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        Console.WriteLine("| case | equilibria | processor time | clock | outcome |");
        Console.WriteLine("|---|---|---|---|---|");
        var data = Environment.GetEnvironmentVariable("TRIPOINT_SHARED_DATA") is { Length: > 0 } set ? set : Path.Combine("..", "shared", "data");
        var folder = Path.Combine(data, "ossa-2014");
        if (Directory.Exists(folder)) Ossa(folder);
        Embedded();
    }

    private static void Ossa(string folder)
    {
        var table = Ossa2014Csv.Read(folder);
        var model = new EquilibriumModel(table, new EquilibriumOptions { ProfitShare = Ossa2014Csv.ProfitShares(table.Elasticity.ToArray()) });
        var options = new TariffWarOptions { Floor = -0.5 };
        var usa = table.IndexOf(Economy.Of("USA"));
        Measure("optimal tariffs of the USA, 198 rates, 7 × 33", 10, tracked =>
            string.Create(CultureInfo.InvariantCulture, $"+{100 * OptimalTariffs.Find(tracked, usa, options).Gain:0.0000}%"), model);
        Measure("Nash equilibrium of all seven, 1,386 rates, with best answers of all", 5, tracked =>
        {
            var war = TariffWar.Find(tracked, [.. Enumerable.Range(0, 7)], options);
            return string.Create(CultureInfo.InvariantCulture, $"{(war.Converged ? "verified" : "not verified")}, largest regret {war.Regret.Max():0.0E+0}");
        }, model);
    }

    private static void Embedded()
    {
        var model = new EquilibriumModel(EmbeddedDataset.World());
        string[] codes = ["CHN", "JPN", "KOR"];
        foreach (var starts in new[] { 1, 3 })
        {
            Measure(string.Create(CultureInfo.InvariantCulture, $"Nash bargain of three over welfare, 27 × 28, {starts} start(s)"), 5, tracked =>
            {
                var game = BargainingGame.Create(tracked, [.. codes.Select(c => Mandate.WelfareOf(Economy.Of(c)))]);
                var found = new PackageSearch(game, new SearchOptions { Starts = starts }).NashBargain();
                return string.Create(CultureInfo.InvariantCulture, $"{game.Space.Count} rates, {found.Status}, Σ ln g = {found.Value:0.00000}");
            }, model);
        }
    }

    private static void Measure(string name, int repetitions, Func<TrackedModel, string> run, EquilibriumModel model)
    {
        var (processor, clock, outcome, solves) = (double.PositiveInfinity, double.PositiveInfinity, "", 0);
        for (var at = 0; at < repetitions; at++)
        {
            var tracked = new TrackedModel(model);
            var (before, start) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
            outcome = run(tracked);
            clock = Math.Min(clock, Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor = Math.Min(processor, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            solves = tracked.Solves;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {solves} | {processor:0.00} s | {clock:0.00} s | {outcome} |"));
    }
}
