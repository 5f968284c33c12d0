using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lane = System.Runtime.Intrinsics.Vector512<double>;

namespace Tripoint.Disruption;

// The same sums for eight draws side by side, one to a vector lane, over several rows that follow one another. Every lane adds in the order in which
// Dot and Add do, so that a draw comes to the same bytes alone and among others.
internal sealed partial class SourceShares
{
    /// <summary>to_u = Σ_i σ_ui h_i for the rows from a first one on; h of the padded width.</summary>
    public void Dots(int firstRow, ReadOnlySpan<Lane> h, Span<Lane> to)
    {
        if (_starts is not null)
        {
            for (var u = 0; u < to.Length; u++)
            {
                var sum = Lane.Zero;
                for (int k = _starts[firstRow + u], end = _starts[firstRow + u + 1]; k < end; k++) sum += Vector512.Create(_values[k]) * h[_sources![k]];
                to[u] = sum;
            }
            return;
        }
        ref var v = ref MemoryMarshal.GetReference(h[..Width]);
        var rows = _values.AsSpan(firstRow * Width, to.Length * Width);
        for (var u = 0; u < to.Length; u++)
        {
            ref var s = ref MemoryMarshal.GetReference(rows.Slice(u * Width, Width));
            // Part k adds the sources k, k + 8, k + 16, ...: the eight parts of the two vectors in Dot.
            Lane a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
            var i = 0;
            for (; i + 8 <= Width; i += 8)
            {
                a0 = Fused(ref s, ref v, i, a0);
                a1 = Fused(ref s, ref v, i + 1, a1);
                a2 = Fused(ref s, ref v, i + 2, a2);
                a3 = Fused(ref s, ref v, i + 3, a3);
                a4 = Fused(ref s, ref v, i + 4, a4);
                a5 = Fused(ref s, ref v, i + 5, a5);
                a6 = Fused(ref s, ref v, i + 6, a6);
                a7 = Fused(ref s, ref v, i + 7, a7);
            }
            if (i < Width)
            {
                a0 = Fused(ref s, ref v, i, a0);
                a1 = Fused(ref s, ref v, i + 1, a1);
                a2 = Fused(ref s, ref v, i + 2, a2);
                a3 = Fused(ref s, ref v, i + 3, a3);
            }
            to[u] = a0 + a4 + (a1 + a5) + (a2 + a6 + (a3 + a7));
        }
    }

    /// <summary>t_i = Σ_u σ_ui q_u over the rows from a first one on; t of the padded width.</summary>
    public void Sums(int firstRow, ReadOnlySpan<Lane> q, Span<Lane> t)
    {
        if (_starts is not null)
        {
            t.Clear();
            for (var u = 0; u < q.Length; u++)
            {
                for (int k = _starts[firstRow + u], end = _starts[firstRow + u + 1]; k < end; k++) t[_sources![k]] += Vector512.Create(_values[k]) * q[u];
            }
            return;
        }
        var rows = _values.AsSpan(firstRow * Width, q.Length * Width);
        var i = 0;
        for (; i + 8 <= Width; i += 8)
        {
            Lane a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
            for (var u = 0; u < q.Length; u++)
            {
                ref var s = ref MemoryMarshal.GetReference(rows.Slice(u * Width + i, 8));
                var x = q[u];
                a0 = Times(ref s, 0, x, a0);
                a1 = Times(ref s, 1, x, a1);
                a2 = Times(ref s, 2, x, a2);
                a3 = Times(ref s, 3, x, a3);
                a4 = Times(ref s, 4, x, a4);
                a5 = Times(ref s, 5, x, a5);
                a6 = Times(ref s, 6, x, a6);
                a7 = Times(ref s, 7, x, a7);
            }
            (t[i], t[i + 1], t[i + 2], t[i + 3], t[i + 4], t[i + 5], t[i + 6], t[i + 7]) = (a0, a1, a2, a3, a4, a5, a6, a7);
        }
        if (i == Width) return;
        Lane b0 = default, b1 = default, b2 = default, b3 = default;
        for (var u = 0; u < q.Length; u++)
        {
            ref var s = ref MemoryMarshal.GetReference(rows.Slice(u * Width + i, 4));
            var x = q[u];
            b0 = Times(ref s, 0, x, b0);
            b1 = Times(ref s, 1, x, b1);
            b2 = Times(ref s, 2, x, b2);
            b3 = Times(ref s, 3, x, b3);
        }
        (t[i], t[i + 1], t[i + 2], t[i + 3]) = (b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Fused(ref double s, ref Lane v, int i, Lane sum) => Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, i)), Unsafe.Add(ref v, i), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Times(ref double s, int i, Lane x, Lane sum) => Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, i)), x, sum);
}
