using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Disruption;

/// <summary>
/// σ ≥ 0: for each use (a product used somewhere) the shares of the N source economies, which sum to 1. Kept dense (rows padded to a multiple
/// of four) or, where fewer than a third of the links exist, as lists. A day passes over them once, row by row, product by product.
/// All sums run in one fixed order, so the answer does not depend on threads.
/// </summary>
internal sealed partial class SourceShares
{
    private readonly double[] _values;
    private readonly int[]? _starts;
    private readonly ushort[]? _sources;

    private SourceShares(int sourceCount, double[] values, int[]? starts, ushort[]? sources, long linkCount)
    {
        SourceCount = sourceCount;
        Width = PaddedWidth(sourceCount);
        _values = values;
        _starts = starts;
        _sources = sources;
        LinkCount = linkCount;
    }

    /// <summary>N.</summary>
    public int SourceCount { get; }

    /// <summary>N rounded up to a multiple of four: the length of every vector over sources.</summary>
    public int Width { get; }

    /// <summary>The number of positive shares.</summary>
    public long LinkCount { get; }

    /// <summary>Whether rows are kept whole.</summary>
    public bool IsDense => _starts is null;

    public static int PaddedWidth(int sourceCount) => (sourceCount + 3) & ~3;

    /// <summary>Keeps rows of shares, dense or as lists, whichever a day passes over faster.</summary>
    /// <param name="sourceCount">N.</param>
    /// <param name="dense">Rows of the padded width; kept when dense.</param>
    public static SourceShares Pack(int sourceCount, double[] dense)
    {
        var width = PaddedWidth(sourceCount);
        var rows = dense.Length / width;
        var count = 0L;
        foreach (var value in dense)
        {
            if (value > 0) count++;
        }
        if (count * 3 > (long)rows * sourceCount) return new SourceShares(sourceCount, dense, null, null, count);
        var values = new double[count];
        var sources = new ushort[count];
        var starts = new int[rows + 1];
        var at = 0;
        for (var row = 0; row < rows; row++)
        {
            starts[row] = at;
            for (var i = 0; i < sourceCount; i++)
            {
                var value = dense[row * width + i];
                if (!(value > 0)) continue;
                values[at] = value;
                sources[at++] = (ushort)i;
            }
        }
        starts[rows] = at;
        return new SourceShares(sourceCount, values, starts, sources, count);
    }

    public double Share(int row, int source)
    {
        if (_starts is null) return _values[row * Width + source];
        for (var k = _starts[row]; k < _starts[row + 1]; k++)
        {
            if (_sources![k] == source) return _values[k];
        }
        return 0;
    }

    /// <summary>Lists the positive shares of a row and their sources, ascending; returns how many there are.</summary>
    public int List(int row, Span<ushort> sources, Span<double> shares)
    {
        var count = 0;
        if (_starts is null)
        {
            for (var i = 0; i < SourceCount; i++)
            {
                var share = _values[row * Width + i];
                if (!(share > 0)) continue;
                sources[count] = (ushort)i;
                shares[count++] = share;
            }
            return count;
        }
        for (var k = _starts[row]; k < _starts[row + 1]; k++, count++)
        {
            sources[count] = _sources![k];
            shares[count] = _values[k];
        }
        return count;
    }

    /// <summary>Σ_i σ_i h_i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Dot(int row, ReadOnlySpan<double> h)
    {
        if (_starts is not null) return DotList(row, h);
        ref var s = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)row * Width);
        ref var v = ref MemoryMarshal.GetReference(h);
        Vector256<double> even = default, odd = default;
        var i = 0;
        for (; i + 8 <= Width; i += 8)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref s, (nuint)i), Vector256.LoadUnsafe(ref v, (nuint)i), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref s, (nuint)i + 4), Vector256.LoadUnsafe(ref v, (nuint)i + 4), odd);
        }
        if (i < Width) even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref s, (nuint)i), Vector256.LoadUnsafe(ref v, (nuint)i), even);
        var four = even + odd;
        return four[0] + four[1] + (four[2] + four[3]);
    }

    /// <summary>t_i += σ_i q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, double q, Span<double> t)
    {
        if (_starts is not null)
        {
            AddList(row, q, t);
            return;
        }
        ref var s = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)row * Width);
        ref var v = ref MemoryMarshal.GetReference(t);
        var factor = Vector256.Create(q);
        for (var i = 0; i < Width; i += 4)
        {
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref s, (nuint)i), factor, Vector256.LoadUnsafe(ref v, (nuint)i)).StoreUnsafe(ref v, (nuint)i);
        }
    }

    private double DotList(int row, ReadOnlySpan<double> h)
    {
        double sum = 0;
        var sources = _sources!;
        for (int k = _starts![row], end = _starts[row + 1]; k < end; k++) sum += _values[k] * h[sources[k]];
        return sum;
    }

    private void AddList(int row, double q, Span<double> t)
    {
        var sources = _sources!;
        for (int k = _starts![row], end = _starts[row + 1]; k < end; k++) t[sources[k]] += _values[k] * q;
    }
}
