using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Equilibrium;

/// <summary>The model on the tables people use.</summary>
public class RealTableTests
{
    private static readonly Lazy<WorldTable> s_embedded = new(() => EmbeddedDataset.World());

    [Theory]
    [InlineData(Horizon.LongRun)]
    [InlineData(Horizon.MediumRun)]
    [InlineData(Horizon.ShortRun)]
    public void The_embedded_table_is_solved_under_every_scenario_of_the_library(Horizon horizon)
    {
        var table = s_embedded.Value;
        var model = new EquilibriumModel(table, new EquilibriumOptions { Horizon = horizon });
        var solved = 0;
        foreach (var name in ScenarioLibrary.Names)
        {
            var scenario = ScenarioLibrary.Load(name);
            if (ScenarioApplication.Check(scenario, table).Count > 0) continue;
            var result = model.Solve(ScenarioApplication.Apply(scenario, table).Policy, cancellation: TestContext.Current.CancellationToken);
            Assert.True(result.Status == SolveStatus.Converged, $"{name}: {result.Diagnosis}");
            solved++;
        }
        Assert.True(solved >= 5);
    }

    [Fact]
    public void On_the_embedded_table_gradients_to_the_mutual_tariffs_of_three_agree_with_central_differences()
    {
        var table = s_embedded.Value;
        var model = new EquilibriumModel(table, new EquilibriumOptions { Tolerance = 1e-12 });
        int[] members = [.. new[] { "CHN", "JPN", "KOR" }.Select(code => table.IndexOf(Economy.Of(code)))];
        var start = model.Solve(PolicyChange.None, cancellation: TestContext.Current.CancellationToken);
        var gradients = model.Gradients(start, members);
        var s = table.IndexOfSector("C26");
        foreach (var importer in members)
        {
            foreach (var exporter in members)
            {
                var cell = table.Cell(s, importer, exporter);
                if (importer == exporter) continue;
                const double h = 0.005;
                double[] up = Welfare(h), down = Welfare(-h), far = Welfare(2 * h), near = Welfare(-2 * h);
                for (var at = 0; at < 3; at++)
                {
                    var difference = ((8 * (up[at] - down[at])) - far[at] + near[at]) / (12 * h);
                    Assert.Equal(difference, gradients[at].Barrier[cell], 1e-6 * Math.Abs(difference) + 1e-10);
                }

                double[] Welfare(double log)
                {
                    var barrier = new double[table.Trade.Length];
                    Array.Fill(barrier, 1.0);
                    barrier[cell] = Math.Exp(log);
                    var result = model.Solve(new PolicyChange { Barrier = barrier }, start, cancellation: TestContext.Current.CancellationToken);
                    return [.. members.Select(at => result.WelfareExact[at])];
                }
            }
        }
    }

    [Fact]
    public void A_thousand_percent_against_one_economy_and_autarky_are_answered_on_the_embedded_table()
    {
        var table = s_embedded.Value;
        int n = table.EconomyCount, korea = table.IndexOf(Economy.Of("KOR"));
        double[] tariff = PolicyChange.TariffsOf(table), barrier = new double[tariff.Length];
        for (var cell = 0; cell < tariff.Length; cell++)
        {
            int importer = cell / n % n, exporter = cell % n;
            if (importer != exporter && exporter == korea) tariff[cell] = 10;
            barrier[cell] = importer != exporter && (importer == korea || exporter == korea) ? double.PositiveInfinity : 1;
        }
        var war = new EquilibriumModel(table).Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(war.Status == SolveStatus.Converged, war.Diagnosis);
        Assert.True(war.WelfareExact[korea] < 0);
        var alone = new EquilibriumModel(table, new EquilibriumOptions { Deficits = DeficitClosure.Zero })
            .Solve(new PolicyChange { Barrier = barrier }, cancellation: TestContext.Current.CancellationToken);
        if (alone.Status == SolveStatus.Infeasible) Assert.Contains("KOR needs", alone.Diagnosis, StringComparison.Ordinal);
        else Assert.True(alone.Status == SolveStatus.Converged && alone.WelfareExact[korea] < 0, alone.Diagnosis);
    }

    [Theory]
    [InlineData("wiod2013", "wiod-2013", "wiot13_1995.csv.gz")]
    [InlineData("wiod2013", "wiod-2013", "wiot13_2008.csv.gz")]
    [InlineData("wiod2013", "wiod-2013", "wiot13_2011.csv.gz")]
    [InlineData("icio-long", "icio-trade-tariffs", "ICIO2022.csv.gz")]
    public void Large_real_tables_are_solved_in_the_long_and_the_short_run(string kind, string folder, string file)
    {
        var request = new ImportRequest(SharedData.Require(folder, file), "real") { Rebalance = true };
        var table = ImportKinds.Of(kind).Read(request, TestContext.Current.CancellationToken).World!;
        var tariff = PolicyChange.TariffsOf(table);
        int[] members = [.. new[] { "CHN", "JPN", "KOR" }.Select(code => table.IndexOf(Economy.Of(code)))];
        for (var s = 0; s < table.SectorCount; s++)
        {
            foreach (var importer in members)
            {
                foreach (var exporter in members)
                {
                    if (importer != exporter) tariff[table.Cell(s, importer, exporter)] += 0.1;
                }
            }
        }
        foreach (var horizon in new[] { Horizon.LongRun, Horizon.ShortRun })
        {
            var result = new EquilibriumModel(table, new EquilibriumOptions { Horizon = horizon })
                .Solve(new PolicyChange { Tariff = tariff }, cancellation: TestContext.Current.CancellationToken);
            Assert.True(result.Status == SolveStatus.Converged, $"{horizon}: {result.Diagnosis}");
            Assert.True(result.Residual <= 1e-10);
            Assert.All(members, at => Assert.True(result.VolumeOfTrade[at] <= 1e-12));
        }
    }
}
