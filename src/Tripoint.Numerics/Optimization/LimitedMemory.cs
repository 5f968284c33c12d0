using System.Numerics.Tensors;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// The inverse of an approximate matrix of second derivatives, as the last steps and changes of the gradient tell it (Nocedal 1980, two-loop
/// recursion), on the variables that are free. Allocates only at construction.
/// </summary>
internal sealed class LimitedMemory(int size, int memory, LowRankCurvature curvature)
{
    private readonly double[][] _step = Rows(size, memory), _change = Rows(size, memory);
    private readonly double[] _weight = new double[memory], _inner = new double[memory], _work = new double[size];
    private int _kept, _next;

    public void Forget() => (_kept, _next) = (0, 0);

    /// <summary>Remembers a step and the change of the gradient along it.</summary>
    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        var inner = TensorPrimitives.Dot(step, change);
        if (!(inner > 1e-12 * TensorPrimitives.Norm(step) * TensorPrimitives.Norm(change))) return;
        step.CopyTo(_step[_next]);
        change.CopyTo(_change[_next]);
        _next = (_next + 1) % memory;
        _kept = Math.Min(_kept + 1, memory);
    }

    /// <summary>direction = −H g on the free variables, 0 on the others.</summary>
    public void Direction(ReadOnlySpan<double> gradient, ReadOnlySpan<bool> free, Span<double> direction)
    {
        for (var at = 0; at < size; at++) direction[at] = free[at] ? -gradient[at] : 0;
        var scale = 1.0;
        var scaled = false;
        for (var back = 1; back <= _kept; back++)
        {
            var row = (_next - back + memory) % memory;
            double inner = 0, along = 0;
            for (var at = 0; at < size; at++)
            {
                if (!free[at]) continue;
                inner += _step[row][at] * _change[row][at];
                along += _step[row][at] * direction[at];
            }
            _inner[row] = inner > 1e-10 * TensorPrimitives.Norm<double>(_step[row]) * TensorPrimitives.Norm<double>(_change[row]) ? inner : 0;
            if (_inner[row] == 0) continue;
            if (!scaled) (scale, scaled) = (curvature.Scale(_step[row], _change[row], free, _work), true);
            _weight[row] = along / inner;
            TensorPrimitives.MultiplyAdd(_change[row], -_weight[row], direction, direction);
        }
        curvature.Solve(direction, free, scale);
        for (var back = _kept; back >= 1; back--)
        {
            var row = (_next - back + memory) % memory;
            if (_inner[row] == 0) continue;
            var along = 0.0;
            for (var at = 0; at < size; at++)
            {
                if (free[at]) along += _change[row][at] * direction[at];
            }
            TensorPrimitives.MultiplyAdd(_step[row], _weight[row] - (along / _inner[row]), direction, direction);
        }
        for (var at = 0; at < size; at++)
        {
            if (!free[at]) direction[at] = 0;
        }
    }

    private static double[][] Rows(int size, int count)
    {
        var rows = new double[count][];
        for (var at = 0; at < count; at++) rows[at] = new double[size];
        return rows;
    }
}
