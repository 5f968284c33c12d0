using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Replications.CaliendoParro2015;

/// <summary>
/// Caliendo and Parro (2015), Table 2: welfare effects of NAFTA's tariff reductions, with world tariffs of 1993. The exact column was
/// computed outside this project by three independent programs that agree.
/// </summary>
public class NaftaTests
{
    private static readonly Lazy<WorldTable> s_table = new(() => CaliendoParroText.Read(SharedData.Require("caliendo-parro-1993")));

    [Theory]
    [InlineData("MEX", 1.31, -0.41, 1.72, 1.72, 0.0073)]
    [InlineData("CAN", -0.06, -0.11, 0.04, 0.32, -0.1101)]
    [InlineData("USA", 0.08, 0.04, 0.04, 0.11, 0.0741)]
    public void Table_2_is_reproduced(string code, double firstOrder, double termsOfTrade, double volumeOfTrade, double realWage, double exact)
    {
        var result = Nafta();
        var at = result.Base.IndexOf(Economy.Of(code));
        Assert.Equal(SolveStatus.Converged, result.Status);
        Assert.Equal(exact, Math.Round(result.WelfareExact[at] * 100, 4));
        Assert.Equal(realWage, Math.Round(result.RealWage[at] * 100, 2));
        Assert.Equal(termsOfTrade, Math.Round(result.TermsOfTrade[at] * 100, 2));
        Assert.Equal(volumeOfTrade, Math.Round(result.VolumeOfTrade[at] * 100, 2));
        Assert.Equal(firstOrder, Math.Round(result.WelfareFirstOrder[at] * 100, 2));
    }

    private static EquilibriumResult Nafta()
    {
        var table = s_table.Value;
        return new EquilibriumModel(table).Solve(new PolicyChange { Tariff = NaftaTariffs(table) }, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>Tariffs of 2005 between the three members, of 1993 elsewhere.</summary>
    private static double[] NaftaTariffs(WorldTable table)
    {
        var tariff = PolicyChange.TariffsOf(table);
        Assert.True(table.TryTariffTable(CaliendoParroText.Tariffs2005, out var later));
        int[] members = [table.IndexOf(Economy.Of("MEX")), table.IndexOf(Economy.Of("CAN")), table.IndexOf(Economy.Of("USA"))];
        for (var s = 0; s < table.SectorCount; s++)
        {
            foreach (var importer in members)
            {
                foreach (var exporter in members) tariff[table.Cell(s, importer, exporter)] = later[table.Cell(s, importer, exporter)];
            }
        }
        return tariff;
    }
}
