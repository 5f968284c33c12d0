using Tripoint.InputOutput;
using Tripoint.TestSupport;

namespace Tripoint.Tests.InputOutput;

public class FromWorldTableTests
{
    [Fact]
    public void The_expansion_keeps_flows_outputs_and_input_totals()
    {
        var world = SmallWorld.Table();
        var table = InputOutputTable.FromWorldTable(world);
        int n = world.EconomyCount, j = world.SectorCount, nodes = n * j;
        for (var node = 0; node < nodes; node++) Assert.Equal(0, table.RowResidual(node), 1e-9 * table.Output[node]);
        for (var user = 0; user < n; user++)
        {
            for (var source = 0; source < n; source++)
            {
                for (var k = 0; k < j; k++)
                {
                    var row = source * j + k;
                    var sold = table.FinalDemand[row * n + user];
                    for (var s = 0; s < j; s++) sold += table.Intermediate[row * nodes + user * j + s];
                    Assert.Equal(world.Trade[world.Cell(k, user, source)], sold, 1e-9 * Math.Max(1, sold));
                }
            }
            // Inputs at purchasers' prices, tariffs included, are the table's input shares; the same source shares for every user.
            for (var s = 0; s < j; s++)
            {
                for (var k = 0; k < j; k++)
                {
                    var paid = 0.0;
                    for (var source = 0; source < n; source++)
                        paid += table.Intermediate[(source * j + k) * nodes + user * j + s] * (1 + world.Tariff[world.Cell(k, user, source)]);
                    Assert.Equal(world.InputShare[((user * j) + s) * j + k] * world.Output[user * j + s], paid, 1e-9 * paid);
                }
            }
        }
    }

    [Fact]
    public void The_expanded_table_says_how_it_was_made_and_makes_a_system()
    {
        var table = InputOutputTable.FromWorldTable(SmallWorld.Table());
        Assert.Contains("proportionality", table.Provenance.HowMade, StringComparison.Ordinal);
        Assert.Equal(0, LeontiefSystem.Build(table).Report.LargestResidual, 1e-6);
    }
}
