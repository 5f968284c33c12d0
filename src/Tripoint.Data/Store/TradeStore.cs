using System.Globalization;
using DuckDB.NET.Data;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

/// <summary>
/// Trade by product in one embedded DuckDB file, beside the file of tables: flows by year or month of either side's books or reconciled, under
/// the names given at import. Several processes may read at once; one writes alone, and a file arrives whole or not at all. Any DuckDB tool
/// can read it: the layout is <c>trade-schema-1.sql</c>.
/// </summary>
public sealed partial class TradeStore : IDisposable
{
    private const int Version = 1;

    private readonly DuckDBConnection? _connection;

    private TradeStore(string file, DuckDBConnection? connection)
    {
        File = file;
        _connection = connection;
    }

    /// <summary>The DuckDB file; it need not exist until something is imported.</summary>
    public string File { get; }

    /// <summary>Opens the store to read. Where nothing was ever imported, it is empty and nothing is created.</summary>
    /// <param name="folder">The folder; null: <see cref="DataHome.Folder"/>.</param>
    /// <exception cref="BadInputException">The file is no trade store, is of a newer version, or another process is writing.</exception>
    public static TradeStore OpenForReading(string? folder = null)
    {
        var file = Path.Combine(folder ?? DataHome.Folder(), DataHome.TradeFileName);
        return System.IO.File.Exists(file) ? Open(file, "ACCESS_MODE=READ_ONLY", mayCreate: false) : new TradeStore(file, null);
    }

    /// <summary>Opens the store to write, alone; creates the folder and the file where they are missing.</summary>
    /// <param name="folder">The folder; null: <see cref="DataHome.Folder"/>.</param>
    /// <exception cref="BadInputException">As for reading; or the folder cannot be written to.</exception>
    public static TradeStore OpenForWriting(string? folder = null)
    {
        folder ??= DataHome.Folder();
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the folder for imported trade cannot be created ({e.Message})", folder, "a folder with write permission", $"Set {DataHome.Variable} to another one");
        }
        return Open(Path.Combine(folder, DataHome.TradeFileName), "ACCESS_MODE=READ_WRITE", mayCreate: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private static TradeStore Open(string file, string mode, bool mayCreate)
    {
        DuckDBConnection? connection = null;
        try
        {
            connection = new DuckDBConnection($"Data Source={file};{mode}");
            connection.Open();
            var store = new TradeStore(file, connection);
            store.CheckVersion(mayCreate);
            return store;
        }
        catch (DuckDBException e)
        {
            connection?.Dispose();
            throw new BadInputException(TableStore.Explain(e, file));
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private void CheckVersion(bool mayCreate)
    {
        if (Count("SELECT count(*) FROM information_schema.tables WHERE table_name = 'trade_version'") == 0)
        {
            if (Count("SELECT count(*) FROM information_schema.tables") > 0)
                throw new BadInputException("the DuckDB file holds something else than imported trade", File, "a file that Tripoint made", $"Set {DataHome.Variable} to another folder");
            if (!mayCreate) return;
            using var stream = typeof(TradeStore).Assembly.GetManifestResourceStream("store/trade-schema-1.sql")
                ?? throw new InvalidOperationException("The schema script is not compiled in.");
            using var reader = new StreamReader(stream);
            using var transaction = _connection!.BeginTransaction();
            Execute(reader.ReadToEnd());
            transaction.Commit();
            return;
        }
        var version = Count("SELECT max(version) FROM trade_version");
        if (version > Version)
            throw new BadInputException($"the file has trade store version {version}, this Tripoint knows {Version}", File, "", "Use the newer Tripoint that made it");
    }

    private void Execute(string sql, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private long Count(string sql, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar() switch
        {
            null or DBNull => 0,
            System.Numerics.BigInteger big => (long)big,
            { } value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
    }

    private List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params ReadOnlySpan<object> parameters)
    {
        var rows = new List<T>();
        if (_connection is null) return rows;
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private DuckDBCommand Command(string sql, ReadOnlySpan<object> parameters)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters) command.Parameters.Add(new DuckDBParameter(parameter));
        return command;
    }
}
