using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tripoint.Faults;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Storage;

public sealed class SchemaTests
{
    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task The_tables_are_those_the_program_asks_for(DatabaseKind kind)
    {
        await using var room = await TestRoom.MakeAsync(kind);
        await using var db = room.Store.Open(Viewer.Room);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var tables = new List<string> { "schema_steps" };
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            var table = entity.GetTableName()!;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var there = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Order(StringComparer.Ordinal);
            var wanted = entity.GetProperties().Select(p => p.GetColumnName(StoreObjectIdentifier.Table(table))!)
                .Concat(entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()).Select(n => n.TargetEntityType.GetContainerColumnName()!));
            Assert.Equal(wanted.Order(StringComparer.Ordinal), there);
            tables.Add(table);
        }
        await using var all = db.Database.GetDbConnection().CreateCommand();
        all.CommandText = kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
        await using var names = await all.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await names.ReadAsync(TestContext.Current.CancellationToken)) Assert.Contains(names.GetString(0), tables);
    }

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Every_step_can_be_undone_and_made_again(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind);
        var all = SchemaStep.All.Select(s => s.Number).ToArray();
        Assert.Empty(await Schema.UpgradeAsync(room.Database, TimeProvider.System, cancellation));
        Assert.Equal(all.Reverse(), await Schema.DowngradeAsync(room.Database, 0, cancellation));
        Assert.Equal(all, await Schema.UpgradeAsync(room.Database, TimeProvider.System, cancellation));
        await using var db = room.Store.Open(Viewer.Room);
        Assert.Equal(0, await db.People.CountAsync(cancellation));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_can_be_taken_back_without_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        await using (var db = room.Store.Open(Viewer.Room))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE from_the_future (id INTEGER)", cancellation);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO schema_steps (number, name, down, applied_at) VALUES (9999, 'future', 'DROP TABLE from_the_future', 0)", cancellation);
        }
        var refused = await Assert.ThrowsAsync<BadInputException>(() => Schema.UpgradeAsync(room.Database, TimeProvider.System, cancellation));
        Assert.Contains("9999", refused.Message, StringComparison.Ordinal);
        var last = SchemaStep.All[^1].Number;
        Assert.Contains($"--to {last}", refused.Message, StringComparison.Ordinal);
        Assert.Equal([9999], await Schema.DowngradeAsync(room.Database, last, cancellation));
        Assert.Empty(await Schema.UpgradeAsync(room.Database, TimeProvider.System, cancellation));
    }
}
