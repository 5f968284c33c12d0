using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tripoint.Faults;

namespace Tripoint.Workspace.Storage;

/// <summary>Where a room is kept. The connection string may hold a password: it is never printed or logged.</summary>
public sealed class RoomDatabase
{
    private const int BusySeconds = 15;

    private const int PreparedStatements = 200;

    private RoomDatabase(DatabaseKind kind, string connectionString, string? file)
    {
        Kind = kind;
        ConnectionString = connectionString;
        File = file;
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The file of an SQLite database; null for a server.</summary>
    public string? File { get; }

    /// <summary>What may be shown of it: the file, or the server and database without user and password.</summary>
    public string Shown => File ?? Server();

    internal string ConnectionString { get; }

    private string Server()
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"{builder.Database} on {builder.Host}";
    }

    /// <summary>A database in one file.</summary>
    /// <param name="file">Its path; made when it is not there.</param>
    public static RoomDatabase Sqlite(string file)
    {
        var path = Path.GetFullPath(file);
        var builder = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = BusySeconds, Pooling = true };
        return new RoomDatabase(DatabaseKind.Sqlite, builder.ToString(), path);
    }

    /// <summary>A database on a PostgreSQL server.</summary>
    /// <param name="connectionString">Npgsql's: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <exception cref="BadInputException">It is not a connection string, or names no host or database.</exception>
    public static RoomDatabase Postgres(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            throw new BadInputException("the connection string cannot be read", "--database", "Host=...;Database=...;Username=...;Password=...");
        }
        if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
            throw new BadInputException("the connection string names no host or no database", "--database", "Host=...;Database=...;Username=...;Password=...");
        builder.IncludeErrorDetail = false;
        // A room asks the same few hundred questions over and over: the server plans each of them once a connection. Who needs another number says so in the string.
        if (!builder.ShouldSerialize("Max Auto Prepare")) builder.MaxAutoPrepare = PreparedStatements;
        return new RoomDatabase(DatabaseKind.Postgres, builder.ToString(), null);
    }

    internal DbConnection NewConnection() => Kind == DatabaseKind.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);

    internal DbContextOptions<RoomContext> Options()
    {
        var builder = new DbContextOptionsBuilder<RoomContext>();
        if (Kind == DatabaseKind.Sqlite)
            builder.UseSqlite(ConnectionString).AddInterceptors(SqliteSettings.Instance);
        else
            builder.UseNpgsql(ConnectionString);
        return builder.Options;
    }
}
