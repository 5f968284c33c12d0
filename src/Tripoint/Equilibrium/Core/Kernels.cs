using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// The inner loops of an iteration, on arrays whose rows are padded to <see cref="BaseSystem.Lane"/>. Each matrix is read once; four rows
/// (or eight vectors of a row) are in flight at a time, so that the loads of the shared operand are spread over them.
/// </summary>
internal static class Kernels
{
    private const int Width = 4;

    /// <summary>cost[n] = Σ_k γ[k, n] u[k, n] for one using sector; γ and u are J × Np.</summary>
    public static void InputCosts(ReadOnlySpan<double> gamma, ReadOnlySpan<double> input, Span<double> cost, int rows, int np)
    {
        ref var g = ref MemoryMarshal.GetReference(gamma);
        ref var u = ref MemoryMarshal.GetReference(input);
        ref var c = ref MemoryMarshal.GetReference(cost);
        nuint block = 0, length = (nuint)np;
        for (; block + 16 <= length; block += 16)
        {
            Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default;
            var at = block;
            for (var k = 0; k < rows; k++, at += length)
            {
                a0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at), Vector256.LoadUnsafe(ref u, at), a0);
                a1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 4), Vector256.LoadUnsafe(ref u, at + 4), a1);
                a2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 8), Vector256.LoadUnsafe(ref u, at + 8), a2);
                a3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 12), Vector256.LoadUnsafe(ref u, at + 12), a3);
            }
            a0.StoreUnsafe(ref c, block);
            a1.StoreUnsafe(ref c, block + 4);
            a2.StoreUnsafe(ref c, block + 8);
            a3.StoreUnsafe(ref c, block + 12);
        }
        for (; block < length; block += 8)
        {
            Vector256<double> a0 = default, a1 = default;
            var at = block;
            for (var k = 0; k < rows; k++, at += length)
            {
                a0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at), Vector256.LoadUnsafe(ref u, at), a0);
                a1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 4), Vector256.LoadUnsafe(ref u, at + 4), a1);
            }
            a0.StoreUnsafe(ref c, block);
            a1.StoreUnsafe(ref c, block + 4);
        }
    }

    /// <summary>spent[k, n] += γ[k, n] use[n] for one using sector.</summary>
    public static void InputUse(ReadOnlySpan<double> gamma, ReadOnlySpan<double> use, Span<double> spent, int rows, int np)
    {
        ref var g = ref MemoryMarshal.GetReference(gamma);
        ref var u = ref MemoryMarshal.GetReference(use);
        ref var x = ref MemoryMarshal.GetReference(spent);
        nuint block = 0, length = (nuint)np;
        for (; block + 16 <= length; block += 16)
        {
            Vector256<double> u0 = Vector256.LoadUnsafe(ref u, block), u1 = Vector256.LoadUnsafe(ref u, block + 4);
            Vector256<double> u2 = Vector256.LoadUnsafe(ref u, block + 8), u3 = Vector256.LoadUnsafe(ref u, block + 12);
            var at = block;
            for (var k = 0; k < rows; k++, at += length)
            {
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at), u0, Vector256.LoadUnsafe(ref x, at)).StoreUnsafe(ref x, at);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 4), u1, Vector256.LoadUnsafe(ref x, at + 4)).StoreUnsafe(ref x, at + 4);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 8), u2, Vector256.LoadUnsafe(ref x, at + 8)).StoreUnsafe(ref x, at + 8);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 12), u3, Vector256.LoadUnsafe(ref x, at + 12)).StoreUnsafe(ref x, at + 12);
            }
        }
        for (; block < length; block += 8)
        {
            Vector256<double> u0 = Vector256.LoadUnsafe(ref u, block), u1 = Vector256.LoadUnsafe(ref u, block + 4);
            var at = block;
            for (var k = 0; k < rows; k++, at += length)
            {
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at), u0, Vector256.LoadUnsafe(ref x, at)).StoreUnsafe(ref x, at);
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref g, at + 4), u1, Vector256.LoadUnsafe(ref x, at + 4)).StoreUnsafe(ref x, at + 4);
            }
        }
    }

    /// <summary>
    /// One sector's market where nothing is taxed at a border: Φ_n = Σ_i A_ni v_i, d_n = X_n/Φ_n (0 where Φ is), sales_i = Σ_n A_ni d_n.
    /// </summary>
    public static void Market(
        ReadOnlySpan<double> a, ReadOnlySpan<double> supply, ReadOnlySpan<double> spent, Span<double> phi, Span<double> demand, Span<double> sales, int n, int np)
    {
        ref var m = ref MemoryMarshal.GetReference(a);
        ref var v = ref MemoryMarshal.GetReference(supply);
        ref var y = ref MemoryMarshal.GetReference(sales);
        sales.Clear();
        nuint length = (nuint)np;
        var row = 0;
        for (; row + Width <= n; row += Width)
        {
            nuint r0 = (nuint)row * length, r1 = r0 + length, r2 = r1 + length, r3 = r2 + length;
            Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (nuint at = 0; at < length; at += 4)
            {
                var s = Vector256.LoadUnsafe(ref v, at);
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), s, s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r1 + at), s, s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r2 + at), s, s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r3 + at), s, s3);
            }
            var d = Demands(Vector256.Create(Vector256.Sum(s0), Vector256.Sum(s1), Vector256.Sum(s2), Vector256.Sum(s3)), spent, phi, demand, row);
            Add(ref m, ref y, r0, r1, r2, r3, length, d);
        }
        for (; row < n; row++)
        {
            var r0 = (nuint)row * length;
            Vector256<double> s0 = default;
            for (nuint at = 0; at < length; at += 4)
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), Vector256.LoadUnsafe(ref v, at), s0);
            AddOne(ref m, ref y, r0, length, Demand(Vector256.Sum(s0), spent, phi, demand, row));
        }
    }

    /// <summary>As <see cref="Market"/> with border taxes: also kept_n = Σ_i B_ni v_i, and sales are at the border, sales_i = Σ_n B_ni d_n.</summary>
    public static void TaxedMarket(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> supply, ReadOnlySpan<double> spent,
        Span<double> phi, Span<double> demand, Span<double> kept, Span<double> sales, int n, int np)
    {
        ref var m = ref MemoryMarshal.GetReference(a);
        ref var w = ref MemoryMarshal.GetReference(b);
        ref var v = ref MemoryMarshal.GetReference(supply);
        ref var y = ref MemoryMarshal.GetReference(sales);
        sales.Clear();
        nuint length = (nuint)np;
        var row = 0;
        for (; row + Width <= n; row += Width)
        {
            nuint r0 = (nuint)row * length, r1 = r0 + length, r2 = r1 + length, r3 = r2 + length;
            Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
            for (nuint at = 0; at < length; at += 4)
            {
                var s = Vector256.LoadUnsafe(ref v, at);
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), s, s0);
                t0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r0 + at), s, t0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r1 + at), s, s1);
                t1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r1 + at), s, t1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r2 + at), s, s2);
                t2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r2 + at), s, t2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r3 + at), s, s3);
                t3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r3 + at), s, t3);
            }
            Vector256.Create(Vector256.Sum(t0), Vector256.Sum(t1), Vector256.Sum(t2), Vector256.Sum(t3)).CopyTo(kept[row..]);
            var d = Demands(Vector256.Create(Vector256.Sum(s0), Vector256.Sum(s1), Vector256.Sum(s2), Vector256.Sum(s3)), spent, phi, demand, row);
            Add(ref w, ref y, r0, r1, r2, r3, length, d);
        }
        for (; row < n; row++)
        {
            var r0 = (nuint)row * length;
            Vector256<double> s0 = default, t0 = default;
            for (nuint at = 0; at < length; at += 4)
            {
                var s = Vector256.LoadUnsafe(ref v, at);
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), s, s0);
                t0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r0 + at), s, t0);
            }
            kept[row] = Vector256.Sum(t0);
            AddOne(ref w, ref y, r0, length, Demand(Vector256.Sum(s0), spent, phi, demand, row));
        }
    }

    /// <summary>
    /// One sector of a reverse sweep: t_n = Σ_i B_ni u_i, φ_n = p_n + q_n t_n, result_i += Σ_n (A_ni φ_n + B_ni k_n). φ overwrites p, t overwrites q.
    /// </summary>
    public static void ReverseMarket(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> u, Span<double> p, Span<double> q, ReadOnlySpan<double> kept,
        Span<double> result, int n, int np)
    {
        ref var m = ref MemoryMarshal.GetReference(a);
        ref var w = ref MemoryMarshal.GetReference(b);
        ref var v = ref MemoryMarshal.GetReference(u);
        ref var y = ref MemoryMarshal.GetReference(result);
        nuint length = (nuint)np;
        var row = 0;
        for (; row + Width <= n; row += Width)
        {
            nuint r0 = (nuint)row * length, r1 = r0 + length, r2 = r1 + length, r3 = r2 + length;
            Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (nuint at = 0; at < length; at += 4)
            {
                var s = Vector256.LoadUnsafe(ref v, at);
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r0 + at), s, s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r1 + at), s, s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r2 + at), s, s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r3 + at), s, s3);
            }
            var t = Vector256.Create(Vector256.Sum(s0), Vector256.Sum(s1), Vector256.Sum(s2), Vector256.Sum(s3));
            var phi = Vector256.FusedMultiplyAdd(Vector256.Create<double>(q.Slice(row, Width)), t, Vector256.Create<double>(p.Slice(row, Width)));
            phi.CopyTo(p[row..]);
            t.CopyTo(q[row..]);
            Add(ref m, ref y, r0, r1, r2, r3, length, phi);
            Add(ref w, ref y, r0, r1, r2, r3, length, Vector256.Create(kept.Slice(row, Width)));
        }
        for (; row < n; row++)
        {
            var r0 = (nuint)row * length;
            Vector256<double> s0 = default;
            for (nuint at = 0; at < length; at += 4)
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, r0 + at), Vector256.LoadUnsafe(ref v, at), s0);
            var t = Vector256.Sum(s0);
            p[row] += q[row] * t;
            q[row] = t;
            AddOne(ref m, ref y, r0, length, p[row]);
            AddOne(ref w, ref y, r0, length, kept[row]);
        }
    }

    /// <summary>y_i = Σ_n m_ni d_n.</summary>
    public static void Transposed(ReadOnlySpan<double> matrix, ReadOnlySpan<double> d, Span<double> result, int n, int np)
    {
        ref var m = ref MemoryMarshal.GetReference(matrix);
        ref var y = ref MemoryMarshal.GetReference(result);
        result.Clear();
        nuint length = (nuint)np;
        var row = 0;
        for (; row + Width <= n; row += Width)
        {
            var r0 = (nuint)row * length;
            Add(ref m, ref y, r0, r0 + length, r0 + (2 * length), r0 + (3 * length), length, Vector256.Create(d.Slice(row, Width)));
        }
        for (; row < n; row++) AddOne(ref m, ref y, (nuint)row * length, length, d[row]);
    }

    /// <summary>y_n = Σ_i m_ni v_i.</summary>
    public static void Product(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, Span<double> result, int n, int np)
    {
        ref var m = ref MemoryMarshal.GetReference(matrix);
        ref var v = ref MemoryMarshal.GetReference(vector);
        nuint length = (nuint)np;
        var row = 0;
        for (; row + Width <= n; row += Width)
        {
            nuint r0 = (nuint)row * length, r1 = r0 + length, r2 = r1 + length, r3 = r2 + length;
            Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (nuint at = 0; at < length; at += 4)
            {
                var s = Vector256.LoadUnsafe(ref v, at);
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), s, s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r1 + at), s, s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r2 + at), s, s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r3 + at), s, s3);
            }
            Vector256.Create(Vector256.Sum(s0), Vector256.Sum(s1), Vector256.Sum(s2), Vector256.Sum(s3)).CopyTo(result[row..]);
        }
        for (; row < n; row++)
        {
            Vector256<double> s0 = default;
            for (nuint at = 0; at < length; at += 4)
                s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, ((nuint)row * length) + at), Vector256.LoadUnsafe(ref v, at), s0);
            result[row] = Vector256.Sum(s0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Demands(Vector256<double> sums, ReadOnlySpan<double> spent, Span<double> phi, Span<double> demand, int row)
    {
        sums.CopyTo(phi[row..]);
        var d = Vector256.ConditionalSelect(
            Vector256.GreaterThan(sums, Vector256<double>.Zero), Vector256.Create(spent.Slice(row, Width)) / sums, Vector256<double>.Zero);
        d.CopyTo(demand[row..]);
        return d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Demand(double sum, ReadOnlySpan<double> spent, Span<double> phi, Span<double> demand, int row)
    {
        phi[row] = sum;
        return demand[row] = sum > 0 ? spent[row] / sum : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref double m, ref double y, nuint r0, nuint r1, nuint r2, nuint r3, nuint length, Vector256<double> d)
    {
        Vector256<double> d0 = Vector256.Create(d[0]), d1 = Vector256.Create(d[1]), d2 = Vector256.Create(d[2]), d3 = Vector256.Create(d[3]);
        for (nuint at = 0; at < length; at += 4)
        {
            var sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r0 + at), d0, Vector256.LoadUnsafe(ref y, at));
            var more = Vector256.LoadUnsafe(ref m, r1 + at) * d1;
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r2 + at), d2, sum);
            more = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, r3 + at), d3, more);
            (sum + more).StoreUnsafe(ref y, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne(ref double m, ref double y, nuint row, nuint length, double d)
    {
        var scale = Vector256.Create(d);
        for (nuint at = 0; at < length; at += 4)
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, row + at), scale, Vector256.LoadUnsafe(ref y, at)).StoreUnsafe(ref y, at);
    }
}
