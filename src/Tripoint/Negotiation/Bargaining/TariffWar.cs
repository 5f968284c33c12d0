using Tripoint.Equilibrium;
using Tripoint.Negotiation.Mandates;
using Tripoint.Numerics.FixedPoints;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The Nash equilibrium of a tariff war: each player's import tariffs are the best for what it values, given the others' (Ossa 2014, section
/// II.B). All players' first-order conditions are solved at once, x ← x + g/h with x = ln(1+τ), g each player's own derivatives and h the
/// guess of curvature, by Anderson acceleration: one equilibrium and one transposed solve a player for each step. At the end each player's
/// best answer is searched from the base's tariffs, so that the result is verified and not only stationary.
/// </summary>
public sealed class TariffWar
{
    private const int Depth = 15, Patience = 30;
    private const double LargestStep = 0.5;

    private readonly TrackedModel _model;
    private readonly IReadOnlyList<PartyInterest> _players;
    private readonly TariffSpace _space;
    private readonly TariffWarOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly double[] _curvature, _low, _high, _rates, _slope, _image;

    private TariffWar(TrackedModel model, IReadOnlyList<PartyInterest> players, TariffSpace space, TariffWarOptions options, CancellationToken cancellation)
    {
        (_model, _players, _space, _options, _cancellation) = (model, players, space, options, cancellation);
        _curvature = OptimalTariffs.Curvature(space, model.Model.Base.Elasticity);
        (_low, _high) = (OptimalTariffs.Logs(space.Low), OptimalTariffs.Logs(space.High));
        (_rates, _slope, _image) = (new double[space.Count], new double[space.Count], new double[space.Count]);
    }

    /// <summary>The war in which each economy chooses its tariffs on all goods from everybody for its own welfare.</summary>
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
        var table = model.Model.Base;
        var space = TariffSpace.Imports(table, players, options.Floor, options.Ceiling, background);
        return Find(model, [.. players.Select(p => new PartyInterest(Mandate.WelfareOf(table.Economies[p]), table))], space, options, progress, cancellation);
    }

    /// <summary>The war over given tariffs, each player choosing its own for what it values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="players">The players.</param>
    /// <param name="space">The tariffs, each of a player, with their bounds.</param>
    /// <param name="options">Settings; bounds are the space's. Null takes the defaults.</param>
    /// <param name="progress">Told the step and the largest gain that a player's conditions still promise.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static TariffWarResult Find(
        TrackedModel model, IReadOnlyList<PartyInterest> players, TariffSpace space, TariffWarOptions? options = null,
        IProgress<(int Step, double Promise)>? progress = null, CancellationToken cancellation = default) =>
        new TariffWar(model, players, space, options ?? new TariffWarOptions(), cancellation).Run(progress);

    private TariffWarResult Run(IProgress<(int Step, double Promise)>? progress)
    {
        var n = _space.Count;
        var x = OptimalTariffs.Logs(_space.Standing);
        for (var at = 0; at < n; at++) x[at] = Math.Clamp(x[at], _low[at], _high[at]);
        double[] best = [.. x];
        var anderson = new AndersonAcceleration(Math.Max(1, n), Depth);
        anderson.Restart();
        var (bestPromise, since, step, damping) = (double.PositiveInfinity, 0, 0, 1.0);
        while (step < _options.EvaluationLimit)
        {
            step++;
            for (var at = 0; at < n; at++) _rates[at] = Math.Exp(x[at]) - 1;
            var result = _model.Solve(_space.Policy(_rates), _cancellation);
            var promise = result is null ? double.PositiveInfinity : Promise(result, x);
            if (promise < bestPromise)
            {
                (bestPromise, since) = (promise, 0);
                x.CopyTo(best, 0);
            }
            progress?.Report((step, bestPromise));
            if (promise <= _options.Tolerance) break;
            if (result is null || ++since > Patience)
            {
                best.CopyTo(x, 0);
                damping = Math.Max(0.1, damping * 0.5);
                since = 0;
                anderson.Restart();
                if (result is null && double.IsInfinity(bestPromise)) break;
                continue;
            }
            anderson.Next(x, _image, damping);
            for (var at = 0; at < n; at++) x[at] = Math.Clamp(Math.Clamp(x[at], _image[at] - LargestStep, _image[at] + LargestStep), _low[at], _high[at]);
        }
        for (var at = 0; at < n; at++) _rates[at] = Math.Exp(best[at]) - 1;
        return Verified(step, bestPromise);
    }

    /// <summary>Writes x + g/h, and returns the largest gain that one player's conditions promise.</summary>
    private double Promise(EquilibriumResult result, double[] x)
    {
        var largest = 0.0;
        foreach (var player in _players)
        {
            var sum = new WeightSum(_space.Table);
            player.Add(result, 1, sum);
            _space.Pick(_model.Gradient(result, sum.Total()).Tariff, _slope);
            var promise = 0.0;
            for (var at = 0; at < x.Length; at++)
            {
                if (_space.Rates[at].Importer != player.Party) continue;
                var slope = _slope[at] * (1 + _rates[at]);
                _image[at] = Math.Clamp(x[at] + (slope / _curvature[at]), _low[at], _high[at]);
                var move = _image[at] - x[at];
                promise += (slope * move) - (0.5 * _curvature[at] * move * move);
                _image[at] = Math.Clamp(_image[at], x[at] - LargestStep, x[at] + LargestStep);
            }
            largest = Math.Max(largest, promise);
        }
        return largest;
    }

    private TariffWarResult Verified(int steps, double promise)
    {
        var policy = _space.Policy(_rates);
        var result = _model.Solve(policy, _cancellation) ?? throw new InvalidOperationException("the equilibrium found earlier was not found again");
        var regret = new double[_players.Count];
        for (var at = 0; at < regret.Length; at++)
        {
            // From the base's tariffs, not from where the search ended, so that the answer is found independently.
            var player = _players[at];
            var own = new TariffSpace(_space.Table, _space.Rates.Where(r => r.Importer == player.Party), policy);
            var answer = OptimalTariffs.Find(_model, player, own, _options, _space.Table.Tariff.ToArray(), _cancellation);
            regret[at] = answer.Score - player.Score(result);
        }
        return new TariffWarResult
        {
            Players = [.. _players.Select(p => p.Party)],
            Space = _space,
            Rates = [.. _rates],
            Equilibrium = result,
            Steps = steps,
            Promise = promise,
            Regret = regret,
            Converged = promise <= _options.Tolerance && regret.All(r => r <= 100 * _options.Tolerance),
        };
    }
}
