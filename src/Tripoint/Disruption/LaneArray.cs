using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lane = System.Runtime.Intrinsics.Vector512<double>;

namespace Tripoint.Disruption;

/// <summary>Numbers of eight draws side by side: item i holds one number a draw. Aligned to cache lines.</summary>
internal sealed class LaneArray
{
    /// <summary>Draws side by side.</summary>
    public const int Count = 8;

    private readonly double[] _values;
    private readonly int _start;

    public unsafe LaneArray(int length)
    {
        Length = length;
        _values = GC.AllocateArray<double>((length + 1) * Count, pinned: true);
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
        _start = (int)((-address & 63) / sizeof(double));
    }

    public int Length { get; }

    public Span<Lane> Span => MemoryMarshal.CreateSpan(ref Unsafe.As<double, Lane>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _start)), Length);

    public Span<Lane> Slice(int start, int length) => Span.Slice(start, length);

    /// <summary>Item i, lane l at i · 8 + l.</summary>
    public Span<double> Numbers => _values.AsSpan(_start, Length * Count);

    /// <summary>Puts one draw's numbers.</summary>
    public void Put(int lane, ReadOnlySpan<double> from)
    {
        var to = Numbers;
        for (var i = 0; i < from.Length; i++) to[i * Count + lane] = from[i];
    }

    /// <summary>Takes one draw's numbers.</summary>
    public void Take(int lane, Span<double> to)
    {
        var from = Numbers;
        for (var i = 0; i < to.Length; i++) to[i] = from[i * Count + lane];
    }
}
