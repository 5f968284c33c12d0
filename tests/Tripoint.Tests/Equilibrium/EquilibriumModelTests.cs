using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Tests.Equilibrium;

public class EquilibriumModelTests
{
    private static readonly WorldTable s_table = SyntheticWorld.Create(6, 5);

    public static TheoryData<DeficitClosure, Horizon> Settings => new MatrixTheoryData<DeficitClosure, Horizon>(
        Enum.GetValues<DeficitClosure>(), Enum.GetValues<Horizon>());

    [Theory, MemberData(nameof(Settings))]
    public void No_policy_changes_exactly_nothing(DeficitClosure deficits, Horizon horizon)
    {
        var result = new EquilibriumModel(s_table, new EquilibriumOptions { Deficits = deficits, Horizon = horizon }).Solve(PolicyChange.None, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, result.Status);
        Assert.All(result.WelfareExact, v => Assert.Equal(0, v));
        Assert.All(result.WelfareFirstOrder, v => Assert.Equal(0, v));
        Assert.All(result.RealWage, v => Assert.Equal(0, v));
        Assert.All(result.Exports, v => Assert.Equal(0, v));
        Assert.All(result.OutputVolume, v => Assert.Equal(0, v));
        Assert.All(result.PriceHat, v => Assert.Equal(1, v));
    }

    [Theory, MemberData(nameof(Settings))]
    public void A_tariff_war_is_solved_to_the_tolerance(DeficitClosure deficits, Horizon horizon)
    {
        var result = new EquilibriumModel(s_table, new EquilibriumOptions { Deficits = deficits, Horizon = horizon }).Solve(
            RaisedTariffs(s_table, 0.25), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, result.Status);
        Assert.True(result.Residual <= 1e-10, result.Certificate.ToString());
        Assert.All(result.VolumeOfTrade, v => Assert.True(v < 0));
    }

    [Fact]
    public void Faults_of_a_policy_are_listed_together()
    {
        var tariff = PolicyChange.TariffsOf(s_table);
        tariff[1] = -1.1;
        tariff[0] = 0.1;
        var policy = new PolicyChange { Tariff = tariff, Barrier = new double[3] };
        var e = Assert.Throws<BadInputException>(() => new EquilibriumModel(s_table).Solve(policy, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(3, e.Faults.Length);
    }

    internal static PolicyChange RaisedTariffs(WorldTable table, double by)
    {
        var tariff = PolicyChange.TariffsOf(table);
        for (var s = 0; s < table.SectorCount; s++)
        {
            for (var to = 0; to < table.EconomyCount; to++)
            {
                for (var from = 0; from < table.EconomyCount; from++)
                {
                    if (to != from) tariff[table.Cell(s, to, from)] += by;
                }
            }
        }
        return new PolicyChange { Tariff = tariff };
    }
}
