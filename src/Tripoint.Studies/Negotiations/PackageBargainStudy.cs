using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.Bargains;

namespace Tripoint.Studies.Negotiations;

/// <summary>Sets a package beside the bargain of its parties.</summary>
internal static class PackageBargainStudy
{
    /// <summary>Searches; null where no tariff between the parties can move.</summary>
    /// <param name="terms">The package.</param>
    /// <param name="result">The equilibrium when it is complete.</param>
    /// <param name="given">The mandates given; a party without one values its real income.</param>
    /// <param name="alternative">What a mandate has without agreement; null: nothing changes.</param>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told how far the longest part, the trade-offs between parties, has come.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static PackageBargain? Of(
        PackageTerms terms, EquilibriumResult result, ImmutableArray<Mandate> given, Func<Mandate, EquilibriumResult?> alternative, EquilibriumModel model,
        IProgress<(int Done, int All)>? progress, CancellationToken cancellation)
    {
        var table = terms.Table;
        ImmutableArray<Mandate> mandates = [.. terms.Package.Parties.Select(p => given.FirstOrDefault(m => m.Party.Equals(p)) ?? Mandate.WelfareOf(p))];
        List<EquilibriumResult?> alternatives = [.. mandates.Select(alternative)];
        var full = terms.Policy(null);
        var background = full with { Tariff = PolicyChange.TariffsOf(table) };
        var frozen = BargainSetup.FrozenBy(mandates, table);
        var game = Game();
        if (game.Space.Count == 0) return null;
        var bargain = new PackageSearch(game, new SearchOptions { Starts = 1 }).NashBargain(cancellation);
        var agreed = bargain.IsAcceptable && bargain.Gains.All(g => g > 0);
        // A package may move what a mandate freezes: whether it holds is judged over all tariffs, and without red lines.
        var open = BargainingGame.Create(new TrackedModel(model), [.. mandates.Select(Unbound)], alternatives, background);
        var judged = Enforcement.Judge(open, Found(open, full, result), Punishment.Withdrawal, new TariffWarOptions { Tolerance = 1e-8 }, cancellation);
        return new PackageBargain(
            game, game.Gains(result), bargain, agreed, agreed ? TradeOffCurves.Find(Game, bargain, [0.1, 0.3, 0.7, 0.9], progress, cancellation) : [], Rates(game, full), judged);

        BargainingGame Game() => BargainingGame.Create(new TrackedModel(model), mandates, alternatives, background, frozen);
    }

    private static double[] Rates(BargainingGame game, PolicyChange policy)
    {
        var rates = new double[game.Space.Count];
        game.Space.Pick(policy.Tariff, rates);
        return rates;
    }

    private static Mandate Unbound(Mandate m) => Mandate.Create(m.Party, m.Objectives, [], m.Alternative, m.DiscountFactor, m.BargainingWeight, m.Title, m.Source);

    private static FoundPackage Found(BargainingGame game, PolicyChange policy, EquilibriumResult result) => new()
    {
        Goal = "package",
        Rates = Rates(game, policy),
        Equilibrium = result,
        Gains = game.Gains(result),
        Slacks = game.Slacks(result),
        ShadowPrices = [],
        PartyPrices = [],
        Value = double.NaN,
        Status = MinimizeStatus.Converged,
        ProjectedGradient = double.NaN,
        Promise = double.NaN,
        Evaluations = 0,
    };
}
