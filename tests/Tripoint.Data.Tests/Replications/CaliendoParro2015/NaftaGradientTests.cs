using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Replications.CaliendoParro2015;

/// <summary>On the data of 1993: derivatives against central differences, and the hard requirements on real tables.</summary>
public class NaftaGradientTests
{
    private static readonly Lazy<WorldTable> s_table = new(() => CaliendoParroText.Read(SharedData.Require("caliendo-parro-1993")));

    [Theory]
    [InlineData("MEX", "USA", "TEXTILE")]
    [InlineData("USA", "MEX", "AUTO")]
    [InlineData("CAN", "MEX", "TEXTILE")]
    public void The_gradient_agrees_with_central_differences(string importer, string exporter, string sector)
    {
        var table = s_table.Value;
        var model = new EquilibriumModel(table, new EquilibriumOptions { Tolerance = 1e-12 });
        int to = table.IndexOf(Economy.Of(importer)), from = table.IndexOf(Economy.Of(exporter)), s = table.IndexOfSector(sector);
        var cell = table.Cell(s, to, from);
        var start = model.Solve(PolicyChange.None, cancellation: TestContext.Current.CancellationToken);
        var gradients = model.Gradients(start, [to, from]);
        foreach (var gradient in gradients)
        {
            Check(gradient.Tariff[cell], h => new PolicyChange { Tariff = Moved(PolicyChange.TariffsOf(table), h) });
            Check(gradient.Barrier[cell], h => new PolicyChange { Barrier = Moved(Ones(), Math.Exp(h) - 1) });

            void Check(double derivative, Func<double, PolicyChange> at)
            {
                // Small enough that no tariff becomes negative.
                var h = Math.Min(5e-3, table.Tariff[cell] / 3);
                var difference = ((8 * (Welfare(at(h)) - Welfare(at(-h)))) - Welfare(at(2 * h)) + Welfare(at(-2 * h))) / (12 * h);
                Assert.True(Math.Abs(derivative - difference) <= 1e-6 * Math.Abs(difference) + 1e-10, $"{derivative:R} against {difference:R}");
            }

            double Welfare(PolicyChange policy) => model.Solve(policy, start, cancellation: TestContext.Current.CancellationToken).WelfareExact[gradient.Economy];
        }

        double[] Ones()
        {
            var ones = new double[table.Trade.Length];
            Array.Fill(ones, 1.0);
            return ones;
        }

        double[] Moved(double[] values, double by)
        {
            values[cell] += by;
            return values;
        }
    }

    [Theory]
    [InlineData(Horizon.LongRun)]
    [InlineData(Horizon.MediumRun)]
    [InlineData(Horizon.ShortRun)]
    public void Tariffs_of_1000_percent_and_autarky_are_solved(Horizon horizon)
    {
        var table = s_table.Value;
        var model = new EquilibriumModel(table, new EquilibriumOptions { Horizon = horizon });
        int n = table.EconomyCount, mexico = table.IndexOf(Economy.Of("MEX"));
        double[] tariff = PolicyChange.TariffsOf(table), barrier = new double[tariff.Length];
        for (var cell = 0; cell < tariff.Length; cell++)
        {
            int importer = cell / n % n, exporter = cell % n;
            if (importer != exporter && importer == mexico) tariff[cell] = 10;
            barrier[cell] = importer != exporter && (importer == mexico || exporter == mexico) ? double.PositiveInfinity : 1;
        }
        var war = model.Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(war.Status == SolveStatus.Converged, war.Diagnosis);
        var alone = model.Solve(new PolicyChange { Barrier = barrier }, cancellation: TestContext.Current.CancellationToken);
        // Two products that Mexico does not make at all in the data leave it without them in autarky; either answer must be definite.
        if (alone.Status == SolveStatus.Infeasible) Assert.Contains("MEX needs", alone.Diagnosis, StringComparison.Ordinal);
        else Assert.True(alone.Status == SolveStatus.Converged && alone.WelfareExact[mexico] < 0, alone.Diagnosis);
    }

    [Fact]
    public void A_folder_that_is_damaged_is_refused_with_file_line_and_column()
    {
        var source = SharedData.Require("caliendo-parro-1993");
        var folder = Directory.CreateTempSubdirectory("tripoint-cp").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            foreach (var file in Directory.GetFiles(folder)) File.SetAttributes(file, FileAttributes.Normal);
            Damage("T.txt", lines => lines[3] = "minus");
            Damage("GO.txt", lines => lines[1] = lines[1].Replace("6583030119", "NaN", StringComparison.Ordinal));
            Damage("tariffs1993.txt", lines => lines[4] = "1 2 3");
            File.WriteAllLines(Path.Combine(folder, "B.txt"), File.ReadLines(Path.Combine(source, "B.txt")).Take(30));
            File.Delete(Path.Combine(folder, "IO.txt"));
            var e = Assert.Throws<Faults.BadInputException>(() => CaliendoParroText.Read(folder));
            Assert.Contains(e.Faults, f => f.Where.EndsWith("T.txt, line 4, column 1", StringComparison.Ordinal) && f.What.Contains("minus", StringComparison.Ordinal));
            Assert.Contains(e.Faults, f => f.Where.EndsWith("GO.txt, line 2, column 1", StringComparison.Ordinal));
            Assert.Contains(e.Faults, f => f.Where.EndsWith("tariffs1993.txt, line 5", StringComparison.Ordinal));
            Assert.Contains(e.Faults, f => f.Where.EndsWith("B.txt, line 30", StringComparison.Ordinal));
            Assert.Contains(e.Faults, f => f.Where.EndsWith("IO.txt", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Damage(string file, Action<string[]> edit)
        {
            var path = Path.Combine(folder, file);
            var lines = File.ReadAllLines(path);
            edit(lines);
            File.WriteAllLines(path, lines);
        }
    }
}
