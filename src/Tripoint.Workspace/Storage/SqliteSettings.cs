using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tripoint.Workspace.Storage;

/// <summary>
/// Every connection to an SQLite room writes ahead and waits for the disk at each commit: what was acknowledged survives the process and the power
/// (https://sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public static SqliteSettings Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
