using System.Numerics;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// A matrix of zeros and ones, a row of bits for each of its rows. What two rows have in common is counted 64 columns at a time, which for
/// M Mᵀ of a binary M beats a matrix product by more than ten times, and exactly.
/// </summary>
public sealed class BitRows
{
    private readonly ulong[] _bits;
    private readonly int _words;

    /// <summary>A matrix of zeros.</summary>
    public BitRows(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Rows, Columns, _words) = (rows, columns, Math.Max(1, (columns + 63) / 64));
        _bits = new ulong[rows * _words];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>Whether the element at a row and column is one.</summary>
    public bool this[int row, int column]
    {
        get => (_bits[row * _words + (column >> 6)] >> (column & 63) & 1) != 0;
        set
        {
            var mask = 1UL << (column & 63);
            if (value) _bits[row * _words + (column >> 6)] |= mask;
            else _bits[row * _words + (column >> 6)] &= ~mask;
        }
    }

    /// <summary>The ones in a row.</summary>
    public int Count(int row)
    {
        var count = 0;
        foreach (var word in _bits.AsSpan(row * _words, _words)) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The columns in which both rows have a one: element (row, other) of M Mᵀ, for all others at once.</summary>
    /// <param name="row">The row.</param>
    /// <param name="counts">Receives one count for each row.</param>
    public void CountCommon(int row, Span<double> counts)
    {
        var words = _words;
        var own = _bits.AsSpan(row * words, words);
        var all = _bits.AsSpan();
        if (words == 4)
        {
            // 193 to 256 columns: every economy of the world.
            ulong a = own[0], b = own[1], c = own[2], d = own[3];
            for (var other = 0; other < counts.Length; other++)
            {
                var at = all.Slice(other * 4, 4);
                counts[other] = BitOperations.PopCount(a & at[0]) + BitOperations.PopCount(b & at[1]) + BitOperations.PopCount(c & at[2]) + BitOperations.PopCount(d & at[3]);
            }
            return;
        }
        for (var other = 0; other < counts.Length; other++)
        {
            var common = 0;
            var at = all.Slice(other * words, words);
            for (var word = 0; word < words; word++) common += BitOperations.PopCount(own[word] & at[word]);
            counts[other] = common;
        }
    }
}
