namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>A dense matrix of doubles, row-major without gaps: element (r, c) is at r·<see cref="Columns"/> + c. Mutable; shares its array.</summary>
public sealed class DenseMatrix
{
    /// <summary>A matrix of zeros.</summary>
    public DenseMatrix(int rows, int columns) : this(rows, columns, new double[checked(rows * columns)]) { }

    /// <summary>Keeps the array, which is not copied.</summary>
    /// <exception cref="ArgumentException">The array's length is not rows × columns.</exception>
    public DenseMatrix(int rows, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length != (long)rows * columns) throw new ArgumentException($"{values.Length} values do not make a {rows} × {columns} matrix", nameof(values));
        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The elements, row-major.</summary>
    public double[] Values { get; }

    /// <summary>The element at row <paramref name="r"/> and column <paramref name="c"/>.</summary>
    public double this[int r, int c]
    {
        get => Values[r * Columns + c];
        set => Values[r * Columns + c] = value;
    }

    /// <summary>One row.</summary>
    public Span<double> Row(int r) => Values.AsSpan(r * Columns, Columns);

    /// <summary>The identity of order n.</summary>
    public static DenseMatrix Identity(int n)
    {
        var identity = new DenseMatrix(n, n);
        for (var at = 0; at < n; at++) identity.Values[at * n + at] = 1;
        return identity;
    }

    /// <summary>A copy with its own array.</summary>
    public DenseMatrix Copy() => new(Rows, Columns, Values.AsSpan().ToArray());

    /// <summary>The transpose, in tiles that stay in the cache.</summary>
    public DenseMatrix Transposed()
    {
        const int Tile = 32;
        var transposed = new DenseMatrix(Columns, Rows);
        for (var r0 = 0; r0 < Rows; r0 += Tile)
        {
            for (var c0 = 0; c0 < Columns; c0 += Tile)
            {
                int rEnd = Math.Min(r0 + Tile, Rows), cEnd = Math.Min(c0 + Tile, Columns);
                for (var r = r0; r < rEnd; r++)
                {
                    for (var c = c0; c < cEnd; c++) transposed.Values[c * Rows + r] = Values[r * Columns + c];
                }
            }
        }
        return transposed;
    }
}
