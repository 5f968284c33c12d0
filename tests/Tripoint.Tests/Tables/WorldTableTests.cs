using CsCheck;
using Tripoint.Faults;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Tables;

public class WorldTableTests
{
    private static WorldTableData Sample() => RandomTables.Balanced(3, 2, Ramp(18, 10, 3), Ramp(18, 0.02, 0.01), Ramp(12, 0.2, 0.05), [4, 6]);

    [Fact]
    public void Every_identity_holds_when_recomputed_from_the_table() => RandomTables.Small.Sample(data =>
    {
        var table = WorldTable.Create(data);
        int n = table.EconomyCount, j = table.SectorCount;
        for (var at = 0; at < n; at++)
        {
            double valueAdded = 0, revenue = 0, imports = 0, exports = 0;
            for (var s = 0; s < j; s++)
            {
                double output = 0, spent = 0, intermediate = 0;
                for (var other = 0; other < n; other++)
                {
                    double inward = table.Trade[table.Cell(s, at, other)], outward = table.Trade[table.Cell(s, other, at)];
                    output += outward;
                    spent += inward * (1 + table.Tariff[table.Cell(s, at, other)]);
                    revenue += inward * table.Tariff[table.Cell(s, at, other)];
                    imports += inward;
                    exports += outward;
                }
                for (var user = 0; user < j; user++) intermediate += table.InputShare[((at * j) + user) * j + s] * table.Output[at * j + user];
                valueAdded += table.ValueAddedShare[at * j + s] * output;
                Close(output, table.Output[at * j + s]);
                Close(spent, table.Expenditure[at * j + s]);
                Close(spent, intermediate + (table.FinalShare[at * j + s] * table.Income[at]));
            }
            Close(table.Deficit[at], imports - exports, 1e-9 * imports);
            Close(table.Income[at], valueAdded + revenue + table.Deficit[at]);
        }
        return Math.Abs(table.Deficit.ToArray().Sum()) < 1e-6 && table.Report.Checks.All(c => c.Residual <= c.Tolerance);
    }, iter: 200);

    [Fact]
    public void A_copy_of_its_content_builds_the_same_table()
    {
        var table = WorldTable.Create(Sample());
        var again = WorldTable.Create(table.ToData());
        Assert.Equal(table.FinalShare.ToArray(), again.FinalShare.ToArray());
        Assert.Equal(table.Income.ToArray(), again.Income.ToArray());
    }

    [Fact]
    public void The_table_does_not_change_when_the_arrays_it_was_made_from_do()
    {
        var data = Sample();
        var table = WorldTable.Create(data);
        var before = table.Trade.ToArray();
        Array.Clear(data.Trade);
        Assert.Equal(before, table.Trade.ToArray());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void A_bad_flow_is_named_with_its_cell(double value)
    {
        var data = Sample();
        data.Trade[1] = value;
        var fault = Assert.Single(Refused(data));
        Assert.Contains("importer", fault.Where, StringComparison.Ordinal);
        Assert.Contains(data.Sectors[0].Code, fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_reported_together()
    {
        var data = Sample();
        data.Trade[1] = -1;
        data.Tariff[1] = double.NaN;
        data.Elasticity[0] = 0;
        Assert.Equal(3, Refused(data).Length);
    }

    [Fact]
    public void Intermediate_use_above_all_expenditure_is_refused_and_says_where_and_by_how_much()
    {
        var data = Sample();
        var j = data.Sectors.Length;
        for (var user = 0; user < j; user++) data.InputShare[user * j] = 0.9;
        for (var exporter = 1; exporter < data.Economies.Length; exporter++) data.Trade[exporter] /= 1e6;
        data.Trade[0] /= 1e6;
        var faults = Refused(data);
        Assert.Contains(faults, f => f.What.Contains("does not balance", StringComparison.Ordinal) && f.Where.Contains(data.Sectors[0].Code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tariff_on_domestic_sales_is_refused()
    {
        var data = Sample();
        data.Tariff[0] = 0.1;
        Assert.Contains("domestic", Assert.Single(Refused(data)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Deficits_that_contradict_the_flows_are_refused()
    {
        var data = Sample();
        var deficit = WorldTable.Create(data).Deficit.ToArray();
        deficit[0] += 10;
        Assert.Contains("deficit", Assert.Single(Refused(data with { Deficit = deficit })).What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_the_wrong_length_is_refused_with_the_length_expected()
    {
        var data = Sample();
        var fault = Assert.Single(Refused(data with { Elasticity = [.. data.Elasticity, 4] }));
        Assert.Contains($"J = {data.Sectors.Length}", fault.Expected, StringComparison.Ordinal);
    }

    private static double[] Ramp(int length, double from, double step) => [.. Enumerable.Range(0, length).Select(at => from + (step * at))];

    private static System.Collections.Immutable.ImmutableArray<Fault> Refused(WorldTableData data) =>
        Assert.Throws<BadInputException>(() => WorldTable.Create(data)).Faults;

    private static void Close(double expected, double actual, double? tolerance = null) =>
        Assert.True(Math.Abs(expected - actual) <= (tolerance ?? (1e-9 * (1 + Math.Abs(expected)))), $"{expected} is not {actual}");
}
