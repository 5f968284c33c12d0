using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Whether a package enforces itself when nobody else does: a party that breaks it gains for a year, and from then on all are back at the
/// punishment for good (grim trigger; Bagwell and Staiger 2002, ch. 6). A party keeps it where its discount factor is at least
/// δ_min = (broken − kept)/(broken − punished), all in the party's own score.
/// </summary>
public static class Enforcement
{
    private const int Hints = 5;

    /// <summary>Judges a package.</summary>
    /// <param name="game">The game.</param>
    /// <param name="package">The package.</param>
    /// <param name="punishment">What follows a breach.</param>
    /// <param name="options">Ceiling and tolerance of the tariffs chosen in a breach or war; null takes the defaults.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static EnforcementResult Judge(
        BargainingGame game, FoundPackage package, Punishment punishment, TariffWarOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new TariffWarOptions();
        var table = game.Table;
        var policy = game.Space.Policy(package.Rates);
        var standing = game.Space.Policy(game.Space.Standing).Tariff!;
        int[] members = [.. game.Parties.Select(p => p.Party)];
        var punished = punishment == Punishment.TariffWar
            ? TariffWar.Find(game.Model, game.Parties, Mutual(members, table, standing, punishment, options, game.Space.Background), options, null, cancellation).Equilibrium
            : game.Model.Solve(game.Space.Policy(game.Space.Standing), cancellation);
        var kept = package.Equilibrium;
        var parties = ImmutableArray.CreateBuilder<PartyEnforcement>();
        for (var at = 0; at < members.Length; at++)
        {
            var party = game.Parties[at];
            var own = Mutual([members[at]], table, standing, punishment, options, policy, members);
            var breach = OptimalTariffs.Find(game.Model, party, own, options, standing, cancellation);
            double agreed = party.Score(kept), broken = breach.Score, after = party.Score(punished!);
            parties.Add(new PartyEnforcement
            {
                Party = party.Mandate.Party,
                Kept = agreed,
                Broken = broken,
                Punished = after,
                DiscountFactor = party.Mandate.DiscountFactor,
                ToOthers = [.. game.Parties.Select(p => p.Score(breach.Equilibrium) - p.Score(kept))],
                Hints = Ideas(game, package, party, breach, agreed, broken, after),
            });
        }
        return new EnforcementResult(punishment, parties.ToImmutable());
    }

    /// <summary>Tariffs of some members on members, up to what they may be raised to.</summary>
    private static TariffSpace Mutual(
        int[] importers, WorldTable table, double[] standing, Punishment punishment, TariffWarOptions options, PolicyChange background, int[]? members = null) => new(
        table,
        from importer in importers
        from exporter in members ?? importers
        where importer != exporter
        from sector in Enumerable.Range(0, table.SectorCount)
        let cell = table.Cell(sector, importer, exporter)
        where table.Sectors[sector].IsGoods && table.Trade[cell] > 0 && (punishment == Punishment.TariffWar || standing[cell] > 0)
        select new MovableRate(sector, importer, exporter, 0, punishment == Punishment.TariffWar ? options.Ceiling : standing[cell]),
        background);

    /// <summary>The rates whose return half-way to where they stand would lower δ_min most, by derivatives.</summary>
    private static ImmutableArray<EnforcementHint> Ideas(
        BargainingGame game, FoundPackage package, PartyInterest party, OptimalTariffResult breach, double kept, double broken, double punished)
    {
        var span = broken - punished;
        if (!(broken > kept) || !(span > 0)) return [];
        double[] atKept = Slope(package.Equilibrium), atBroken = Slope(breach.Equilibrium);
        var ideas = new List<EnforcementHint>();
        for (var at = 0; at < game.Space.Count; at++)
        {
            var rate = game.Space.Rates[at];
            var half = 0.5 * (game.Space.Standing[at] - package.Rates[at]);
            if (half <= 0) continue;
            // In a breach the party's own rates are already its best; only the partners' rates still move the score.
            double dKept = atKept[at] * half, dBroken = rate.Importer == party.Party ? 0 : atBroken[at] * half;
            var change = ((dBroken - dKept) * span - ((broken - kept) * dBroken)) / (span * span);
            ideas.Add(new EnforcementHint(rate, package.Rates[at], package.Rates[at] + half, change));
        }
        return [.. ideas.Where(i => i.Change < 0).OrderBy(i => i.Change).Take(Hints)];

        double[] Slope(EquilibriumResult result)
        {
            var sum = new WeightSum(game.Table);
            party.Add(result, 1, sum);
            var slope = new double[game.Space.Count];
            game.Space.Pick(game.Model.Gradient(result, sum.Total()).Tariff, slope);
            return slope;
        }
    }
}
