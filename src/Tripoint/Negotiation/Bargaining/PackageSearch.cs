using Tripoint.Numerics.Optimization;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// Searches the tariffs between the parties for packages, by adjoint gradients: the Nash bargain, the fairest by two measures, the nearest to
/// a given package, and the frontier. Red lines are kept as conditions with shadow prices.
/// </summary>
/// <param name="game">The game.</param>
/// <param name="options">Settings; null takes the defaults.</param>
public sealed class PackageSearch(BargainingGame game, SearchOptions? options = null)
{
    private readonly SearchOptions _options = options ?? new SearchOptions();

    /// <summary>The Nash bargain: the largest Π gain_m^{β_m}, from several starting points.</summary>
    public FoundPackage NashBargain(CancellationToken cancellation = default)
    {
        var goal = new NashGoal([.. game.Parties.Select(p => p.Mandate.BargainingWeight)]);
        var found = new List<FoundPackage>();
        double[]? prices = null;
        foreach (var start in Starts())
        {
            var one = Run("Nash bargain", goal, start, null, cancellation, prices);
            prices = one.ShadowPrices;
            found.Add(one);
        }
        found = [.. found.OrderBy(f => Broken(f)).ThenByDescending(f => f.Value)];
        return found[0] with { OtherStarts = [.. found.Skip(1).Select(f => f.Value)], Evaluations = found.Sum(f => f.Evaluations) };
    }

    /// <summary>The Nash bargain under other weights than the mandates', from one starting point: a point of the Pareto frontier at which nobody loses.</summary>
    /// <param name="weights">β by party, positive.</param>
    /// <param name="near">Where to begin.</param>
    /// <param name="cancellation">Stops the search.</param>
    public FoundPackage WeightedBargain(double[] weights, FoundPackage near, CancellationToken cancellation = default) =>
        Run("weighted Nash bargain", new NashGoal(weights), near.Rates, null, cancellation, near.ShadowPrices);

    /// <summary>Maximin: the package whose least gain is largest.</summary>
    public FoundPackage Maximin(FoundPackage? near = null, CancellationToken cancellation = default)
    {
        var equal = new double[game.Parties.Length];
        Array.Fill(equal, 1.0);
        return Ray("maximin", equal, null, near, cancellation);
    }

    /// <summary>Kalai and Smorodinsky: every party gets the same, largest, part of the most it could get while nobody loses.</summary>
    /// <param name="ideals">The most each could get (<see cref="Ideals"/>).</param>
    /// <param name="near">Where to begin; null: half of every cut.</param>
    /// <param name="cancellation">Stops the search.</param>
    public FoundPackage KalaiSmorodinsky(double[] ideals, FoundPackage? near = null, CancellationToken cancellation = default) =>
        Ray("Kalai-Smorodinsky", [.. ideals.Select(i => Math.Max(100 * i, 1e-6))], null, near, cancellation);

    /// <summary>Each party's largest gain while nobody loses and no red line is crossed, fractions.</summary>
    public double[] Ideals(FoundPackage? near = null, CancellationToken cancellation = default)
    {
        var parties = game.Parties.Length;
        var ideals = new double[parties];
        for (var at = 0; at < parties; at++)
        {
            double[] weights = new double[parties], smallest = new double[parties];
            weights[at] = 1;
            smallest[at] = double.NegativeInfinity;
            ideals[at] = Run($"best for {game.Name(at)}", new WeightedGoal(weights, smallest), near?.Rates ?? Half(), null, cancellation).Gains[at];
        }
        return ideals;
    }

    /// <summary>The package nearest to given rates that leaves every party at least as well off as its alternative.</summary>
    /// <param name="given">Rates of the package to mend.</param>
    /// <param name="margin">The gain asked for every party, fraction.</param>
    /// <param name="cancellation">Stops the search.</param>
    public FoundPackage Nearest(double[] given, double margin = 0, CancellationToken cancellation = default)
    {
        double[] logs = [.. given.Select(t => Math.Log(1 + t))], smallest = new double[game.Parties.Length], importance = new double[given.Length];
        Array.Fill(smallest, 100 * margin);
        // Half by trade, half alike, so that a small line may not move for nothing.
        var all = 0.0;
        foreach (var cell in game.Space.Cells) all += game.Table.Trade[cell];
        for (var at = 0; at < importance.Length; at++) importance[at] = 50 * ((game.Table.Trade[game.Space.Cells[at]] / all) + (1.0 / importance.Length));
        return Run("nearest package", new NearestGoal(logs, importance, smallest), given, null, cancellation);
    }

    /// <summary>The largest weighted sum of gains.</summary>
    /// <param name="weights">By party, not negative.</param>
    /// <param name="near">Where to begin; null: half of every cut.</param>
    /// <param name="cancellation">Stops the search.</param>
    public FoundPackage WeightedSum(double[] weights, FoundPackage? near = null, CancellationToken cancellation = default)
    {
        var none = new double[weights.Length];
        Array.Fill(none, double.NegativeInfinity);
        return Run("weighted sum", new WeightedGoal(weights, none), near?.Rates ?? Half(), null, cancellation);
    }

    /// <summary>As far as possible from a point of gains in a direction.</summary>
    internal FoundPackage Ray(string name, double[] direction, double[]? from, FoundPackage? near, CancellationToken cancellation)
    {
        var first = double.PositiveInfinity;
        for (var at = 0; at < direction.Length; at++)
        {
            if (direction[at] > 0) first = Math.Min(first, ((100 * (near?.Gains[at] ?? 0)) - (from?[at] ?? 0)) / direction[at]);
        }
        return Run(name, new RayGoal(direction, from), near?.Rates ?? Half(), first, cancellation);
    }

    internal FoundPackage Run(string name, Goal goal, double[] start, double? level, CancellationToken cancellation, double[]? multipliers = null)
    {
        var function = new GameFunction(game, goal, cancellation, _options.Violation);
        int n = function.Size, rates = game.Space.Count;
        double[] x = new double[n], low = new double[n], high = new double[n], curvature = new double[n];
        var flat = OptimalTariffs.Curvature(game.Space, game.Table.Elasticity);
        for (var at = 0; at < rates; at++)
        {
            (x[at], low[at], high[at]) = (Math.Log(1 + start[at]), Math.Log(1 + game.Space.Low[at]), Math.Log(1 + game.Space.High[at]));
            curvature[at] = goal.Curvature(at, 100 * flat[at]);
        }
        if (goal.HasLevel) (x[rates], low[rates], high[rates], curvature[rates]) = (level ?? 0, -1e3, 1e3, goal.IsSeparable ? 1e-3 : 10);
        var found = goal.IsSeparable
            ? SequentialQuadratic.Minimize(
                function, x, low, high,
                new SequentialOptions
                {
                    Tolerance = _options.Tolerance,
                    Violation = _options.Violation,
                    EvaluationLimit = _options.EvaluationLimit,
                    Curvature = curvature,
                    Reach = [.. Enumerable.Range(0, n).Select(at => at < rates ? 0.1 : 10)],
                },
                cancellation)
            : ConstrainedMinimizer.Minimize(
                function, x, low, high,
                new ConstrainedOptions
                {
                    Bounded = new BoundedOptions { Tolerance = _options.Tolerance, EvaluationLimit = _options.EvaluationLimit, Curvature = curvature, FirstStep = 0.1, Memory = 20 },
                    Violation = _options.Violation,
                },
                multipliers, cancellation);
        var values = new double[function.Count];
        function.Values(found.X, values);
        var result = function.Result!;
        var gains = game.Gains(result);
        var prices = new double[gains.Length];
        Span<double> weights = new double[function.Count], toLogs = new double[rates];
        weights[0] = 1;
        for (var at = 0; at < found.Multipliers.Length; at++) weights[at + 1] = -found.Multipliers[at];
        var toLevel = 0.0;
        goal.Slopes([.. gains.Select(g => 100 * g)], found.X.AsSpan(0, rates), goal.HasLevel ? found.X[rates] : 0, weights, prices, toLogs, ref toLevel);
        return new FoundPackage
        {
            Goal = name,
            Rates = function.Rates,
            Equilibrium = result,
            Gains = gains,
            Slacks = game.Slacks(result),
            ShadowPrices = found.Multipliers[goal.Conditions..],
            PartyPrices = [.. prices.Select(p => -p)],
            Value = -found.Value,
            Status = found.Status,
            ProjectedGradient = found.ProjectedGradient,
            Promise = found.Promise,
            Evaluations = found.Evaluations,
        };
    }

    private static double Broken(FoundPackage f) => f.Slacks.Where(s => s < -2e-6).Sum(s => -s);

    private double[] Half() => [.. game.Space.Standing.Select(t => 0.5 * t)];

    private IEnumerable<double[]> Starts()
    {
        var standing = game.Space.Standing;
        var random = new RandomStream("negotiation/starts", _options.Seed);
        for (var at = 0; at < _options.Starts; at++)
        {
            yield return at switch
            {
                0 => [.. standing.Select(t => 0.5 * t)],
                1 => new double[standing.Length],
                2 => standing,
                _ => [.. standing.Select(t => t * random.NextUniform())],
            };
        }
    }
}
