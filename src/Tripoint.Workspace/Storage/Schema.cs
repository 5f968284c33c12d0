using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tripoint.Faults;

namespace Tripoint.Workspace.Storage;

/// <summary>
/// Brings a database's schema up to this program's steps and back. Each step is one transaction; its way back is kept in the database, so that any
/// version of the program can undo what a newer one did.
/// </summary>
internal static class Schema
{
    private const string StepsTable =
        "CREATE TABLE IF NOT EXISTS schema_steps (number {int} PRIMARY KEY, name {text} NOT NULL, down {text} NOT NULL, applied_at {long} NOT NULL)";

    /// <summary>Applies the steps that are missing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clock">For the time of each step.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The numbers that were applied.</returns>
    /// <exception cref="BadInputException">The database has steps this program does not know: a newer version made them.</exception>
    public static async Task<ImmutableArray<int>> UpgradeAsync(RoomDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync(cancellation);
        if (database.Kind == DatabaseKind.Sqlite) await RunAsync(connection, null, SqliteSettings.Pragmas, cancellation);
        await RunAsync(connection, null, SchemaStep.For(StepsTable, database.Kind), cancellation);
        var applied = await AppliedAsync(connection, cancellation);
        var unknown = applied.Except(SchemaStep.All.Select(s => s.Number)).ToArray();
        if (unknown.Length > 0)
        {
            var highest = SchemaStep.All.Length == 0 ? 0 : applied.Where(n => !unknown.Contains(n)).DefaultIfEmpty(0).Max();
            throw new BadInputException($"the database was upgraded by a newer version (steps {Join(unknown)})", database.Shown, "steps this version knows",
                $"Use that version, or undo its steps with 'tripoint serve downgrade --to {highest.ToString(CultureInfo.InvariantCulture)}' after a backup");
        }
        var made = ImmutableArray.CreateBuilder<int>();
        foreach (var step in SchemaStep.All.Where(s => !applied.Contains(s.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await RunAsync(connection, transaction, SchemaStep.For(step.Up, database.Kind), cancellation);
            await RunAsync(connection, transaction, "INSERT INTO schema_steps (number, name, down, applied_at) VALUES (@p0, @p1, @p2, @p3)", cancellation,
                step.Number, step.Name, SchemaStep.For(step.Down, database.Kind), clock.GetUtcNow().ToUnixTimeMilliseconds());
            await transaction.CommitAsync(cancellation);
            made.Add(step.Number);
        }
        return made.ToImmutable();
    }

    /// <summary>Undoes every step above a number, the latest first.</summary>
    /// <returns>The numbers that were undone.</returns>
    public static async Task<ImmutableArray<int>> DowngradeAsync(RoomDatabase database, int to, CancellationToken cancellation)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync(cancellation);
        var undone = ImmutableArray.CreateBuilder<int>();
        foreach (var number in (await AppliedAsync(connection, cancellation)).Where(n => n > to).OrderDescending())
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var read = connection.CreateCommand();
            read.Transaction = transaction;
            read.CommandText = "SELECT down FROM schema_steps WHERE number = @p0";
            Add(read, number, 0);
            var down = (string)(await read.ExecuteScalarAsync(cancellation))!;
            await RunAsync(connection, transaction, down, cancellation);
            await RunAsync(connection, transaction, "DELETE FROM schema_steps WHERE number = @p0", cancellation, number);
            await transaction.CommitAsync(cancellation);
            undone.Add(number);
        }
        return undone.ToImmutable();
    }

    private static async Task<ImmutableArray<int>> AppliedAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM schema_steps ORDER BY number";
        var numbers = ImmutableArray.CreateBuilder<int>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) numbers.Add(reader.GetInt32(0));
        }
        catch (Exception e) when (e is SqliteException { SqliteErrorCode: 1 } or PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            throw new BadInputException("this database holds no room", connection.DataSource, "a database that 'tripoint serve' has made");
        }
        return numbers.ToImmutable();
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellation, params object[] values)
    {
        if (string.IsNullOrWhiteSpace(sql)) return;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++) Add(command, values[at], at);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(DbCommand command, object value, int at)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{at.ToString(CultureInfo.InvariantCulture)}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static string Join(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
