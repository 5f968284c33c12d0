using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tripoint.Numerics.Optimization;

/// <summary>
/// Solves <see cref="TailRiskProgram"/> exactly by the primal simplex method on its dual. CVaR has the dual form
/// CVaR_β(max(0, ℓ)) = max { Σ u_ω ℓ_ω : 0 ≤ u_ω ≤ p_ω/(1 − β), Σ u_ω ≤ 1 } (Rockafellar and Uryasev 2000), so the programme's dual is
/// <code>
/// max  Σ_k g_k y_k + d Σ_ω u_ω − Σ_jp U_jp w_jp
/// s.t. Σ_k G_kj y_k + Σ_ω a_ωj u_ω − Σ_p w_jp ≤ slope_j1   for each variable j
///      Σ_ω u_ω ≤ λ,  0 ≤ u_ω ≤ λ p_ω/(1 − β),  y ≥ 0,  0 ≤ w_jp ≤ slope_j,p+1 − slope_jp
/// </code>
/// with U_jp the widths of the pieces up to p added up. It has a row for each variable and one more, however many scenarios there are; it is
/// feasible at zero, and x is the price of its rows. The tableau is dense and holds one column for all of a row's slack and w. Bounds are
/// kept out of the rows (bounded variables, Dantzig 1955); Bland's rule takes over when steps stay zero. One instance solves one programme
/// at a time and keeps its memory for the next.
/// </summary>
public sealed class TailRiskSimplex
{
    private const double Tolerance = 1e-10, PivotTolerance = 1e-9;
    private const int StallsBeforeBland = 60;

    private TailRiskProgram _p = null!;
    private int _m, _stride, _firstScenario, _firstRow, _columns;
    private double[] _t = [], _red = [], _value = [], _cumulated = [], _bound = [];
    private int[] _basisColumn = [], _basisPiece = [];
    private bool[] _upper = [], _basic = [], _pieceUpper = [], _pieceBasic = [];

    /// <summary>x of the last solution, length J.</summary>
    public double[] X { get; private set; } = [];

    /// <summary>The objective of the dual at the last solution: at an optimum, the programme's.</summary>
    public double DualObjective { get; private set; }

    /// <summary>Pivots and bound flips of the last solution.</summary>
    public int Iterations { get; private set; }

    /// <summary>Solves a programme.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="limit">The largest number of iterations.</param>
    public TailRiskStatus Solve(TailRiskProgram program, int limit = 100_000)
    {
        Load(program);
        var stalls = 0;
        for (Iterations = 0; Iterations < limit; Iterations++)
        {
            if (!Enter(stalls > StallsBeforeBland, out var column, out var piece, out var rate))
            {
                Finish();
                return TailRiskStatus.Optimal;
            }
            var step = Step(column, piece, rate, stalls > StallsBeforeBland);
            if (double.IsPositiveInfinity(step)) return TailRiskStatus.Infeasible;
            stalls = step > 1e-13 ? 0 : stalls + 1;
        }
        Finish();
        return TailRiskStatus.IterationLimit;
    }

    private void Load(TailRiskProgram p)
    {
        _p = p;
        int j = p.Columns;
        _m = j + 1;
        _firstScenario = _m;
        _firstRow = _m + p.Scenarios;
        _columns = _firstRow + p.Rows;
        _stride = (_columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        Clear(ref _t, _m * _stride);
        Clear(ref _red, _stride);
        Clear(ref _value, _m);
        Clear(ref _bound, p.Scenarios);
        Clear(ref _basisColumn, _m);
        Clear(ref _basisPiece, _m);
        Clear(ref _upper, _columns);
        Clear(ref _basic, _columns);
        Clear(ref _cumulated, p.PieceSlope.Length);
        Clear(ref _pieceUpper, p.PieceSlope.Length);
        Clear(ref _pieceBasic, p.PieceSlope.Length);
        if (X.Length != j) X = new double[j];
        for (var i = 0; i < j; i++)
        {
            _value[i] = p.PieceSlope[p.PieceStart[i]];
            double sum = 0;
            for (var q = p.PieceStart[i]; q < p.PieceStart[i + 1]; q++) _cumulated[q] = sum += p.PieceWidth[q];
            var row = _t.AsSpan(i * _stride, _stride);
            row[i] = 1;
            for (var w = 0; w < p.Scenarios; w++) row[_firstScenario + w] = p.Available[w * j + i];
        }
        _value[j] = p.Weight;
        _t[j * _stride + j] = 1;
        for (var w = 0; w < p.Scenarios; w++)
        {
            _t[j * _stride + _firstScenario + w] = 1;
            _red[_firstScenario + w] = p.Need;
            _bound[w] = p.Weight * p.Probability[w] / (1 - p.Beta);
        }
        for (var k = 0; k < p.Rows; k++)
        {
            for (var e = p.RowStart[k]; e < p.RowStart[k + 1]; e++) _t[p.RowColumn[e] * _stride + _firstRow + k] += p.RowValue[e];
            _red[_firstRow + k] = p.RowBound[k];
        }
        for (var i = 0; i < _m; i++) (_basisColumn[i], _basisPiece[i], _basic[i]) = (i, -1, true);
    }

    // The variable with the best rate (or the first with a good one): its column, its piece (−1: slack, y or u) and its signed rate.
    private bool Enter(bool first, out int column, out int piece, out double rate)
    {
        (column, piece, rate) = (-1, -1, 0);
        var best = Tolerance;
        for (var i = 0; i < _m; i++)
        {
            var r = _red[i];
            if (!_basic[i] && r > best)
            {
                (column, piece, rate, best) = (i, -1, r, r);
                if (first) return true;
            }
            if (i == _m - 1) break;
            for (var q = _p.PieceStart[i]; q < _p.PieceStart[i + 1]; q++)
            {
                if (_pieceBasic[q]) continue;
                var d = -_cumulated[q] - r;
                if ((_pieceUpper[q] ? -d : d) <= best) continue;
                (column, piece, rate, best) = (i, q, d, Math.Abs(d));
                if (first) return true;
            }
        }
        for (var c = _firstScenario; c < _columns; c++)
        {
            var r = _red[c];
            if (_basic[c] || (_upper[c] ? -r : r) <= best) continue;
            if (c < _firstRow && _bound[c - _firstScenario] <= 0) continue;
            (column, piece, rate, best) = (c, -1, r, Math.Abs(r));
            if (first) return true;
        }
        return column >= 0;
    }

    // Moves the entering variable as far as the bounds allow; infinity: nothing holds it.
    private double Step(int column, int piece, double rate, bool first)
    {
        double sign = piece >= 0 ? -1 : 1, direction = rate > 0 ? 1 : -1;
        double own = Bound(column, piece), step = own;
        int leave = -1;
        double pivot = 0;
        for (var i = 0; i < _m; i++)
        {
            var s = direction * sign * _t[i * _stride + column];
            double room;
            if (s > PivotTolerance) room = Math.Max(0, _value[i]) / s;
            else if (s < -PivotTolerance && Bound(_basisColumn[i], _basisPiece[i]) is var bound && bound < double.PositiveInfinity) room = Math.Max(0, bound - _value[i]) / -s;
            else continue;
            var tie = room <= step + 1e-12 && room >= step - 1e-12 && leave >= 0;
            if (tie ? (first ? _basisColumn[i] < _basisColumn[leave] : Math.Abs(s) > Math.Abs(pivot)) : room < step)
            {
                (leave, pivot) = (i, s);
                step = Math.Min(room, step);
            }
        }
        if (double.IsPositiveInfinity(step)) return step;
        if (step > 0)
        {
            var move = direction * sign * step;
            for (var i = 0; i < _m; i++) _value[i] -= move * _t[i * _stride + column];
        }
        if (leave < 0) SetUpper(column, piece, direction > 0);
        else
        {
            SetUpper(_basisColumn[leave], _basisPiece[leave], pivot < 0);
            SetBasic(_basisColumn[leave], _basisPiece[leave], false);
            _value[leave] = direction > 0 ? step : own - step;
            (_basisColumn[leave], _basisPiece[leave]) = (column, piece);
            SetBasic(column, piece, true);
            SetUpper(column, piece, false);
            Pivot(leave, column, sign, rate);
        }
        return step;
    }

    private void Pivot(int row, int column, double sign, double rate)
    {
        var pivotRow = _t.AsSpan(row * _stride, _stride);
        Scale(pivotRow, 1 / (sign * pivotRow[column]));
        for (var i = 0; i < _m; i++)
        {
            if (i == row) continue;
            var factor = sign * _t[i * _stride + column];
            if (factor != 0) Subtract(_t.AsSpan(i * _stride, _stride), pivotRow, factor);
        }
        Subtract(_red.AsSpan(0, _stride), pivotRow, rate);
    }

    private void Finish()
    {
        for (var j = 0; j < _p.Columns; j++) X[j] = Math.Max(0, -_red[j]);
        double objective = 0;
        for (var i = 0; i < _m; i++) objective += Gain(_basisColumn[i], _basisPiece[i]) * _value[i];
        for (var w = 0; w < _p.Scenarios; w++)
        {
            if (_upper[_firstScenario + w]) objective += _p.Need * _bound[w];
        }
        for (var j = 0; j < _p.Columns; j++)
        {
            for (var q = _p.PieceStart[j]; q < _p.PieceStart[j + 1]; q++)
            {
                if (_pieceUpper[q]) objective -= _cumulated[q] * Bound(j, q);
            }
        }
        DualObjective = objective;
    }

    private double Gain(int column, int piece) =>
        piece >= 0 ? -_cumulated[piece] : column < _m ? 0 : column < _firstRow ? _p.Need : _p.RowBound[column - _firstRow];

    private double Bound(int column, int piece)
    {
        if (piece < 0) return column >= _firstScenario && column < _firstRow ? _bound[column - _firstScenario] : double.PositiveInfinity;
        return piece + 1 < _p.PieceStart[column + 1] ? _p.PieceSlope[piece + 1] - _p.PieceSlope[piece] : double.PositiveInfinity;
    }

    private void SetUpper(int column, int piece, bool value)
    {
        if (piece >= 0) _pieceUpper[piece] = value;
        else _upper[column] = value;
    }

    private void SetBasic(int column, int piece, bool value)
    {
        if (piece >= 0) _pieceBasic[piece] = value;
        else _basic[column] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(Span<double> row, double factor)
    {
        foreach (ref var lane in MemoryMarshal.Cast<double, Vector<double>>(row)) lane *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(Span<double> row, ReadOnlySpan<double> other, double factor)
    {
        var to = MemoryMarshal.Cast<double, Vector<double>>(row);
        var from = MemoryMarshal.Cast<double, Vector<double>>(other);
        var by = new Vector<double>(factor);
        for (var lane = 0; lane < to.Length && lane < from.Length; lane++) to[lane] -= by * from[lane];
    }

    private static void Clear<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[length];
        else Array.Clear(array, 0, length);
    }
}
