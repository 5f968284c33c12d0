using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The tariffs that one economy would choose for its own welfare, others' policies standing (Ossa 2014, section II.A). The search is in
/// ln(1+τ) with adjoint derivatives; the guess of curvature is θ_j M_ni^j / I_n, the second-order loss of a tariff on a small flow.
/// </summary>
public static class OptimalTariffs
{
    /// <summary>Finds them.</summary>
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
        var space = TariffSpace.Imports(model.Model.Base, [player], options.Floor, options.Ceiling, background);
        var function = new OwnWelfare(model, space, player, cancellation);
        double[] first = new double[space.Count], low = new double[space.Count], high = new double[space.Count];
        if (start is null) first = space.Standing;
        else space.Pick(start, first);
        for (var at = 0; at < space.Count; at++)
        {
            first[at] = Math.Log(1 + first[at]);
            low[at] = Math.Log(1 + space.Low[at]);
            high[at] = Math.Log(1 + space.High[at]);
        }
        var found = BoundedMinimizer.Minimize(
            function, first, low, high,
            new BoundedOptions { Tolerance = options.Tolerance, EvaluationLimit = options.EvaluationLimit, Curvature = Curvature(space, model.Model.Base.Elasticity), FirstStep = 0.3 }, cancellation);
        var result = function.At(found.X);
        return new OptimalTariffResult
        {
            Player = player,
            Space = space,
            Rates = [.. found.X.Select(x => Math.Exp(x) - 1)],
            Equilibrium = result,
            Status = found.Status,
            Evaluations = found.Evaluations,
            Promise = found.Promise,
            ProjectedGradient = found.ProjectedGradient,
        };
    }

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

    private sealed class OwnWelfare(TrackedModel model, TariffSpace space, int player, CancellationToken cancellation) : SmoothFunction
    {
        private readonly double[] _rates = new double[space.Count];
        private EquilibriumResult? _at;

        public EquilibriumResult At(double[] x)
        {
            Value(x);
            return _at!;
        }

        public override double Value(ReadOnlySpan<double> x)
        {
            for (var at = 0; at < _rates.Length; at++) _rates[at] = Math.Exp(x[at]) - 1;
            _at = model.Solve(space.Policy(_rates), cancellation);
            return _at is null ? double.NaN : -Math.Log(1 + _at.WelfareExact[player]);
        }

        public override void Gradient(Span<double> gradient)
        {
            var welfare = model.Gradients(_at!, [player])[0];
            space.Pick(welfare.Tariff, gradient);
            var scale = -1 / (1 + _at!.WelfareExact[player]);
            for (var at = 0; at < gradient.Length; at++) gradient[at] *= scale * (1 + _rates[at]);
        }
    }
}
