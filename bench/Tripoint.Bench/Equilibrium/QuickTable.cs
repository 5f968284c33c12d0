using System.Globalization;
using Tripoint.Data.Embedded;
using Tripoint.Equilibrium;

namespace Tripoint.Bench.Equilibrium;

/// <summary>
/// The table of <c>bench/results/equilibrium.md</c>: the smallest of many repetitions, in processor time of the process, which other work on the
/// machine disturbs less than the clock on the wall.
/// Run with <c>dotnet run -c Release --project bench/Tripoint.Bench -- --quick equilibrium</c>; add <c>--reference</c> for the reference solver.
/// </summary>
public static class QuickTable
{
    /// <summary>Prints the table.</summary>
    public static void Run(bool reference)
    {
        Console.WriteLine("| case | iterations | certificate | time | MB/iteration | GB/s | reference | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var data = Environment.GetEnvironmentVariable("TRIPOINT_SHARED_DATA") is { Length: > 0 } set ? set : Path.Combine("..", "shared", "data");
        var folder = Path.Combine(data, "caliendo-parro-1993");
        if (Directory.Exists(folder)) Time(EquilibriumCase.Nafta(folder), 200, reference);
        Time(EquilibriumCase.Synthetic(27, 28), 200, reference);
        Time(EquilibriumCase.Synthetic(77, 45), 60, false);
        Time(EquilibriumCase.Synthetic(141, 65), 20, false);
        Embedded();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Copy of 512 MB, one thread: {CopyBandwidth():0.0} GB/s (read plus write)."));
    }

    private static void Time(EquilibriumCase one, int repetitions, bool reference)
    {
        var model = new EquilibriumModel(one.Table);
        EquilibriumResult result = null!;
        // Two policies in turn that share no tariff but zeros at home, so that no row of a policy is left from the solve before.
        var other = new PolicyChange { Tariff = Array.ConvertAll(one.Policy.Tariff!, t => t == 0 ? 0 : t + 1e-6) };
        var best = Best(repetitions, () => result = model.Solve(one.Policy), () => model.Solve(other));
        int n = one.Table.EconomyCount, j = one.Table.SectorCount, np = (n + 7) / 8 * 8;
        // Read once a step: input shares, trade shares before and after duties.
        var megabytes = 8e-6 * ((double)j * j * np + 2.0 * j * n * np);
        var (referenceText, ratio) = ("", "");
        if (reference)
        {
            double[] welfare = [];
            var slow = Best(1, () => (welfare, _) = ReferenceSolver.Solve(one.Table, one.Policy));
            var gap = welfare.Zip(result.WelfareExact, (a, b) => Math.Abs(a - b)).Max();
            referenceText = string.Create(CultureInfo.InvariantCulture, $"{slow:0} ms (largest difference in welfare {gap:E1})");
            ratio = string.Create(CultureInfo.InvariantCulture, $"{slow / best:0}");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {one.Name} | {result.Iterations} | {result.Residual:E1} | {best:0.00} ms | {megabytes:0.00} | {megabytes * result.Iterations / best:0.0} | {referenceText} | {ratio} |"));
        var tariff = one.Policy.Tariff!.ToArray();
        tariff[one.Table.Cell(1, 0, 1)] += 0.02;
        // The slider stands at the policy before each move.
        EquilibriumResult warm = null!;
        var warmTime = Best(repetitions, () => warm = model.Solve(new PolicyChange { Tariff = tariff }, result), () => model.Solve(one.Policy, result));
        var gradients = Best(Math.Max(5, repetitions / 5), () => model.Gradients(result, [0, 1, 2]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| … one tariff moved by 2 points, warm | {warm.Iterations} | {warm.Residual:E1} | {warmTime:0.00} ms | | | | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| … three gradients | | | {gradients:0.00} ms ({gradients / best:0.0} solves) | | | | |"));
    }

    private static void Embedded()
    {
        var table = EmbeddedDataset.World();
        var one = new EquilibriumCase("embedded 27 × 28, +10 points", table, EquilibriumCase.Raised(table, 0.1));
        Time(one, 200, false);
        var model = new EquilibriumModel(table);
        double[] theta = table.Elasticity.ToArray(), error = Array.ConvertAll(theta, t => 0.2 * t);
        EquilibriumDraws draws = null!;
        var time = Best(3, () => draws = new EquilibriumBatch(model, 2).Draw(one.Policy, theta, error, 1000, 7));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| … 1,000 elasticity draws, 2 threads | | | {time / 2:0} ms on each of 2 ({draws.NotConverged} not converged) | | | | |"));
    }

    private static double Best(int repetitions, Action work, Action? before = null)
    {
        var best = double.PositiveInfinity;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            before?.Invoke();
            var began = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds);
        }
        return best;
    }

    private static double CopyBandwidth()
    {
        double[] from = new double[32 << 20], to = new double[32 << 20];
        from.AsSpan().Fill(1);
        var best = Best(8, () => from.CopyTo(to, 0));
        return 2.0 * 8 * from.Length / best / 1e6;
    }
}
