using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Disruption;

public class WiodTests
{
    private static readonly Lazy<DisruptionData> s_2011 = new(() => DisruptionData.From(Tables.Wiod(SharedData.Require("wiod-2013", "wiot13_2011.csv.gz"))));

    [Fact]
    public void Wiod_2011_stays_in_its_steady_state_for_a_year()
    {
        SharedData.Require("wiod-2013", "wiot13_2011.csv.gz");
        DisruptionModelTests.AssertSteady(Tables.Simulate(s_2011.Value, new DisruptionScenario { Options = new() { SubstitutionPerDay = 0.05 } }));
    }

    [Fact]
    public void What_was_done_to_wiod_2011_is_told_and_small()
    {
        SharedData.Require("wiod-2013", "wiot13_2011.csv.gz");
        var data = s_2011.Value;
        var steps = data.Steps.ToDictionary(s => s.Step, StringComparer.Ordinal);
        Assert.InRange(steps["Sectors without output left out"].Largest.Length, 18, 22);
        Assert.InRange(steps["Negative final demand set to zero"].MovedShare, 1e-6, 0.01);
        Assert.InRange(steps["Rows closed through their final demand"].MovedShare, 1e-7, 0.01);
        // The rows are the published outputs again.
        var world = data.Output.Sum() * DisruptionData.DaysPerYear;
        Assert.InRange(world, 1.2e8, 1.5e8);
    }

    [Fact]
    public void A_cut_of_electronics_from_korea_is_felt_in_china_and_japan_and_recovered_from()
    {
        SharedData.Require("wiod-2013", "wiot13_2011.csv.gz");
        var data = s_2011.Value;
        int korea = data.Economies.IndexOf(Economy.Of("KOR")), china = data.Economies.IndexOf(Economy.Of("CHN"));
        var result = Tables.Simulate(data, new DisruptionScenario { Days = 240, Shocks = [DisruptionModelTests.Capacity(korea, 13, 0.5, 5, 60)] }, keepDaily: false);
        Assert.InRange(result.Residual, 0, 1e-12);
        Assert.True(result.OutputLossShare(korea, 240) > result.OutputLossShare(china, 240));
        Assert.True(result.OutputLossShare(china, 240) > 0);
        Assert.Equal(5, result.FirstHitDay[korea * data.SectorCount + 13]);
    }
}
