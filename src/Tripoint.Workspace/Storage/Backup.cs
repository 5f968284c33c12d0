using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Storage;

/// <summary>
/// A room in one file: every table as lines of JSON, read in one snapshot while the room goes on, and the keys folder. It can be restored into either kind of
/// database, so it is also the way from SQLite to PostgreSQL. The file is as secret as the room.
/// </summary>
public static class Backup
{
    private const string Form = "tripoint-backup-1";

    /// <summary>Writes a backup.</summary>
    /// <param name="database">Where the room is kept.</param>
    /// <param name="folder">The room's folder, for its keys.</param>
    /// <param name="file">The file; it must not exist yet.</param>
    /// <param name="clock">For the time in it.</param>
    /// <param name="cancellation">Stops; no file is left.</param>
    /// <returns>How many rows it holds.</returns>
    /// <exception cref="BadInputException">The file exists, or the database holds no room.</exception>
    public static async Task<long> WriteAsync(RoomDatabase database, string folder, string file, TimeProvider clock, CancellationToken cancellation)
    {
        if (File.Exists(file)) throw new BadInputException($"'{file}' exists", "backup", "a new file");
        if (database.File is { } path && !File.Exists(path)) throw new BadInputException($"there is no room at '{path}'", "backup");
        var partial = file + ".partial";
        try
        {
            long rows = 0;
            await using (var stream = new FileStream(partial, PrivateFile()))
            await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            await using (var db = new RoomStore(database, clock, new RoomSignals()).Open(Viewer.Room))
            {
                await db.Database.OpenConnectionAsync(cancellation);
                var connection = db.Database.GetDbConnection();
                // One snapshot: in SQLite a read transaction, in PostgreSQL REPEATABLE READ.
                await using var transaction = await BeginAsync(database, connection, cancellation);
                await using (var about = new StreamWriter(await zip.CreateEntry("about.json").OpenAsync(cancellation)))
                    await about.WriteAsync(JsonSerializer.Serialize(new About(Form, clock.GetUtcNow(), [.. SchemaStep.All.Select(s => s.Number)])));
                foreach (var table in BackupTable.InOrder(db.Model))
                {
                    await using var writer = new StreamWriter(await zip.CreateEntry($"tables/{table.Name}.jsonl").OpenAsync(cancellation), new UTF8Encoding(false)) { NewLine = "\n" };
                    rows += await table.WriteAsync(connection, transaction, writer, cancellation);
                }
                foreach (var key in Directory.Exists(Keys(folder)) ? Directory.GetFiles(Keys(folder)) : [])
                {
                    await using var entry = await zip.CreateEntry($"keys/{Path.GetFileName(key)}").OpenAsync(cancellation);
                    await using var source = File.OpenRead(key);
                    await source.CopyToAsync(entry, cancellation);
                }
            }
            File.Move(partial, file);
            return rows;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Makes a room from a backup.</summary>
    /// <param name="database">An empty database, or a file that does not exist yet.</param>
    /// <param name="folder">The folder for its keys.</param>
    /// <param name="file">The backup.</param>
    /// <param name="clock">For the time of the schema steps.</param>
    /// <param name="cancellation">Stops; the database stays empty.</param>
    /// <returns>How many rows were restored.</returns>
    /// <exception cref="BadInputException">It is no backup, is one of another version, or the database already holds a room.</exception>
    public static async Task<long> RestoreAsync(RoomDatabase database, string folder, string file, TimeProvider clock, CancellationToken cancellation)
    {
        if (!File.Exists(file)) throw new BadInputException($"there is no file '{file}'", "restore");
        await using var zip = await OpenAsync(file, cancellation);
        var about = await ReadAboutAsync(zip, file, cancellation);
        var known = SchemaStep.All.Select(s => s.Number).ToArray();
        if (!about.Steps.SequenceEqual(known))
            throw new BadInputException("the backup is of another version of the program", file, $"schema steps up to {known[^1].ToString(CultureInfo.InvariantCulture)}", "Restore it with the version that wrote it, then start this one: it upgrades");
        PrivateFolder.Make(folder);
        await Schema.UpgradeAsync(database, clock, cancellation);
        long rows = 0;
        await using var db = new RoomStore(database, clock, new RoomSignals()).Open(Viewer.Room);
        if (await db.Parties.AnyAsync(cancellation) || await db.LogEntries.AnyAsync(cancellation) || await db.People.AnyAsync(cancellation))
            throw new BadInputException("the database already holds a room", database.Shown, "an empty database, or a folder without a room");
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            foreach (var table in BackupTable.InOrder(db.Model))
            {
                if (zip.GetEntry($"tables/{table.Name}.jsonl") is not { } entry) continue;
                using var reader = new StreamReader(await entry.OpenAsync(cancellation), Encoding.UTF8);
                rows += await table.ReadAsync(database.Kind, connection, transaction, reader, cancellation);
            }
            await transaction.CommitAsync(cancellation);
        }
        PrivateFolder.Make(Keys(folder));
        foreach (var key in zip.Entries.Where(e => e.FullName.StartsWith("keys/", StringComparison.Ordinal) && e.Name.Length > 0))
        {
            await using var source = await key.OpenAsync(cancellation);
            await using var target = new FileStream(Path.Combine(Keys(folder), key.Name), PrivateFile()); // Name has no folder in it
            await source.CopyToAsync(target, cancellation);
        }
        return rows;
    }

    private static string Keys(string folder) => Path.Combine(folder, "keys");

    private static FileStreamOptions PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async ValueTask<DbTransaction> BeginAsync(RoomDatabase database, DbConnection connection, CancellationToken cancellation) =>
        database.Kind == DatabaseKind.Sqlite
            ? ((Microsoft.Data.Sqlite.SqliteConnection)connection).BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    private static async Task<ZipArchive> OpenAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await ZipFile.OpenReadAsync(file, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new BadInputException("not a backup", file, "a file that 'tripoint serve backup' wrote whole");
        }
    }

    private static async Task<About> ReadAboutAsync(ZipArchive zip, string file, CancellationToken cancellation)
    {
        if (zip.GetEntry("about.json") is { } entry)
        {
            await using var stream = await entry.OpenAsync(cancellation);
            if (await JsonSerializer.DeserializeAsync<About>(stream, cancellationToken: cancellation) is { Form: Form } about) return about;
        }
        throw new BadInputException("not a backup of a room", file, "a file that 'tripoint serve backup' wrote");
    }

    private sealed record About(string Form, DateTimeOffset At, ImmutableArray<int> Steps);
}
