using CsCheck;
using Tripoint.Codes;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class ValueAddedTradeTests
{
    [Fact]
    public void All_value_added_is_absorbed_somewhere_and_all_exports_have_an_origin() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[1, 4], Gen.UInt, Gen.Bool).Sample((n, j, seed, awkward) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed, awkward));
            var trade = ValueAddedTrade.Of(system);
            for (var s = 0; s < n; s++)
            {
                var valueAdded = Enumerable.Range(s * j, j).Sum(node => system.ValueAddedShare[node] * system.Output[node]);
                Assert.Equal(valueAdded, Enumerable.Range(0, n).Sum(l => trade.Between(s, l)), 1e-10 * valueAdded);
                for (var r = 0; r < n; r++)
                    Assert.Equal(trade.Gross[s * n + r], Enumerable.Range(0, n).Sum(t => trade.OriginIn(t, s, r)), 1e-10 * Math.Max(1, trade.GrossExports(s)));
            }
        }, iter: 40, threads: 1);

    [Theory]
    [InlineData(1995)]
    [InlineData(2008)]
    [InlineData(2011)]
    public void An_economy_has_the_same_overall_balance_gross_and_in_value_added(int year)
    {
        var system = IoTables.Wiod(year);
        var trade = ValueAddedTrade.Of(system);
        for (var s = 0; s < system.EconomyCount; s++)
        {
            var partners = Enumerable.Range(0, system.EconomyCount).Where(r => r != s).ToList();
            Assert.Equal(partners.Sum(r => trade.GrossBalance(s, r)), partners.Sum(r => trade.ValueAddedBalance(s, r)), 1e-9 * Math.Max(1, trade.GrossExports(s)));
        }
    }

    [Fact]
    public void Value_added_exports_agree_with_the_decomposition_of_gross_exports()
    {
        var system = IoTables.Wiod(2011);
        var trade = ValueAddedTrade.Of(system);
        var parts = BorinMancini.SourceBased(system);
        for (var s = 0; s < system.EconomyCount; s++) Assert.Equal(parts.Sum("VAX", s), trade.Exports(s), 1e-9 * trade.GrossExports(s));
        Assert.Equal(0.7548, trade.Exports(system.IndexOf(Economy.Of("CHN"))) / trade.GrossExports(system.IndexOf(Economy.Of("CHN"))), 5e-5);
    }

    [Fact]
    public void Upstreamness_and_downstreamness_are_one_where_there_are_no_inputs_and_agree_over_the_world()
    {
        var none = LeontiefSystem.Build(IoTables.Of(1, 2, [0, 0, 0, 0], [3, 4], [3, 4], ["F"]));
        Assert.Equal([1.0, 1.0], ChainPosition.Of(none).Upstreamness);
        Assert.Equal(1, ChainPosition.Of(none).Length(0));

        // Output over value added of the world is both the value-added weighted U and the final-demand weighted D (Miller and Temurshoev 2017).
        var system = IoTables.Wiod(2008);
        var position = ChainPosition.Of(system);
        double output = system.Output.Sum(), up = 0, down = 0;
        for (var node = 0; node < system.NodeCount; node++)
        {
            up += system.ValueAddedShare[node] * system.Output[node] * position.Upstreamness[node];
            down += system.Final.Row(node).ToArray().Sum() * (system.Output[node] > 0 ? position.Downstreamness[node] : 1);
        }
        Assert.Equal(output, up, 1e-9 * output);
        Assert.Equal(output, down, 1e-6 * output);
    }
}
