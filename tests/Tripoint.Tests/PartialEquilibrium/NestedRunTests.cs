using Tripoint.Equilibrium;
using Tripoint.PartialEquilibrium;
using Tripoint.Tables;
using Tripoint.Tests.Exposure.Products;
using Tripoint.TestSupport;

namespace Tripoint.Tests.PartialEquilibrium;

public class NestedRunTests
{
    private static readonly WorldTable s_table = SmallWorld.Table();

    private static readonly ProductTrade s_products = SmallProducts.Of(
        TradeBooks.Reconciled,
        (2022, "854232", "KOR", "JPN", 4_000), (2022, "854232", "JPN", "KOR", 3_000), (2022, "854232", "CHN", "JPN", 6_000), (2022, "854232", "DEU", "CHN", 2_000),
        (2022, "740311", "CHN", "CHL", 5_000), (2022, "740311", "KOR", "JPN", 900_000), (2022, "270112", "KOR", "AUS", 1_000));

    private static AgreementLines Lines() => AgreementLines.From(
        s_table, [(s_products, 0)], product => product.Chapter switch { 85 => 1, 74 => 2, _ => -1 });

    private static double[] Free()
    {
        // Duties among CHN, JPN and KOR fall to zero.
        var tariff = s_table.Tariff.ToArray();
        for (var j = 0; j < 3; j++) for (var v = 0; v < 3; v++) for (var r = 0; r < 3; r++) tariff[s_table.Cell(j, v, r)] = 0;
        return tariff;
    }

    [Fact]
    public void Lines_add_up_to_the_table()
    {
        var lines = Lines();
        var sums = new double[s_table.Trade.Length];
        for (var l = 0; l < lines.Codes.Length; l++)
            for (var cell = 0; cell < 25; cell++) sums[lines.Sectors[l] * 25 + cell] += lines.Trade[l * 25 + cell];
        for (var at = 0; at < 75; at++) Assert.Equal(s_table.Trade[at], sums[at], 9);
        Assert.Equal(["740311", "854232", "rest of A01", "rest of C26", "rest of C24B"], lines.Codes.AsEnumerable());
        Assert.All(lines.Trade, x => Assert.True(x >= 0));
    }

    [Fact]
    public void A_product_beyond_the_tables_flow_is_cut_and_said_so()
    {
        // KOR bought 900 million of 740311 from JPN; the table has far less in metals.
        var lines = Lines();
        var flow = s_table.Trade[s_table.Cell(2, 2, 1)];
        Assert.Equal(flow, lines.Trade[(lines.Codes.IndexOf("740311") * 5 + 2) * 5 + 1], 9);
        Assert.InRange(lines.Cut, 0.9, 1);
        Assert.InRange(lines.Coverage, 0.01, 0.9);
    }

    [Fact]
    public void Economies_the_table_does_not_name_stand_in_their_aggregates()
    {
        // DEU is part of EU27, which buys 2 million US$ from CHN; CHL is part of ROW.
        var lines = Lines();
        Assert.Equal(2, lines.Trade[(lines.Codes.IndexOf("854232") * 5 + 3) * 5 + 0], 9);
        Assert.Equal(5, lines.Trade[(lines.Codes.IndexOf("740311") * 5 + 0) * 5 + 4], 9);
    }

    [Fact]
    public void The_steps_end_in_the_general_equilibrium()
    {
        var run = NestedRun.Solve(Lines(), Free(), 1.5, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Converged, run.General.Status);
        Assert.Empty(run.Partial.NotConverged);
        Assert.InRange(run.Residual, 0, 1e-9);
        Assert.Equal(["before", "lines", "fixed supply prices", "sectors as wholes", "wages and input costs", "spending and income"], run.Steps.Select(s => s.Name));
    }

    [Fact]
    public void Without_product_lines_fixed_prices_are_the_first_round_of_the_general_equilibrium()
    {
        var lines = AgreementLines.From(s_table, [], _ => -1);
        var run = NestedRun.Solve(lines, Free(), double.PositiveInfinity, null, null, TestContext.Current.CancellationToken);
        double[] first = run.Steps.Single(s => s.Name == "lines").Trade, whole = run.Steps.Single(s => s.Name == "sectors as wholes").Trade;
        for (var at = 0; at < 75; at++) Assert.Equal(whole[at], first[at], 1e-8 * Math.Max(1, whole[at]));
    }

    [Fact]
    public void No_change_of_duty_moves_nothing_at_any_step()
    {
        var run = NestedRun.Solve(Lines(), s_table.Tariff.ToArray(), 1.5, null, null, TestContext.Current.CancellationToken);
        foreach (var step in run.Steps)
            for (var at = 0; at < 75; at++) Assert.Equal(s_table.Trade[at], step.Trade[at], 1e-6 * Math.Max(1, s_table.Trade[at]));
    }
}
