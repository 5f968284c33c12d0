using Tripoint.Equilibrium;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Chooses few tariffs to cut: the smallest set that satisfies a party that a package leaves short, and the smallest early harvest from which
/// every party gains. Tariffs are added one at a time, the one with the best predicted effect first (by one transposed solve for each party and
/// each red line that is near), each time with the exact equilibrium; then every one that is not needed is taken out again.
/// </summary>
/// <param name="game">The game.</param>
public sealed class LineSelection(BargainingGame game)
{
    private const int Candidates = 8, Largest = 40;

    /// <summary>A red line crossed by less is kept, as for the packages of <see cref="PackageSearch"/>.</summary>
    private const double Kept = 2e-6;

    /// <summary>Red lines with less room than this are watched when tariffs are ranked, the nearest <see cref="Watched"/> of them.</summary>
    private const double Near = 0.005;

    private const int Watched = 20;

    /// <summary>What a red line crossed by 1 counts, beside shortfalls in parts of what is asked: a point counts 1.</summary>
    private const double RedLineWeight = 100;

    /// <summary>The tariffs to free beyond a package so that every party gains at least what is asked.</summary>
    /// <param name="package">Rates to begin from, in the order of the game's space.</param>
    /// <param name="asked">By party: the gain asked for, fraction.</param>
    /// <param name="cancellation">Stops the search.</param>
    public SelectedLines Free(double[] package, double[] asked, CancellationToken cancellation = default) => Add(package, game.Space.Low, asked, cancellation);

    /// <summary>
    /// The fewest tariffs to cut as far as a bargain cuts them, so that every party gets a part of what the bargain would give it. Where adding one after
    /// the other gets stuck at a red line, it is begun from the whole bargain, and every cut that is not needed is taken back.
    /// </summary>
    /// <param name="bargain">The bargain to compare with.</param>
    /// <param name="part">Which part of each party's gain there, between 0 and 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public SelectedLines EarlyHarvest(FoundPackage bargain, double part, CancellationToken cancellation = default)
    {
        double[] asked = [.. bargain.Gains.Select(g => part * Math.Max(g, 1e-7))];
        var added = Add(game.Space.Standing, bargain.Rates, asked, cancellation);
        if (added.IsEnough) return added;
        var left = TakeBack(game.Space.Standing, bargain.Rates, asked, cancellation);
        return left.IsEnough ? left : added;
    }

    private SelectedLines Add(double[] package, double[] target, double[] asked, CancellationToken cancellation)
    {
        double[] rates = [.. package];
        var chosen = new List<int>();
        var state = Judge(rates, asked, cancellation);
        while (state.Missing > 0 && chosen.Count < Largest)
        {
            var best = Ranked(rates, target, asked, state).Take(Candidates)
                .Select(at => (At: at, After: Judge(With(rates, at, target[at]), asked, cancellation)))
                .OrderBy(c => c.After.Missing).FirstOrDefault();
            if (best.After is not null && best.After.Missing < state.Missing)
            {
                chosen.Add(best.At);
                rates[best.At] = target[best.At];
                state = best.After;
                continue;
            }
            // No tariff helps by itself: two may, one making good what the other costs a party.
            if (Pair(rates, target, asked, state, cancellation) is not { } pair) break;
            chosen.AddRange([pair.First, pair.Second]);
            (rates[pair.First], rates[pair.Second], state) = (target[pair.First], target[pair.Second], pair.After);
        }
        return Needed(package, asked, rates, chosen, state, cancellation);
    }

    /// <summary>All cuts of a package but those that are not needed; those are tried first whose return is predicted to leave least missing.</summary>
    private SelectedLines TakeBack(double[] package, double[] target, double[] asked, CancellationToken cancellation)
    {
        var state = Judge(target, asked, cancellation);
        return Needed(package, asked, [.. target], [.. Ranked(target, package, asked, state)], state, cancellation);
    }

    /// <summary>Takes back every cut that is not needed, in turn, until each of the rest is.</summary>
    private SelectedLines Needed(double[] package, double[] asked, double[] rates, List<int> chosen, Judged state, CancellationToken cancellation)
    {
        for (var before = chosen.Count + 1; state.Missing <= 0 && chosen.Count < before;)
        {
            before = chosen.Count;
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

    private (int First, int Second, Judged After)? Pair(double[] rates, double[] target, double[] asked, Judged state, CancellationToken cancellation)
    {
        (int First, int Second, Judged After)? best = null;
        foreach (var first in Ranked(rates, target, asked, state).Take(Candidates).ToArray())
        {
            var one = With(rates, first, target[first]);
            var between = Judge(one, asked, cancellation);
            if (between.Result is null) continue;
            foreach (var second in Ranked(one, target, asked, between).Take(Candidates).ToArray())
            {
                var after = Judge(With(one, second, target[second]), asked, cancellation);
                if (after.Missing < (best?.After.Missing ?? state.Missing)) best = (first, second, after);
            }
        }
        return best;
    }

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
        foreach (var slack in game.Slacks(result)) missing += RedLineWeight * Math.Max(0, -slack - Kept);
        return new Judged(missing < 1e-9 ? 0 : missing, result);
    }

    private static double Scale(double asked) => Math.Max(Math.Abs(asked), 1e-5);

    /// <summary>The tariffs that are not at their target, in the order in which bringing them there is predicted to leave least missing.</summary>
    private IEnumerable<int> Ranked(double[] rates, double[] target, double[] asked, Judged state)
    {
        var score = new double[rates.Length];
        var gains = game.Gains(state.Result);
        for (var party = 0; party < gains.Length; party++)
        {
            var sum = new WeightSum(game.Table);
            game.Parties[party].Add(state.Result, 1, sum);
            AddShortfalls(gains[party] - asked[party], sum, 1 / Scale(asked[party]));
        }
        var slacks = game.Slacks(state.Result);
        foreach (var line in Enumerable.Range(0, slacks.Length).Where(at => slacks[at] < Near).OrderBy(at => slacks[at]).Take(Watched))
        {
            var (condition, sum) = (game.Conditions[line], new WeightSum(game.Table));
            condition.Add(state.Result, game.Parties[condition.Owner].Party, 1, sum);
            AddShortfalls(slacks[line], sum, RedLineWeight);
        }
        return Enumerable.Range(0, rates.Length).Where(at => Math.Abs(rates[at] - target[at]) > 1e-6).OrderBy(at => score[at]).ThenBy(at => at);

        // What a figure is predicted to lack after each tariff is moved, by the figure's derivative.
        void AddShortfalls(double room, WeightSum figure, double weight)
        {
            var effect = new double[rates.Length];
            game.Space.Pick(game.Model.Gradient(state.Result, figure.Total()).Tariff, effect);
            for (var at = 0; at < rates.Length; at++) score[at] += weight * Math.Max(0, (effect[at] * (rates[at] - target[at])) - room);
        }
    }

    private sealed record Judged(double Missing, EquilibriumResult Result);
}
