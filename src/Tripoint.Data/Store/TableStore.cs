using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

/// <summary>
/// Imported tables in one embedded DuckDB file. Several processes may read at once; one writes alone. An import is one transaction: a
/// process that is killed half-way leaves what was there before. The partials hold reading and writing.
/// </summary>
public sealed partial class TableStore : IDisposable
{
    private const int Version = 1;

    private readonly DuckDBConnection? _connection;

    private TableStore(string file, DuckDBConnection? connection)
    {
        File = file;
        _connection = connection;
    }

    /// <summary>The DuckDB file; it need not exist until something is imported.</summary>
    public string File { get; }

    /// <summary>Opens the store to read. Where nothing was ever imported, it is empty and nothing is created.</summary>
    /// <param name="folder">The folder; null: <see cref="DataHome.Folder"/>.</param>
    /// <exception cref="BadInputException">The file is not a store, is of a newer version, or another process is writing.</exception>
    public static TableStore OpenForReading(string? folder = null)
    {
        var file = Path.Combine(folder ?? DataHome.Folder(), DataHome.FileName);
        if (!System.IO.File.Exists(file)) return new TableStore(file, null);
        return Open(file, "ACCESS_MODE=READ_ONLY");
    }

    /// <summary>Opens the store to write, alone; creates the folder and the file where they are missing.</summary>
    /// <param name="folder">The folder; null: <see cref="DataHome.Folder"/>.</param>
    /// <exception cref="BadInputException">As for reading; or the folder cannot be written to.</exception>
    public static TableStore OpenForWriting(string? folder = null)
    {
        folder ??= DataHome.Folder();
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the folder for imported tables cannot be created ({e.Message})", folder, "a folder with write permission", $"Set {DataHome.Variable} to another one");
        }
        return Open(Path.Combine(folder, DataHome.FileName), "ACCESS_MODE=READ_WRITE");
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    /// <summary>Refuses a name that cannot be used.</summary>
    /// <exception cref="BadInputException">Wrong characters or length, or the reserved name <c>embedded</c>.</exception>
    public static void CheckName(string name)
    {
        if (name == TableCatalog.Embedded) throw new BadInputException($"the name '{name}' is reserved for the dataset that ships", "--name", "another name");
        if (!NamePattern().IsMatch(name))
            throw new BadInputException($"'{name}' cannot be the name of a table", "--name", "1 to 64 letters, digits, dots, hyphens or underscores, beginning with a letter or digit");
    }

    private static TableStore Open(string file, string mode)
    {
        DuckDBConnection? connection = null;
        try
        {
            connection = new DuckDBConnection($"Data Source={file};{mode}");
            connection.Open();
            var store = new TableStore(file, connection);
            store.CheckVersion(mode.EndsWith("WRITE", StringComparison.Ordinal));
            return store;
        }
        catch (DuckDBException e)
        {
            connection?.Dispose();
            throw new BadInputException(Explain(e, file));
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private void CheckVersion(bool mayCreate)
    {
        var tables = (long)Scalar("SELECT count(*) FROM information_schema.tables WHERE table_name = 'store_version'")!;
        if (tables == 0)
        {
            var others = (long)Scalar("SELECT count(*) FROM information_schema.tables")!;
            if (others > 0) throw new BadInputException("the DuckDB file holds something else than imported tables", File, "a file that Tripoint made", $"Set {DataHome.Variable} to another folder");
            if (mayCreate) CreateSchema();
            return;
        }
        var version = Convert.ToInt32(Scalar("SELECT max(version) FROM store_version"), CultureInfo.InvariantCulture);
        if (version > Version)
            throw new BadInputException($"the file has store version {version}, this Tripoint knows {Version}", File, "", "Use the newer Tripoint that made it");
    }

    private void CreateSchema()
    {
        using var stream = typeof(TableStore).Assembly.GetManifestResourceStream("store/schema-1.sql")
            ?? throw new InvalidOperationException("The schema script is not compiled in.");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd();
        using var transaction = _connection!.BeginTransaction();
        Execute(script);
        transaction.Commit();
    }

    internal static Fault Explain(DuckDBException e, string file)
    {
        var message = e.Message.ReplaceLineEndings(" ").Trim();
        if (message.Contains("lock", StringComparison.OrdinalIgnoreCase))
        {
            var holder = Regex.Match(message, @"PID (?<pid>[0-9]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["pid"].Value;
            var who = holder.Length > 0 ? $"another process (number {holder})" : "another process";
            return new Fault($"the file of imported tables is in use by {who}", file, "one process that writes at a time", "Wait until it has finished and try again");
        }
        if (message.Contains("not a valid DuckDB", StringComparison.OrdinalIgnoreCase) || message.Contains("Serialization Error", StringComparison.OrdinalIgnoreCase))
            return new Fault("the file is not a DuckDB database", file, "the file in which Tripoint keeps imported tables", $"Move it away, or set {DataHome.Variable} to another folder");
        if (message.Contains("newer version", StringComparison.OrdinalIgnoreCase))
            return new Fault($"the file was written by a newer DuckDB ({message})", file, "", "Use a newer Tripoint");
        if (message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase) || message.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase)
            || message.Contains("Not a directory", StringComparison.OrdinalIgnoreCase) || message.Contains("Cannot open file", StringComparison.OrdinalIgnoreCase))
            return new Fault($"the file of imported tables cannot be opened ({message})", file, "a folder with read and write permission", $"Set {DataHome.Variable} to another folder");
        if (message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
            || message.Contains("write all bytes", StringComparison.OrdinalIgnoreCase) || message.Contains("Could not write", StringComparison.OrdinalIgnoreCase))
            return new Fault($"the file of imported tables could not be written: the disk is full or a size limit was met ({message}). Nothing was stored", file, "", "Free some space, or set " + DataHome.Variable + " to another folder");
        return new Fault($"DuckDB refused: {message}", file);
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    private DuckDBCommand Command(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters) command.Parameters.Add(new DuckDBParameter(parameter));
        return command;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
