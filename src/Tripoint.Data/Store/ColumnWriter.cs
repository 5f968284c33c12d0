using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

/// <summary>
/// Writes columns into a table chunk by chunk, without a call a value: fifteen million rows take a second or two. Fill the columns of a
/// chunk, then send it. Wraps DuckDB's appender of data chunks; the transaction is the connection's.
/// </summary>
internal sealed unsafe class ColumnWriter : IDisposable
{
    private readonly string _table;
    private readonly DuckDB.NET.Native.DuckDBAppender _appender;
    private readonly DuckDBDataChunk _chunk;

    /// <summary>Begins to write.</summary>
    /// <param name="connection">An open connection, usually within a transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="types">The types of all its columns, in order.</param>
    public ColumnWriter(DuckDBConnection connection, string table, params ReadOnlySpan<DuckDBType> types)
    {
        _table = table;
        if (NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, table, out _appender) != DuckDBState.Success)
            throw Failed();
        var logical = new DuckDBLogicalType[types.Length];
        var handles = new nint[types.Length];
        for (var at = 0; at < types.Length; at++)
        {
            logical[at] = NativeMethods.LogicalType.DuckDBCreateLogicalType(types[at]);
            handles[at] = logical[at].DangerousGetHandle();
        }
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk(handles, (ulong)handles.Length);
        foreach (var type in logical) type.Dispose();
        Capacity = (int)NativeMethods.Helpers.DuckDBVectorSize();
    }

    /// <summary>The rows of a full chunk.</summary>
    public int Capacity { get; }

    /// <summary>A column of the chunk that is being filled; valid until it is sent.</summary>
    public Span<T> Column<T>(int column) where T : unmanaged =>
        new(NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column)), Capacity);

    /// <summary>The rows of a column that are there: one bit a row, all set to begin with. Clear a bit to make the value NULL.</summary>
    public Span<ulong> Validity(int column)
    {
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column);
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
        return new Span<ulong>(NativeMethods.Vectors.DuckDBVectorGetValidity(vector), (Capacity + 63) / 64);
    }

    /// <summary>Sends the first rows of the chunk and empties it.</summary>
    public void Send(int rows)
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)rows);
        if (NativeMethods.Appender.DuckDBAppendDataChunk(_appender, _chunk) != DuckDBState.Success) throw Failed();
        NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
    }

    /// <summary>Hands the rest to the table. Without it nothing is promised.</summary>
    public void Finish()
    {
        if (NativeMethods.Appender.DuckDBAppenderClose(_appender) != DuckDBState.Success) throw Failed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chunk.Dispose();
        _appender.Dispose();
    }

    private BadInputException Failed() => new($"DuckDB took no rows for the table '{_table}'", "", "a file with write permission and free space on its disk");
}
