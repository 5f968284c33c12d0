using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests;

/// <summary>
/// The databases tests run on. PostgreSQL is the server that TRIPOINT_TEST_POSTGRES names, or one that is started here for the run when its programs
/// are installed; where there is neither, those tests are skipped, and with TRIPOINT_CI=1 they fail.
/// </summary>
internal static class TestDatabases
{
    private static readonly Lazy<Task<string>> s_server = new(StartAsync);
    private static int s_count;

    public static TheoryData<DatabaseKind> Kinds { get; } = [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>A new, empty database on the server.</summary>
    public static async Task<RoomDatabase> NewPostgresAsync()
    {
        var server = await s_server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"tripoint_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}");
        await RunAsync(server, $"CREATE DATABASE {name}");
        return RoomDatabase.Postgres(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString());
    }

    public static async Task DropAsync(RoomDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            using var pooled = new SqliteConnection(database.ConnectionString);
            SqliteConnection.ClearPool(pooled);
            return;
        }
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await using (var pooled = new NpgsqlConnection(database.ConnectionString)) NpgsqlConnection.ClearPool(pooled);
        await RunAsync(await s_server.Value, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Takes a database away from under whoever uses it; what is returned puts it back.</summary>
    public static async Task<Func<Task>> TakeAwayAsync(RoomDatabase database)
    {
        if (database.File is { } file)
        {
            await DropAsync(database); // lets go of pooled files
            var folder = Path.GetDirectoryName(file)!;
            foreach (var part in Directory.GetFiles(folder, "room.db*")) File.Move(part, part + ".away");
            Directory.CreateDirectory(file);
            return () =>
            {
                Directory.Delete(file);
                foreach (var part in Directory.GetFiles(folder, "*.away")) File.Move(part, part[..^5]);
                return Task.CompletedTask;
            };
        }
        var server = await s_server.Value;
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        // As when the server is stopped: every connection ends at once, and no new one is made.
        await RunAsync(server, $"ALTER DATABASE {name} CONNECTION LIMIT 0; ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await RunAsync(server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return () => RunAsync(server, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true; ALTER DATABASE {name} CONNECTION LIMIT -1");
    }

    /// <summary>Skips the test for want of something; fails it where everything must be there.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("TRIPOINT_CI") == "1") Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TRIPOINT_TEST_POSTGRES") is { Length: > 0 } given) return given;
        var programs = Programs();
        if (programs is null)
        {
            Missing("No PostgreSQL: set TRIPOINT_TEST_POSTGRES to a connection string, or install the Debian package postgresql.");
            throw new InvalidOperationException("unreachable");
        }
        var folder = Directory.CreateTempSubdirectory("tripoint-postgres-").FullName;
        var asOther = Environment.UserName == "root";
        if (asOther) await DoAsync("chown", "postgres", folder);
        await DoAsync(Command(asOther, Path.Combine(programs, "initdb"), "-D", folder, "-U", "tripoint", "-A", "trust", "-E", "UTF8", "--no-sync"));
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(Info(Command(asOther, Path.Combine(programs, "postgres"), "-D", folder, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "max_connections=200")))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
            Directory.Delete(folder, recursive: true);
        };
        var server = $"Host=127.0.0.1;Port={port};Username=tripoint;Database=postgres";
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RunAsync(server, "SELECT 1");
                return server;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string? Programs()
    {
        const string versions = "/usr/lib/postgresql";
        return !Directory.Exists(versions) ? null : Directory.GetDirectories(versions)
            .OrderByDescending(v => int.TryParse(Path.GetFileName(v), CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Select(v => Path.Combine(v, "bin")).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")));
    }

    private static string[] Command(bool asOther, params string[] words) => asOther ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. words] : words;

    private static ProcessStartInfo Info(string[] words) => new(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };

    private static async Task DoAsync(params string[] words)
    {
        using var process = Process.Start(Info(words))!;
        var said = process.StandardError.ReadToEndAsync();
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{words[0]} failed: {await said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
