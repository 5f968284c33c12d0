using Tripoint.Equilibrium;
using Tripoint.Numerics.FixedPoints;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The Nash equilibrium of a tariff war among some economies: each one's import tariffs are the best for its own welfare, given the others'
/// (Ossa 2014, section II.B). All players' first-order conditions are solved at once, x ← x + g/h with x = ln(1+τ), g each player's own
/// derivatives and h the guess of curvature, by Anderson acceleration: one equilibrium and one transposed solve a player for each step.
/// At the end each player's best response is searched from there, so that the answer is verified and not only stationary.
/// </summary>
public static class TariffWar
{
    private const int Depth = 15;
    private const double LargestStep = 0.5;

    /// <summary>Finds it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="players">Economy indices.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    /// <param name="progress">Told the step and the largest gain that a player's conditions still promise.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static TariffWarResult Find(
        TrackedModel model, IReadOnlyList<int> players, TariffWarOptions? options = null, PolicyChange? background = null,
        IProgress<(int Step, double Promise)>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new TariffWarOptions();
        var space = TariffSpace.Imports(model.Model.Base, players, options.Floor, options.Ceiling, background);
        var n = space.Count;
        var curvature = OptimalTariffs.Curvature(space, model.Model.Base.Elasticity);
        double low = Math.Log(1 + options.Floor), high = Math.Log(1 + options.Ceiling);
        double[] x = [.. space.Standing.Select(t => Math.Clamp(Math.Log(1 + t), low, high))], image = new double[n], rates = new double[n], slope = new double[n], best = new double[n];
        var anderson = new AndersonAcceleration(n, Depth);
        anderson.Restart();
        var (bestPromise, since, step, damping) = (double.PositiveInfinity, 0, 0, 1.0);
        while (step < options.EvaluationLimit)
        {
            step++;
            for (var at = 0; at < n; at++) rates[at] = Math.Exp(x[at]) - 1;
            var result = model.Solve(space.Policy(rates), cancellation);
            if (result is null)
            {
                best.CopyTo(x, 0);
                damping *= 0.5;
                anderson.Restart();
                continue;
            }
            Slopes(model, space, players, result, rates, slope);
            var promise = 0.0;
            foreach (var player in players) promise = Math.Max(promise, Move(space, player, x, slope, curvature, low, high, image));
            progress?.Report((step, promise));
            if (promise < bestPromise)
            {
                (bestPromise, since) = (promise, 0);
                x.CopyTo(best, 0);
            }
            if (promise <= options.Tolerance) break;
            if (++since > 30)
            {
                best.CopyTo(x, 0);
                damping = Math.Max(0.1, damping * 0.5);
                since = 0;
                anderson.Restart();
                continue;
            }
            anderson.Next(x, image, damping);
            for (var at = 0; at < n; at++) x[at] = Math.Clamp(Math.Clamp(x[at], image[at] - LargestStep, image[at] + LargestStep), low, high);
        }
        for (var at = 0; at < n; at++) rates[at] = Math.Exp(best[at]) - 1;
        return Verified(model, space, players, rates, step, bestPromise, options, cancellation);
    }

    /// <summary>Each player's derivative of its own ln welfare to its own ln(1+τ).</summary>
    private static void Slopes(TrackedModel model, TariffSpace space, IReadOnlyList<int> players, EquilibriumResult result, double[] rates, double[] slope)
    {
        var gradients = model.Gradients(result, players);
        for (var at = 0; at < slope.Length; at++)
        {
            var rate = space.Rates[at];
            var player = 0;
            while (players[player] != rate.Importer) player++;
            slope[at] = gradients[player].Tariff[space.Cells[at]] * (1 + rates[at]) / (1 + result.WelfareExact[rate.Importer]);
        }
    }

    /// <summary>Writes x + g/h of one player, within bounds, and adds up what the diagonal curvature promises.</summary>
    private static double Move(TariffSpace space, int player, double[] x, double[] slope, double[] curvature, double low, double high, double[] image)
    {
        var promise = 0.0;
        for (var at = 0; at < x.Length; at++)
        {
            if (space.Rates[at].Importer != player) continue;
            image[at] = Math.Clamp(x[at] + (slope[at] / curvature[at]), low, high);
            var move = image[at] - x[at];
            promise += (slope[at] * move) - (0.5 * curvature[at] * move * move);
            image[at] = Math.Clamp(image[at], x[at] - LargestStep, x[at] + LargestStep);
        }
        return promise;
    }

    private static TariffWarResult Verified(
        TrackedModel model, TariffSpace space, IReadOnlyList<int> players, double[] rates, int steps, double promise, TariffWarOptions options, CancellationToken cancellation)
    {
        var policy = space.Policy(rates);
        var result = model.Solve(policy, cancellation) ?? throw new InvalidOperationException("the equilibrium found earlier was not found again");
        var regret = new double[players.Count];
        for (var at = 0; at < regret.Length; at++)
        {
            // From the base's tariffs, not from where the search ended, so that the answer is found independently.
            var answer = OptimalTariffs.Find(model, players[at], options, policy, model.Model.Base.Tariff.ToArray(), cancellation);
            regret[at] = answer.Gain - result.WelfareExact[players[at]];
        }
        return new TariffWarResult
        {
            Players = [.. players],
            Space = space,
            Rates = rates,
            Equilibrium = result,
            Steps = steps,
            Promise = promise,
            Regret = regret,
            Converged = promise <= options.Tolerance && regret.All(r => r <= 100 * options.Tolerance),
        };
    }
}
