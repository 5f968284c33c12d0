using Tripoint.Equilibrium;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Chooses few tariffs to free: the smallest set that satisfies a party that a package leaves short, and the smallest early harvest from which
/// every party gains. Tariffs are added one at a time, the one with the best predicted effect first (by one transposed solve a party), each
/// time with the exact equilibrium; then every one that is not needed is taken out again.
/// </summary>
/// <param name="game">The game.</param>
public sealed class LineSelection(BargainingGame game)
{
    private const int Candidates = 4;

    /// <summary>The tariffs to add to a package so that every party gains at least what is asked.</summary>
    /// <param name="package">Rates to begin from, in the order of the game's space.</param>
    /// <param name="asked">By party: the gain asked for, fraction.</param>
    /// <param name="largest">How many tariffs may be freed.</param>
    /// <param name="cancellation">Stops the search.</param>
    public SelectedLines Free(double[] package, double[] asked, int largest = 40, CancellationToken cancellation = default)
    {
        double[] rates = [.. package];
        var chosen = new List<int>();
        var state = Judge(rates, asked, cancellation);
        while (state.Missing > 0 && chosen.Count < largest)
        {
            var best = Ranked(rates, asked, state).Where(at => rates[at] > game.Space.Low[at]).Take(Candidates)
                .Select(at => (At: at, After: Judge(With(rates, at, game.Space.Low[at]), asked, cancellation)))
                .OrderBy(c => c.After.Missing).FirstOrDefault();
            if (best.After is null || best.After.Missing >= state.Missing) break;
            chosen.Add(best.At);
            rates[best.At] = game.Space.Low[best.At];
            state = best.After;
        }
        if (state.Missing <= 0)
        {
            foreach (var at in chosen.ToArray())
            {
                var without = With(rates, at, package[at]);
                var judged = Judge(without, asked, cancellation);
                if (judged.Missing > 0) continue;
                (rates, state) = (without, judged);
                chosen.Remove(at);
            }
        }
        return new SelectedLines([.. chosen.Select(at => game.Space.Rates[at])], rates, state.Result, game.Gains(state.Result), state.Missing <= 0);
    }

    /// <summary>The fewest tariffs to free from where all stand, so that every party gets a part of what a bargain would give it.</summary>
    /// <param name="bargain">The bargain to compare with.</param>
    /// <param name="part">Which part of each party's gain there, between 0 and 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public SelectedLines EarlyHarvest(FoundPackage bargain, double part, CancellationToken cancellation = default) =>
        Free(game.Space.Standing, [.. bargain.Gains.Select(g => part * Math.Max(g, 1e-7))], 40, cancellation);

    private static double[] With(double[] rates, int at, double rate)
    {
        double[] moved = [.. rates];
        moved[at] = rate;
        return moved;
    }

    /// <summary>What is missing: the parties' shortfalls as parts of what is asked, and crossed red lines in per cent.</summary>
    private Judged Judge(double[] rates, double[] asked, CancellationToken cancellation)
    {
        var result = game.Model.Solve(game.Space.Policy(rates), cancellation);
        if (result is null) return new Judged(double.PositiveInfinity, null!);
        var missing = 0.0;
        var gains = game.Gains(result);
        for (var at = 0; at < gains.Length; at++) missing += Math.Max(0, asked[at] - gains[at]) / Scale(asked[at]);
        foreach (var slack in game.Slacks(result)) missing += 100 * Math.Max(0, -slack - 1e-9);
        return new Judged(missing < 1e-9 ? 0 : missing, result);
    }

    private static double Scale(double asked) => Math.Max(Math.Abs(asked), 1e-5);

    /// <summary>The tariffs in the order in which freeing them is predicted to reduce what is missing.</summary>
    private IEnumerable<int> Ranked(double[] rates, double[] asked, Judged state)
    {
        var gains = game.Gains(state.Result);
        var effects = new double[game.Parties.Length][];
        for (var party = 0; party < effects.Length; party++)
        {
            var sum = new WeightSum(game.Table);
            game.Parties[party].Add(state.Result, 1, sum);
            effects[party] = new double[rates.Length];
            game.Space.Pick(game.Model.Gradient(state.Result, sum.Total()).Tariff, effects[party]);
        }
        var score = new double[rates.Length];
        for (var at = 0; at < rates.Length; at++)
        {
            for (var party = 0; party < effects.Length; party++)
            {
                var after = gains[party] - (effects[party][at] * (rates[at] - game.Space.Low[at]));
                score[at] += Math.Max(0, asked[party] - after) / Scale(asked[party]);
            }
        }
        return Enumerable.Range(0, rates.Length).OrderBy(at => score[at]).ThenBy(at => at);
    }

    private sealed record Judged(double Missing, EquilibriumResult Result);
}
