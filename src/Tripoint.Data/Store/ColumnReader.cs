using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

/// <summary>Reads the result of a query chunk by chunk, its columns as spans of numbers, without a call a value. NULLs must not occur.</summary>
internal static unsafe class ColumnReader
{
    /// <summary>What is done with a chunk.</summary>
    public delegate void Chunk(in ChunkColumns columns);

    /// <summary>Runs a query and hands out its chunks in order.</summary>
    public static void Read(DuckDBConnection connection, string sql, Chunk chunk)
    {
        var state = NativeMethods.Query.DuckDBQuery(connection.NativeConnection, sql, out var result);
        try
        {
            if (state != DuckDBState.Success) throw new BadInputException($"DuckDB refused: {NativeMethods.Query.DuckDBResultError(ref result)}");
            while (true)
            {
                using var data = NativeMethods.Query.DuckDBFetchChunk(result);
                if (data.IsInvalid) return;
                var rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(data);
                if (rows == 0) return;
                chunk(new ChunkColumns(data, rows));
            }
        }
        finally
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
        }
    }

    /// <summary>The columns of a chunk; valid during the call.</summary>
    internal readonly ref struct ChunkColumns(DuckDBDataChunk data, int rows)
    {
        /// <summary>The number of rows.</summary>
        public int Rows { get; } = rows;

        /// <summary>A column; its type must be the query's.</summary>
        public ReadOnlySpan<T> Column<T>(int column) where T : unmanaged =>
            new(NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(data, column)), Rows);
    }
}
