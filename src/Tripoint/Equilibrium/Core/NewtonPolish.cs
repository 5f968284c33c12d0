using System.Numerics.Tensors;
using Tripoint.Numerics.Krylov;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Newton's method on G(z) − z = 0, each step solved by GMRES on products with the derivative taken as differences of G, the step halved
/// until the residual falls (Knoll and Keyes 2004).
/// </summary>
internal sealed class NewtonPolish
{
    private const int Depth = 60, StepLimit = 25, Halvings = 6;

    private readonly EquilibriumMap _map;
    private readonly Gmres _gmres;
    private readonly double[] _image, _residual, _step, _trial, _shifted;

    public NewtonPolish(EquilibriumMap map)
    {
        _map = map;
        _gmres = new Gmres(map.Size, Depth);
        _image = new double[map.Size];
        _residual = new double[map.Size];
        _step = new double[map.Size];
        _trial = new double[map.Size];
        _shifted = new double[map.Size];
    }

    /// <summary>Improves z; returns the largest change a step of the map would make there, and the evaluations used.</summary>
    public (double Residual, int Evaluations) Solve(PolicySystem policy, Span<double> z, double tolerance, int limit, CancellationToken cancellation)
    {
        var used = 1;
        var size = Evaluate(policy, z);
        for (var step = 0; step < StepLimit && size > tolerance && used < limit; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(_step);
            var point = z.ToArray();
            var residual = _residual.ToArray();
            var image = _image.ToArray();
            var (_, products, _) = _gmres.Solve((v, result) => Product(policy, point, image, v, result), residual, _step, Math.Clamp(0.1 * size, 1e-4, 0.1), 2 * Depth);
            used += products;
            var (scale, improved) = (Math.Min(1, 1.5 / Math.Max(1e-300, Math.Abs(TensorPrimitives.MaxMagnitude<double>(_step)))), false);
            for (var halving = 0; halving < Halvings && !improved; halving++, scale /= 2)
            {
                TensorPrimitives.MultiplyAdd(_step, scale, point, _trial);
                used++;
                var trial = Evaluate(policy, _trial);
                if (!(trial < size)) continue;
                (size, improved) = (trial, true);
                _trial.CopyTo(z);
            }
            if (!improved) break;
        }
        return (size, used);
    }

    private double Evaluate(PolicySystem policy, ReadOnlySpan<double> z)
    {
        _map.Apply(policy, z, _image);
        TensorPrimitives.Subtract(_image, z, _residual);
        var size = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_residual));
        return double.IsFinite(size) ? size : double.PositiveInfinity;
    }

    /// <summary>result = v − (G(z + h v) − G(z))/h.</summary>
    private void Product(PolicySystem policy, double[] point, double[] image, ReadOnlySpan<double> v, Span<double> result)
    {
        var size = Math.Abs(TensorPrimitives.MaxMagnitude(v));
        if (size == 0)
        {
            result.Clear();
            return;
        }
        var h = 1e-7 / size;
        TensorPrimitives.MultiplyAdd(v, h, point, _shifted);
        _map.Apply(policy, _shifted, result);
        TensorPrimitives.Subtract(result, image, result);
        TensorPrimitives.Divide(result, -h, result);
        TensorPrimitives.Add(result, v, result);
    }
}
