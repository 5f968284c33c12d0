using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tripoint.Workspace.Storage;

/// <summary>Tells a database that is gone or full, and one that only asks to try again, from a fault of the program.</summary>
internal static class StorageFaults
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Full = 13, CantOpen = 14, NotADatabase = 26;

    /// <summary>Whether the database cannot be reached or written: disk full, file gone, server down. It may come back.</summary>
    public static bool IsUnavailable(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Full or CantOpen or NotADatabase }: return true;
                case SqliteException { SqliteErrorCode: 1 } sqlite when sqlite.Message.Contains("no such table", StringComparison.Ordinal): return true;
                case PostgresException postgres: return IsAway(postgres.SqlState);
                case NpgsqlException: return true;
                case SocketException or TimeoutException: return true;
            }
        }
        return false;
    }

    /// <summary>Whether the same work may simply be done again: two wrote at once.</summary>
    public static bool IsTransient(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        DbUpdateException { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };

    /// <summary>Whether a row with the same key is already there.</summary>
    public static bool IsDuplicate(DbUpdateException e) => e.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    // Class 08 connection exception, 53 insufficient resources, 57P operator intervention, 58 system error; 3D000 no such database, 55000 it takes no connections, 42P01 its tables are not there, 25006 it only reads.
    private static bool IsAway(string state) => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal) || state is "3D000" or "42P01" or "25006" or "55000";
}
