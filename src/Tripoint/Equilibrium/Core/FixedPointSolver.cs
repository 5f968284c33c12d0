using System.Numerics.Tensors;
using Tripoint.Numerics.FixedPoints;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Iterates the joint fixed point with Anderson acceleration. When acceleration misbehaves it restarts from the best point with half the
/// step, and from the third restart on lets Newton-GMRES try from there.
/// </summary>
internal sealed class FixedPointSolver
{
    private const int Depth = 12, Patience = 25, RestartLimit = 12, NewtonFrom = 3;
    private const double LargestStep = 1.5, LargeChange = 0.05, Rounding = 1e-12;

    private readonly EquilibriumMap _map;
    private readonly AndersonAcceleration _anderson;
    private readonly double[] _image, _best, _change;
    private NewtonPolish? _newton;
    private bool _stepsMoved;

    public FixedPointSolver(EquilibriumMap map)
    {
        _map = map;
        _anderson = new AndersonAcceleration(map.Size, Depth);
        _image = new double[map.Size];
        _best = new double[map.Size];
        _change = new double[map.Size];
    }

    /// <summary>Largest change of the last step, in logs.</summary>
    public double Residual { get; private set; }

    /// <summary>Iterates until the largest change of a step is at most the tolerance. Overwrites z with the best point found.</summary>
    public (SolveStatus Status, int Iterations) Solve(
        PolicySystem policy, Span<double> z, double tolerance, int limit, List<double>? history, IProgress<SolveProgress>? progress,
        CancellationToken cancellation)
    {
        _anderson.Restart();
        if (_stepsMoved) _map.SetSteps(null);
        _stepsMoved = false;
        var (bestResidual, damping, since, restarts, iteration) = (double.PositiveInfinity, 1.0, 0, 0, 0);
        while (iteration < limit)
        {
            cancellation.ThrowIfCancellationRequested();
            iteration++;
            var residual = Residual = Step(policy, z);
            history?.Add(residual);
            progress?.Report(new SolveProgress(iteration, residual));
            if (residual <= tolerance)
            {
                // A point that a step leaves where it is to rounding is kept as it is, so that no policy gives exactly no change.
                if (residual > Rounding) _image.CopyTo(z);
                return (SolveStatus.Converged, iteration);
            }
            if (residual < 0.9 * bestResidual)
            {
                (bestResidual, since) = (residual, 0);
                z.CopyTo(_best);
            }
            else if (++since > Patience || residual > 1e3 * bestResidual || double.IsInfinity(residual))
            {
                if (double.IsInfinity(bestResidual) || ++restarts > RestartLimit) break;
                _best.CopyTo(z);
                if (restarts >= NewtonFrom)
                {
                    _newton ??= new NewtonPolish(_map);
                    var (reached, products) = _newton.Solve(policy, z, tolerance, limit - iteration, cancellation);
                    iteration += products;
                    history?.Add(reached);
                    if (reached < 0.9 * bestResidual)
                    {
                        (bestResidual, since) = (reached, 0);
                        z.CopyTo(_best);
                    }
                }
                // Step lengths that suit the shares reached, not those of the base.
                Step(policy, z);
                _map.SetSteps(policy);
                _stepsMoved = true;
                damping = restarts == 1 ? 1 : Math.Max(0.05, damping * 0.5);
                since = 0;
                _anderson.Restart();
                continue;
            }
            _anderson.Next(z, _image, damping);
            if (residual > LargeChange) Limit(z);
        }
        if (double.IsFinite(bestResidual)) _best.CopyTo(z);
        Residual = bestResidual;
        return (iteration >= limit ? SolveStatus.IterationLimit : SolveStatus.Stalled, iteration);
    }

    private double Step(PolicySystem policy, ReadOnlySpan<double> z)
    {
        _map.Apply(policy, z, _image);
        TensorPrimitives.Subtract(_image, z, _change);
        var residual = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_change));
        return double.IsFinite(residual) ? residual : double.PositiveInfinity;
    }

    /// <summary>Keeps a step within a factor of e^1.5 of the image.</summary>
    private void Limit(Span<double> z)
    {
        for (var at = 0; at < z.Length; at++) z[at] = Math.Clamp(z[at], _image[at] - LargestStep, _image[at] + LargestStep);
    }
}
