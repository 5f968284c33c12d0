using System.Globalization;
using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Scenarios;
using Tripoint.TestSupport;

namespace Tripoint.Tests.Negotiation.Bargaining;

public class MediatorTests
{
    // Numbers that could come from nowhere but the mandate.
    private const double Weight = 1.2345678, Limit = 0.34567891, Discount = 0.87654321, Power = 1.3579246;

    [Fact]
    public void Nothing_of_a_mandate_reaches_another_party()
    {
        var table = SmallWorld.Table(tariff: 0.2);
        var secret = Mandate.Create(
            Economy.Of("JPN"), [new Objective(ObjectiveKind.Welfare, Weight)],
            [new SectorLossLimit("a secret red line", ScenarioPlace.None, SectorMeasure.Output, Selector.Of("A01"), Limit)], null, Discount, Power, "a secret title", "a secret source");
        var game = BargainingGame.Create(
            new TrackedModel(new EquilibriumModel(table)), [Mandate.WelfareOf(Economy.Of("CHN")), secret, Mandate.WelfareOf(Economy.Of("KOR"))]);
        var outcome = Mediator.Propose(game, cancellation: TestContext.Current.CancellationToken);
        Assert.True(outcome.Proposal.IsSettled);
        var shown = JsonSerializer.Serialize(outcome) + JsonSerializer.Serialize(outcome.For(Economy.Of("CHN"))) + JsonSerializer.Serialize(outcome.For(Economy.Of("KOR")));
        foreach (var number in new[] { Weight, Limit, Discount, Power }) Assert.DoesNotContain(number.ToString(CultureInfo.InvariantCulture)[..6], shown, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shown, StringComparison.Ordinal);
        // Nor does Japan's score, which the weight enters.
        var own = outcome.For(Economy.Of("JPN"));
        Assert.DoesNotContain(own.Score.ToString("R", CultureInfo.InvariantCulture), shown, StringComparison.Ordinal);
        Assert.Contains("a secret red line", JsonSerializer.Serialize(own), StringComparison.Ordinal);
    }

    [Fact]
    public void The_proposal_leaves_each_party_better_off_and_is_rounded()
    {
        var table = SmallWorld.Table(tariff: 0.2);
        var game = BargainingGame.Create(new TrackedModel(new EquilibriumModel(table)), [.. new[] { "CHN", "JPN", "KOR" }.Select(c => Mandate.WelfareOf(Economy.Of(c)))]);
        var outcome = Mediator.Propose(game, cancellation: TestContext.Current.CancellationToken);
        Assert.All(new[] { "CHN", "JPN", "KOR" }, c => Assert.True(outcome.For(Economy.Of(c)).Gain > 0));
        Assert.All(outcome.Proposal.Rates, r => Assert.Equal(r.Proposed, Math.Round(1000 * r.Proposed) / 1000, 1e-12));
    }
}
