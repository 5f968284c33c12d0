using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Tests.Sourcing;

public class FailureScenariosTests
{
    private static readonly PlanSupplier s_a = new("a", 1, 1) { Country = "X", Route = "canal strait" }, s_b = new("b", 1, 1) { Country = "X" }, s_c = new("c", 1, 1) { Country = "Y", Route = "canal" };

    [Fact]
    public void Failures_come_as_often_as_their_probability_says()
    {
        var drawn = FailureScenarios.Draw([s_a], new FailureOptions { Independent = 0.05, Country = 0, Route = 0, LeastLoss = 1, MostLoss = 1, Count = 200 });
        Assert.Equal(10, drawn.Deliveries.ToArray().Count(d => d == 0));
        Assert.Equal(190, drawn.Deliveries.ToArray().Count(d => d == 1));
        Assert.Equal(1, drawn.Probabilities.ToArray().Sum(), 12);
    }

    [Fact]
    public void Suppliers_of_a_country_or_a_route_fail_together_and_others_do_not()
    {
        var country = FailureScenarios.Draw([s_a, s_b, s_c], new FailureOptions { Independent = 0, Country = 0.2, Route = 0, Count = 50 }).Deliveries;
        var route = FailureScenarios.Draw([s_a, s_b, s_c], new FailureOptions { Independent = 0, Country = 0, Route = 0.2, Count = 50 }).Deliveries;
        bool apart = false, spared = true;
        for (var w = 0; w < 50; w++)
        {
            Assert.Equal(country[w * 3], country[w * 3 + 1]);
            apart |= country[w * 3] != country[w * 3 + 2];
            spared &= route[w * 3 + 1] == 1;
            // a takes both routes: whatever strikes c strikes a, and perhaps the strait does too.
            Assert.True(route[w * 3] <= route[w * 3 + 2]);
        }
        Assert.True(apart && spared);
    }

    [Fact]
    public void Another_supplier_leaves_the_failures_of_the_first_as_they_were()
    {
        var options = new FailureOptions { Count = 40, Seed = 7 };
        double[] alone = FailureScenarios.Draw([s_b], options).Deliveries.ToArray(), among = FailureScenarios.Draw([s_c, s_b], options).Deliveries.ToArray();
        for (var w = 0; w < 40; w++) Assert.Equal(alone[w], among[w * 2 + 1]);
    }

    [Fact]
    public void Impossible_options_are_all_reported()
    {
        var e = Assert.Throws<BadInputException>(() => new FailureOptions { Independent = 2, Route = -1, LeastLoss = 0.9, MostLoss = 0.1, Count = 0 }.Check());
        Assert.Equal(4, e.Faults.Length);
        Assert.Throws<ArgumentException>(() => FailureScenarios.Of(2, [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => FailureScenarios.Of(1, [1.5]));
    }
}
