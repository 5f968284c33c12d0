using Tripoint.Equilibrium;
using Tripoint.Negotiation.Mandates;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The tariffs that one economy would choose for itself, others' policies standing (Ossa 2014, section II.A). The search is in ln(1+τ) with
/// adjoint derivatives; the guess of curvature is θ_j M_ni^j / I_n, the second-order loss of a tariff on a small flow.
/// </summary>
public static class OptimalTariffs
{
    /// <summary>The tariffs on all goods from everybody that are best for an economy's welfare.</summary>
    /// <param name="model">The model.</param>
    /// <param name="player">The economy's index.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    /// <param name="start">J × N × N tariffs to start from; null: those in force.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static OptimalTariffResult Find(
        TrackedModel model, int player, TariffWarOptions? options = null, PolicyChange? background = null, double[]? start = null, CancellationToken cancellation = default)
    {
        options ??= new TariffWarOptions();
        var table = model.Model.Base;
        var space = TariffSpace.Imports(table, [player], options.Floor, options.Ceiling, background);
        return Find(model, new PartyInterest(Mandate.WelfareOf(table.Economies[player]), table), space, options, start, cancellation);
    }

    /// <summary>The tariffs among given ones that are best for what a party values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="player">The party.</param>
    /// <param name="space">The tariffs it may choose, with their bounds.</param>
    /// <param name="options">Settings; bounds are the space's. Null takes the defaults.</param>
    /// <param name="start">J × N × N tariffs to start from; null: those in force.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static OptimalTariffResult Find(
        TrackedModel model, PartyInterest player, TariffSpace space, TariffWarOptions? options = null, double[]? start = null, CancellationToken cancellation = default)
    {
        options ??= new TariffWarOptions();
        var function = new OwnScore(model, space, player, cancellation);
        double[] first = space.Standing;
        if (start is not null) space.Pick(start, first);
        var found = BoundedMinimizer.Minimize(
            function, Logs(first), Logs(space.Low), Logs(space.High),
            new BoundedOptions { Tolerance = options.Tolerance, EvaluationLimit = options.EvaluationLimit, Curvature = Curvature(space, model.Model.Base.Elasticity), FirstStep = 0.3 },
            cancellation);
        var result = function.At(found.X);
        return new OptimalTariffResult
        {
            Player = player.Party,
            Space = space,
            Rates = function.Rates,
            Equilibrium = result,
            Score = player.Score(result),
            Status = found.Status,
            Evaluations = found.Evaluations,
            Promise = found.Promise,
            ProjectedGradient = found.ProjectedGradient,
        };
    }

    /// <summary>ln(1+τ).</summary>
    internal static double[] Logs(double[] rates) => Array.ConvertAll(rates, rate => Math.Log(1 + rate));

    /// <summary>θ_j M_ni^j / I_n of the base for each rate, kept away from zero.</summary>
    internal static double[] Curvature(TariffSpace space, ReadOnlySpan<double> theta)
    {
        var table = space.Table;
        var curvature = new double[space.Count];
        for (var at = 0; at < curvature.Length; at++)
        {
            var rate = space.Rates[at];
            curvature[at] = Math.Max(1e-9, theta[rate.Sector] * table.Trade[space.Cells[at]] / table.Income[rate.Importer]);
        }
        return curvature;
    }

    private sealed class OwnScore(TrackedModel model, TariffSpace space, PartyInterest player, CancellationToken cancellation) : SmoothFunction
    {
        private EquilibriumResult? _at;

        public double[] Rates { get; } = new double[space.Count];

        public EquilibriumResult At(double[] x)
        {
            Value(x);
            return _at!;
        }

        public override double Value(ReadOnlySpan<double> x)
        {
            for (var at = 0; at < Rates.Length; at++) Rates[at] = Math.Clamp(Math.Exp(x[at]) - 1, space.Low[at], space.High[at]);
            _at = model.Solve(space.Policy(Rates), cancellation);
            return _at is null ? double.NaN : -player.Score(_at);
        }

        public override void Gradient(Span<double> gradient)
        {
            var sum = new WeightSum(space.Table);
            player.Add(_at!, -1, sum);
            space.Pick(model.Gradient(_at!, sum.Total()).Tariff, gradient);
            for (var at = 0; at < gradient.Length; at++) gradient[at] *= 1 + Rates[at];
        }
    }
}
