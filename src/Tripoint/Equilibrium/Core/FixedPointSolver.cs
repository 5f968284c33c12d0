using System.Numerics.Tensors;
using Tripoint.Numerics.FixedPoints;

namespace Tripoint.Equilibrium.Core;

/// <summary>Iterates the joint fixed point with Anderson acceleration, and falls back to damped steps from the best point when it misbehaves.</summary>
internal sealed class FixedPointSolver
{
    private const int Depth = 10;
    private const double LargestStep = 1.5;

    private readonly EquilibriumMap _map;
    private readonly AndersonAcceleration _anderson;
    private readonly double[] _image, _best, _change;

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
        var (bestResidual, damping, since, restarts) = (double.PositiveInfinity, 1.0, 0, 0);
        for (var iteration = 1; iteration <= limit; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            _map.Apply(policy, z, _image);
            TensorPrimitives.Subtract(_image, z, _change);
            var residual = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_change));
            if (!double.IsFinite(residual)) residual = double.PositiveInfinity;
            Residual = residual;
            history?.Add(residual);
            progress?.Report(new SolveProgress(iteration, residual));
            if (residual <= tolerance)
            {
                // The base itself is returned as it stands, so that no policy gives exactly no change.
                if (residual > 1e-14 * 50) _image.CopyTo(z);
                return (SolveStatus.Converged, iteration);
            }
            if (residual < 0.9 * bestResidual)
            {
                (bestResidual, since) = (residual, 0);
                z.CopyTo(_best);
            }
            else if (++since > 40 || residual > 1e3 * bestResidual || double.IsInfinity(residual))
            {
                if (++restarts > 12) break;
                damping = Math.Max(0.05, damping * 0.5);
                since = 0;
                _best.CopyTo(z);
                _anderson.Restart();
                if (double.IsInfinity(residual) && double.IsInfinity(bestResidual)) break;
                continue;
            }
            _anderson.Next(z, _image, damping);
            Limit(z);
        }
        _best.CopyTo(z);
        Residual = bestResidual;
        return (restarts > 12 ? SolveStatus.Stalled : SolveStatus.IterationLimit, limit);
    }

    /// <summary>Keeps a step within a factor of e^1.5 of the image.</summary>
    private void Limit(Span<double> z)
    {
        for (var at = 0; at < z.Length; at++) z[at] = Math.Clamp(z[at], _image[at] - LargestStep, _image[at] + LargestStep);
    }
}
