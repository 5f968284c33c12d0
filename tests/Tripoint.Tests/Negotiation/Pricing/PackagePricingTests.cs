using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Pricing;
using Tripoint.TestSupport;
using static Tripoint.Tests.Negotiation.Offers.Talks;

namespace Tripoint.Tests.Negotiation.Pricing;

public class PackagePricingTests
{
    private static readonly Tripoint.Tables.WorldTable s_table = SmallWorld.Table(0.1);

    private static Package Example() => Package(
        Offer(China, Tariff("C26", new ToRate(0.02), "B3"), Tariff("A01", new LinearCut(0.2))), Offer(Japan, Tariff("all", new LinearCut(0.3))), Offer(Korea, Tariff("C24B", new ToRate(0.05), "B2"), Barrier(-0.01)));

    [Fact]
    public void The_end_of_the_path_is_the_package_solved_from_the_base()
    {
        var model = new EquilibriumModel(s_table);
        var price = new PackagePricing(model).Price(PackageTerms.Of(Example(), s_table), cancellation: TestContext.Current.CancellationToken);
        Assert.True(price.Converged);
        Assert.Equal([1, 2, 3], price.Path.Select(p => p.Year));
        var cold = model.Solve(Example().At(null, s_table), cancellation: TestContext.Current.CancellationToken);
        for (var k = 0; k < 3; k++) Assert.Equal(cold.WelfareExact[price.Terms.Parties[k]], price.Welfare(k), 9);
        var second = model.Solve(Example().At(2, s_table), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(second.WelfareExact[2], price.Path[1].Result.WelfareExact[2], 9);
    }

    [Fact]
    public void A_commitments_worth_is_the_package_less_the_package_without_it()
    {
        var model = new EquilibriumModel(s_table);
        var pricing = new PackagePricing(model);
        var price = pricing.Price(PackageTerms.Of(Example(), s_table), cancellation: TestContext.Current.CancellationToken);
        var worth = pricing.Commitments(price, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(5, worth.Length);
        var without = model.Solve(Package(Offer(China, Tariff("A01", new LinearCut(0.2))), Example().Offers[1], Example().Offers[2]).At(null, s_table), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(price.Welfare(2) - without.WelfareExact[2], worth[0].Exact!.Value[2], 9);
        // Halfway derivatives come within a tenth of the exact figure for cuts of a few points.
        Assert.All(worth, w => Assert.All(Enumerable.Range(0, 3), k => Assert.InRange(w.Gradient[k] - w.Exact!.Value[k], -2e-4, 2e-4)));
    }

    [Fact]
    public void The_gradient_of_a_small_cut_is_its_exact_worth()
    {
        var pricing = new PackagePricing(new EquilibriumModel(s_table));
        var price = pricing.Price(PackageTerms.Of(Package(Offer(Korea, Tariff("C26", new ToRate(0.0999)))), s_table), cancellation: TestContext.Current.CancellationToken);
        foreach (var flow in pricing.Flows(price, exact: true, cancellation: TestContext.Current.CancellationToken))
        {
            for (var k = 0; k < 3; k++) Assert.Equal(flow.Exact!.Value[k], flow.Gradient[k], 8);
            Assert.Equal((2, 1, 0.1, 0.0999), (flow.Giver, flow.Sector, flow.From, Math.Round(flow.To, 12)));
        }
        var wish = pricing.Wishes(price, solved: 1, cancellation: TestContext.Current.CancellationToken).First(w => w.Exact is not null);
        Assert.Equal(price.Terms.Policy(null).Tariff![s_table.Cell(wish.Sector, wish.Giver, wish.Asker)], wish.Rate);
    }

    [Fact]
    public void A_path_that_is_complete_at_once_is_worth_what_it_ends_with()
    {
        var price = new PackagePricing(new EquilibriumModel(s_table)).Price(PackageTerms.Of(Package(Offer(Korea, Tariff("all", new ToRate(0)))), s_table), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(price.Welfare(1), price.DiscountedWelfare(1, 0.9), 14);
        var staged = new PackagePricing(new EquilibriumModel(s_table)).Price(PackageTerms.Of(Package(Offer(Korea, Tariff("all", new ToRate(0), "B2"))), s_table), cancellation: TestContext.Current.CancellationToken);
        // (1 − δ) W(1) + δ W(2).
        Assert.Equal((0.1 * staged.Path[0].Result.WelfareExact[1]) + (0.9 * staged.Path[1].Result.WelfareExact[1]), staged.DiscountedWelfare(1, 0.9), 14);
    }
}
