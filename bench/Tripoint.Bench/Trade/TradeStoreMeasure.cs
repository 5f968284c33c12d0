using System.Diagnostics;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Tables;

namespace Tripoint.Bench.Trade;

/// <summary>
/// <c>--quick trade [ROWS] [YEARS]</c>: writes seeded synthetic BACI years to a folder of their own, imports them, reads a product's history and
/// a whole year, and removes everything. Wall and processor time, so that a shared machine can be told from a slow one.
/// </summary>
internal static class TradeStoreMeasure
{
    public static void Run(long rows, int years)
    {
        var folder = Directory.CreateTempSubdirectory("tripoint-bench-").FullName;
        try
        {
            for (var year = 2020; year < 2020 + years; year++)
            {
                var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"BACI_HS17_Y{year}_V202401.csv"));
                long written = 0;
                using (var stream = File.Create(file)) Measure($"write {year}", () => written = SyntheticBaci.Write(stream, year, rows));
                var home = Path.Combine(folder, "home");
                using (var store = TradeStore.OpenForWriting(home))
                {
                    var source = TradeImportKinds.Find("baci")!.Files(new TradeRequest(file))[0];
                    TradeImport? import = null;
                    Measure("  read, check", () => import = source.Read(default));
                    Measure("  sort, store", () => store.Write("bench", import!, TimeProvider.System, false));
                }
                File.Delete(file);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {written:N0} flows; store {new FileInfo(Path.Combine(home, DataHome.TradeFileName)).Length / 1e6:0} MB; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
            }
            using var reading = TradeStore.OpenForReading(Path.Combine(folder, "home"));
            ProductTrade? panel = null;
            for (var run = 0; run < 3; run++)
            {
                Measure("history of one product", () => panel = reading.Read(new TradeFilter("bench") { Products = [Hs6.OfNumber(SyntheticBaci.ProductCodes[1234 + run])] }));
                Console.WriteLine($"  {panel!.Length} flows of {panel.Periods.Length} years");
            }
            Measure("all of one year as a panel", () => panel = reading.Read(new TradeFilter("bench") { FromYear = 2020, ToYear = 2020 }));
            Console.WriteLine($"  {panel!.Length} flows");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string what, Action work)
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {wall.Elapsed.TotalSeconds:0.00} s wall, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.00} s processor"));
    }
}
