using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>
/// C = or += α A B on row-major blocks with leading dimensions, packed into cache-sized strips as in Goto and van de Geijn (2008),
/// "Anatomy of high-performance matrix multiplication". Each element of C is summed over k in one fixed order, whatever the number of
/// threads and the width of the vectors, so the bytes are always the same.
/// </summary>
internal static unsafe class BlockProduct
{
    private const int Depth = 256;        // k of one pass: a strip of B (Depth × 24) stays in the first-level cache
    private const int TileRows = 96;      // rows of one task: its part of A (96 × Depth) stays in the second-level cache
    private const int TileColumns = 480;  // columns of one task

    /// <summary>Below this many multiply-adds a plain loop is faster than packing.</summary>
    private const long PlainLimit = 4096;

    /// <summary>C (m × n) = or += α A (m × k) B (k × n); C must not overlap A or B.</summary>
    public static void Run(int m, int n, int k, double alpha, double* a, int lda, double* b, int ldb, bool accumulate, double* c, int ldc, int threads)
    {
        if (m == 0 || n == 0) return;
        if (k == 0)
        {
            if (!accumulate) Clear(m, n, c, ldc);
            return;
        }
        if ((long)m * n * k < PlainLimit)
        {
            Plain(m, n, k, alpha, a, lda, b, ldb, accumulate, c, ldc);
            return;
        }
        int aStrips = (m + MicroKernel.Rows - 1) / MicroKernel.Rows, bStrips = (n + MicroKernel.Columns - 1) / MicroKernel.Columns;
        int depth = Math.Min(k, Depth), rowTiles = (m + TileRows - 1) / TileRows, columnTiles = (n + TileColumns - 1) / TileColumns;
        var wide = Vector512.IsHardwareAccelerated;
        var packedA = ArrayPool<double>.Shared.Rent(aStrips * MicroKernel.Rows * depth + 8);
        var packedB = ArrayPool<double>.Shared.Rent(bStrips * MicroKernel.Columns * depth + 8);
        fixed (double* pinnedA = packedA, pinnedB = packedB)
        {
            double* pa = Align(pinnedA), pb = Align(pinnedB);
            for (var p0 = 0; p0 < k; p0 += Depth)
            {
                var (start, kc, add) = (p0, Math.Min(Depth, k - p0), accumulate || p0 > 0);
                const int Chunk = 16;
                int aChunks = (aStrips + Chunk - 1) / Chunk, bChunks = (bStrips + Chunk - 1) / Chunk;
                Workers.Run(aChunks + bChunks, (long)(m + n) * kc < 20_000 ? 1 : threads, task =>
                {
                    for (var s = 0; s < Chunk; s++)
                    {
                        if (task < aChunks) PackA(task * Chunk + s, m, kc, a + start, lda, pa);
                        else PackB((task - aChunks) * Chunk + s, n, kc, b + (long)start * ldb, ldb, pb);
                    }
                });
                Workers.Run(rowTiles * columnTiles, threads, task => Tile(task % rowTiles, task / rowTiles, m, n, kc, alpha, pa, pb, add, c, ldc, wide));
            }
        }
        ArrayPool<double>.Shared.Return(packedA);
        ArrayPool<double>.Shared.Return(packedB);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(int rowTile, int columnTile, int m, int n, int kc, double alpha, double* pa, double* pb, bool accumulate, double* c, int ldc, bool wide)
    {
        int rEnd = Math.Min(m, (rowTile + 1) * TileRows), cEnd = Math.Min(n, (columnTile + 1) * TileColumns);
        var edge = stackalloc double[MicroKernel.Rows * MicroKernel.Columns];
        for (var c0 = columnTile * TileColumns; c0 < cEnd; c0 += MicroKernel.Columns)
        {
            var strip = pb + (long)c0 * kc;
            for (var r0 = rowTile * TileRows; r0 < rEnd; r0 += MicroKernel.Rows)
            {
                int rows = Math.Min(MicroKernel.Rows, m - r0), columns = Math.Min(MicroKernel.Columns, n - c0);
                var target = c + (long)r0 * ldc + c0;
                if (rows == MicroKernel.Rows && columns == MicroKernel.Columns)
                {
                    MicroKernel.Run(kc, alpha, pa + (long)r0 * kc, strip, accumulate, target, ldc, wide);
                    continue;
                }
                for (var r = 0; r < rows; r++)
                {
                    for (var col = 0; col < columns; col++) edge[r * MicroKernel.Columns + col] = accumulate ? target[(long)r * ldc + col] : 0;
                }
                MicroKernel.Run(kc, alpha, pa + (long)r0 * kc, strip, accumulate, edge, MicroKernel.Columns, wide);
                for (var r = 0; r < rows; r++)
                {
                    for (var col = 0; col < columns; col++) target[(long)r * ldc + col] = edge[r * MicroKernel.Columns + col];
                }
            }
        }
    }

    /// <summary>Strip s of A: for each p the elements of its eight rows, zeros past the last row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackA(int s, int m, int kc, double* a, int lda, double* packed)
    {
        var r0 = s * MicroKernel.Rows;
        if (r0 >= m) return;
        var to = packed + (long)r0 * kc;
        var rows = Math.Min(MicroKernel.Rows, m - r0);
        for (var r = 0; r < rows; r++)
        {
            var from = a + (long)(r0 + r) * lda;
            for (var p = 0; p < kc; p++) to[p * MicroKernel.Rows + r] = from[p];
        }
        for (var r = rows; r < MicroKernel.Rows; r++)
        {
            for (var p = 0; p < kc; p++) to[p * MicroKernel.Rows + r] = 0;
        }
    }

    /// <summary>Strip s of B: for each p the elements of its 24 columns, zeros past the last column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackB(int s, int n, int kc, double* b, int ldb, double* packed)
    {
        var c0 = s * MicroKernel.Columns;
        if (c0 >= n) return;
        var to = packed + (long)c0 * kc;
        var columns = Math.Min(MicroKernel.Columns, n - c0);
        for (var p = 0; p < kc; p++)
        {
            var from = b + (long)p * ldb + c0;
            for (var c = 0; c < columns; c++) to[c] = from[c];
            for (var c = columns; c < MicroKernel.Columns; c++) to[c] = 0;
            to += MicroKernel.Columns;
        }
    }

    private static void Plain(int m, int n, int k, double alpha, double* a, int lda, double* b, int ldb, bool accumulate, double* c, int ldc)
    {
        for (var r = 0; r < m; r++)
        {
            for (var col = 0; col < n; col++)
            {
                var sum = 0.0;
                for (var p = 0; p < k; p++) sum = Math.FusedMultiplyAdd(a[(long)r * lda + p], b[(long)p * ldb + col], sum);
                ref var at = ref c[(long)r * ldc + col];
                at = accumulate ? Math.FusedMultiplyAdd(alpha, sum, at) : alpha * sum;
            }
        }
    }

    private static void Clear(int m, int n, double* c, int ldc)
    {
        for (var r = 0; r < m; r++) new Span<double>(c + (long)r * ldc, n).Clear();
    }

    private static double* Align(double* p) => (double*)(((nint)p + 63) & ~63);
}
