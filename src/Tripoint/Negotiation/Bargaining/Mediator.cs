using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Holds all mandates and lets none of them out: it proposes the Nash bargain and gives each party its own results alone. What comes out is made
/// of two kinds of objects that share nothing: the proposal, which holds rates only, and a private result a party, which holds what that party
/// could work out itself from the proposal and its own mandate. A proposal cannot help telling something: rates that stay high hint at a red line.
/// </summary>
public static class Mediator
{
    /// <summary>Proposes a package.</summary>
    /// <param name="game">The game, with all mandates.</param>
    /// <param name="options">Settings of the search; null takes the defaults.</param>
    /// <param name="decimals">Digits of a per cent that rates are rounded to, so that the last digits carry nothing. Default: 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static MediationOutcome Propose(BargainingGame game, SearchOptions? options = null, int decimals = 1, CancellationToken cancellation = default)
    {
        var found = new PackageSearch(game, options).NashBargain(cancellation);
        var rounded = new double[found.Rates.Length];
        for (var at = 0; at < rounded.Length; at++)
            rounded[at] = Math.Clamp(Math.Round(100 * found.Rates[at], decimals) / 100, game.Space.Low[at], game.Space.High[at]);
        var result = game.Model.Solve(game.Space.Policy(rounded), cancellation) ?? found.Equilibrium;
        var gains = game.Gains(result);
        var slacks = game.Slacks(result);
        // Rounding may cross a red line by a hair; then the exact rates are proposed.
        if (slacks.Any(s => s < -1e-5) || gains.Any(g => g < 0)) (rounded, result, gains, slacks) = (found.Rates, found.Equilibrium, found.Gains, found.Slacks);
        var table = game.Table;
        var settled = found.Status is MinimizeStatus.Converged or MinimizeStatus.NoFurtherDescent && gains.All(g => g > 0) && slacks.All(s => s > -1e-5);
        var proposal = new MediationProposal(
            [.. game.Space.Rates.Select((r, at) => new ProposedRate(table.Economies[r.Importer], table.Economies[r.Exporter], table.Sectors[r.Sector].Code, game.Space.Standing[at], rounded[at]))], settled);
        return new MediationOutcome(proposal, [.. Enumerable.Range(0, game.Parties.Length).Select(at => Private(game, at, result, gains[at], slacks))]);
    }

    private static PartyMediation Private(BargainingGame game, int at, EquilibriumResult result, double gain, double[] slacks)
    {
        var party = game.Parties[at];
        var table = game.Table;
        var lines = Enumerable.Range(0, slacks.Length).Where(k => game.Conditions[k].Owner == at)
            .GroupBy(k => game.Conditions[k].Line)
            .Select(g => new PartyMargin(g.Key.Name, g.Min(k => slacks[k])));
        return new PartyMediation(
            party.Mandate.Party, party.Score(result), gain, result.WelfareExact[party.Party],
            [.. Enumerable.Range(0, table.SectorCount).Select(j => result.OutputVolume[(party.Party * table.SectorCount) + j])], [.. lines]);
    }
}
