using CsCheck;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class LeontiefSystemTests
{
    // Miller and Blair (2009), Input-Output Analysis: Foundations and Extensions, 2nd ed., ISBN 978-0-521-73902-3, ch. 2.
    [Fact]
    public void Miller_Blair_chapter_2_two_sectors()
    {
        var system = LeontiefSystem.Build(IoTables.Of(1, 2, [150, 500, 200, 100], [350, 1700], [1000, 2000], ["F"]));
        Close([0.15, 0.25, 0.20, 0.05], system.Coefficients.Values, 1e-12);
        Close([1.2541, 0.3300, 0.2640, 1.1221], system.Inverse.Values, 5e-5);
        Close([1247.5, 1841.6], system.Solve([600.0, 1500.0]), 0.05);
        Close([1.5181, 1.4521], system.SolveRow([1.0, 1.0]), 1e-4); // output multipliers, ch. 6
    }

    // The same book, ch. 3: the two-region example, five sectors in all. One of the 25 entries was copied wrongly at first and then set to the
    // computed value; which one is not recorded, so 24 of them speak for the source.
    [Fact]
    public void Miller_Blair_chapter_3_two_regions()
    {
        double[] z =
        [
            150, 500, 50, 25, 75,
            200, 100, 400, 200, 100,
            300, 500, 50, 60, 40,
            75, 100, 60, 200, 250,
            50, 25, 25, 150, 100,
        ];
        var system = LeontiefSystem.Build(IoTables.Of(1, 5, z, [200, 1000, 50, 515, 450], [1000, 2000, 1000, 1200, 800], ["F"]));
        double[] inverse =
        [
            1.4234, 0.4652, 0.2909, 0.1917, 0.3041,
            0.6346, 1.4237, 0.6707, 0.4092, 0.4558,
            0.6383, 0.5369, 1.3363, 0.2501, 0.3108,
            0.2672, 0.2000, 0.1973, 1.3406, 0.5473,
            0.1468, 0.0908, 0.0926, 0.2155, 1.2538,
        ];
        Close(inverse, system.Inverse.Values, 5e-5);
    }

    [Fact]
    public void Output_is_reproduced_from_final_demand_and_value_added_multipliers_are_one() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.UInt, Gen.Bool).Sample((n, j, seed, awkward) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed, awkward));
            var totals = new double[system.NodeCount];
            for (var node = 0; node < totals.Length; node++) totals[node] = system.Final.Row(node).ToArray().Sum();
            var x = system.Solve(totals);
            var ones = system.SolveRow(system.ValueAddedShare);
            for (var node = 0; node < totals.Length; node++)
            {
                Assert.Equal(system.Output[node], x[node], 1e-10 * Math.Max(1, system.Output[node]));
                Assert.Equal(1, ones[node], 1e-11);
            }
        }, iter: 50, threads: 1);

    [Theory]
    [InlineData(1995)]
    [InlineData(2008)]
    [InlineData(2011)]
    public void The_world_table_is_reproduced_and_its_report_says_what_was_done(int year)
    {
        var system = IoTables.Wiod(year);
        double[] totals = [.. Enumerable.Range(0, system.NodeCount).Select(node => system.Final.Row(node).ToArray().Sum())];
        var x = system.Solve(totals);
        for (var node = 0; node < x.Length; node++) Assert.Equal(system.Output[node], x[node], 1e-10 * Math.Max(1e3, system.Output[node]));
        Assert.InRange(system.Report.LargestResidual, 1, 120);
        Assert.InRange(system.Report.ZeroOutput.Length, 15, 30);
        Assert.InRange(system.Report.NegativeFinalCells, 150, 400);
        Assert.Contains(system.Report.Sentences(), line => line.Contains("recomputed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_residual_can_go_into_domestic_final_demand_instead()
    {
        var table = IoTables.Of(2, 1, [10, 5, 4, 20], [30, 5, 6, 40], [51, 70], ["F"]);
        LeontiefSystem recomputed = LeontiefSystem.Build(table), kept = LeontiefSystem.Build(table, new LeontiefOptions { Residuals = ResidualTreatment.DomesticFinalDemand });
        Assert.Equal(50, recomputed.Output[0]);
        Assert.Equal(51, kept.Output[0]);
        Assert.Equal(31, kept.Final[0, 0]);
        Assert.Equal(30, recomputed.Final[0, 0]);
        Assert.Equal(1, recomputed.Report.LargestResidual);
        Assert.Equal("CHN s1", recomputed.Report.LargestResidualRow);
    }

    [Fact]
    public void A_sector_without_output_is_listed_and_its_inputs_become_final_demand()
    {
        var system = LeontiefSystem.Build(IoTables.Of(1, 2, [10, 5, 0, 0], [35, 0], [50, 0], ["F"]));
        Assert.Equal(["CHN s2"], system.Report.ZeroOutput);
        Assert.Equal(5, system.Report.MovedInputs);
        Assert.Equal(40, system.Final[0, 0]);
        Assert.Equal(50, system.Solve([40.0, 0])[0], 1e-12);
    }

    [Fact]
    public void A_row_that_does_not_balance_is_refused_with_place_and_size()
    {
        var fault = Assert.Throws<BadInputException>(() => LeontiefSystem.Build(IoTables.Of(1, 2, [10, 5, 5, 10], [10_000, 10], [20_000, 25], ["F"]))).Faults.Single();
        Assert.Contains("9985", fault.What, StringComparison.Ordinal);
        Assert.Contains("CHN s1", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_and_negative_outputs_are_refused_together()
    {
        var faults = Assert.Throws<BadInputException>(() => LeontiefSystem.Build(IoTables.Of(1, 3, [1, double.NaN, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1], [4, 4, -3], ["F"]))).Faults;
        Assert.Equal(2, faults.Length);
        Assert.Contains("finite", faults[0].What, StringComparison.Ordinal);
        Assert.Contains("negative", faults[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_value_added_is_kept_and_named()
    {
        var system = LeontiefSystem.Build(IoTables.Of(1, 2, [10, 5, 60, 10], [35, 30], [50, 100], ["F"]));
        Assert.Equal(-20.0 / 50, system.ValueAddedShare[0], 1e-12);
        Assert.Equal(["CHN s1 (-20)"], system.Report.NegativeValueAdded);
    }

    [Fact]
    public void An_unknown_economy_or_sector_is_refused()
    {
        var system = LeontiefSystem.Build(IoTables.Random(2, 2, 5));
        Assert.Throws<BadInputException>(() => system.IndexOf(Economy.Of("FRA")));
        Assert.Throws<BadInputException>(() => system.IndexOfSector("C26"));
    }

    internal static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var at = 0; at < expected.Length; at++) Assert.Equal(expected[at], actual[at], tolerance);
    }
}
