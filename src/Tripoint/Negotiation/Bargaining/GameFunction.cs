using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// A goal over a game's tariffs for <see cref="ConstrainedMinimizer"/>: variables are ln(1+τ) of each rate, then the level; functions are the
/// goal, the goal's conditions and the red lines (in per cent). One equilibrium gives all values, one transposed solve any combined gradient.
/// </summary>
internal sealed class GameFunction(BargainingGame game, Goal goal, CancellationToken cancellation) : VectorFunction
{
    private readonly int _rates = game.Space.Count;
    private readonly double[] _at = new double[game.Space.Count], _logs = new double[game.Space.Count], _gains = new double[game.Parties.Length];
    private double _level;

    public override int Count => 1 + goal.Conditions + game.Conditions.Length;

    /// <summary>Variables: rates, and the level where there is one.</summary>
    public int Size => _rates + (goal.HasLevel ? 1 : 0);

    /// <summary>The equilibrium at the point asked for last.</summary>
    public EquilibriumResult? Result { get; private set; }

    /// <summary>The rates at the point asked for last.</summary>
    public double[] Rates => [.. _at];

    public override bool Values(ReadOnlySpan<double> x, Span<double> values)
    {
        x[.._rates].CopyTo(_logs);
        for (var at = 0; at < _rates; at++) _at[at] = Math.Clamp(Math.Exp(x[at]) - 1, game.Space.Low[at], game.Space.High[at]);
        _level = goal.HasLevel ? x[_rates] : 0;
        Result = game.Model.Solve(game.Space.Policy(_at), cancellation);
        if (Result is null) return false;
        for (var at = 0; at < _gains.Length; at++) _gains[at] = 100 * (game.Parties[at].Score(Result) - game.Threats[at]);
        goal.Values(_gains, _logs, _level, values);
        for (var at = 0; at < game.Conditions.Length; at++)
        {
            var condition = game.Conditions[at];
            values[1 + goal.Conditions + at] = 100 * (condition.Figure(Result, game.Parties[condition.Owner].Party) - condition.Smallest);
        }
        return true;
    }

    public override void Gradient(ReadOnlySpan<double> weights, Span<double> gradient)
    {
        Span<double> toGains = stackalloc double[_gains.Length], toLogs = gradient[.._rates];
        toGains.Clear();
        gradient.Clear();
        var toLevel = 0.0;
        goal.Slopes(_gains, _logs, _level, weights, toGains, toLogs, ref toLevel);
        var sum = new WeightSum(game.Table);
        for (var at = 0; at < toGains.Length; at++) game.Parties[at].Add(Result!, 100 * toGains[at], sum);
        for (var at = 0; at < game.Conditions.Length; at++)
        {
            var weight = weights[1 + goal.Conditions + at];
            if (weight != 0) game.Conditions[at].Add(Result!, game.Parties[game.Conditions[at].Owner].Party, 100 * weight, sum);
        }
        var found = game.Model.Gradient(Result!, sum.Total());
        for (var at = 0; at < _rates; at++) toLogs[at] += found.Tariff[game.Space.Cells[at]] * (1 + _at[at]);
        if (goal.HasLevel) gradient[_rates] = toLevel;
    }
}
