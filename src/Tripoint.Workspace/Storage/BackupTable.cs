using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tripoint.Workspace.Storage;

/// <summary>A table in a backup: one row a line, a JSON array in the order of the columns.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns: name, what it holds, whether the database counts it up.</param>
internal sealed record BackupTable(string Name, ImmutableArray<(string Name, Type Type, bool IsJson, bool Counts)> Columns)
{
    /// <summary>The model's tables in the order in which they are made: each after those it refers to.</summary>
    public static ImmutableArray<BackupTable> InOrder(IModel model)
    {
        var byName = model.GetEntityTypes().Where(e => !e.IsOwned()).ToDictionary(e => e.GetTableName()!, StringComparer.Ordinal);
        return [.. SchemaStep.Tables.Where(byName.ContainsKey).Select(t => Of(byName[t]))];
    }

    /// <summary>Writes every row.</summary>
    public async Task<long> WriteAsync(DbConnection connection, DbTransaction transaction, TextWriter text, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {string.Join(", ", Columns.Select(c => c.Name))} FROM {Name}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        long rows = 0;
        while (await reader.ReadAsync(cancellation))
        {
            var values = new object?[Columns.Length];
            for (var at = 0; at < values.Length; at++)
            {
                var value = reader.IsDBNull(at) ? null : reader.GetValue(at);
                values[at] = value is not null && Columns[at].Type == typeof(bool) ? Convert.ToBoolean(value, CultureInfo.InvariantCulture) : value;
            }
            await text.WriteLineAsync(JsonSerializer.Serialize(values).AsMemory(), cancellation);
            rows++;
        }
        return rows;
    }

    /// <summary>Inserts every row.</summary>
    public async Task<long> ReadAsync(DatabaseKind kind, DbConnection connection, DbTransaction transaction, TextReader text, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var places = Columns.Select((c, at) => string.Create(CultureInfo.InvariantCulture, $"@p{at}{(c.IsJson && kind == DatabaseKind.Postgres ? "::jsonb" : "")}"));
        command.CommandText = $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", places)})";
        for (var at = 0; at < Columns.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{at}");
            command.Parameters.Add(parameter);
        }
        long rows = 0;
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (var at = 0; at < Columns.Length; at++) command.Parameters[at].Value = Value(row.RootElement[at], Columns[at].Type) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
            rows++;
        }
        if (kind == DatabaseKind.Postgres && rows > 0)
        {
            foreach (var column in Columns.Where(c => c.Counts))
            {
                await using var advance = connection.CreateCommand();
                advance.Transaction = transaction;
                advance.CommandText = $"SELECT setval(pg_get_serial_sequence('{Name}', '{column.Name}'), (SELECT max({column.Name}) FROM {Name}))";
                await advance.ExecuteNonQueryAsync(cancellation);
            }
        }
        return rows;
    }

    private static BackupTable Of(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = entity.GetProperties().Select(p =>
        {
            var type = p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType;
            type = Nullable.GetUnderlyingType(type) ?? type;
            return (p.GetColumnName(table)!, type, false, p.ValueGenerated == ValueGenerated.OnAdd && type != typeof(string) && type != typeof(byte[]) && p.IsPrimaryKey() && entity.ClrType.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal));
        });
        var json = entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()).Select(n => (n.TargetEntityType.GetContainerColumnName()!, typeof(string), true, false));
        return new BackupTable(entity.GetTableName()!, [.. columns, .. json]);
    }

    private static object? Value(JsonElement element, Type type)
    {
        if (element.ValueKind == JsonValueKind.Null) return null;
        if (type == typeof(byte[])) return element.GetBytesFromBase64();
        if (type == typeof(bool)) return element.GetBoolean();
        if (type == typeof(double)) return element.GetDouble();
        if (type == typeof(string)) return element.GetString();
        return element.GetInt64();
    }
}
