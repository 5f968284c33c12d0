using System.CommandLine;
using System.Runtime.CompilerServices;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.Workspace;
using Tripoint.Workspace.Storage;

namespace Tripoint.Cli;

/// <summary>
/// <c>tripoint serve</c>: the workspace. Nothing here may touch a type of the workspace before the verb runs: loading the web server would slow
/// every other verb.
/// </summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "Fill a room with three invented delegations; gone at the end unless --data-dir names a folder." };
        var folder = FolderOption();
        var url = new Option<string>("--url") { Description = "Where to listen; behind a proxy an address of this machine alone.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var database = DatabaseOption();
        var log = new Option<string>("--log") { Description = "text or json: how the server writes its own log.", DefaultValueFactory = _ => "text" };
        var command = new Command("serve", "Open the workspace: one room for the delegations, in the browser.")
        {
            demo, folder, url, database, log, ServeUpkeep.VerifyLog(), ServeUpkeep.Backup(), ServeUpkeep.Restore(), ServeUpkeep.Downgrade(),
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(demo), parsed.GetValue(folder), parsed.GetRequiredValue(url), parsed.GetValue(database), parsed.GetValue(log), cancellation));
        return command;
    }

    internal static Option<string?> FolderOption() => new("--data-dir") { Description = "The room's folder (default: 'room' in Tripoint's data folder)." };

    internal static Option<string[]?> DatabaseOption() => new("--database")
    {
        Description = "sqlite (a file in the room's folder), or postgres and its connection string; the string may also stand in TRIPOINT_DATABASE.",
        Arity = new ArgumentArity(1, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunAsync(bool demo, string? folder, string url, string[]? database, string? log, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.AbsolutePath != "/")
            throw new BadInputException($"'{url}' is not an address to listen at", "--url", "for example http://127.0.0.1:5080");
        if (demo && !address.IsLoopback)
            throw new BadInputException($"a demo room lets anyone in and would be open at {url}", "--url", "an address of this machine, such as http://127.0.0.1:5080");
        if (log is not ("text" or "json")) throw new BadInputException($"unknown log format '{log}'", "--log", "text or json");
        var temporary = demo && folder is null ? Directory.CreateTempSubdirectory("tripoint-demo-").FullName : null;
        try
        {
            var place = temporary ?? FolderOf(folder);
            await RoomServer.RunAsync(
                new ServeOptions { Demo = demo, Folder = place, Url = url, Database = DatabaseOf(database, place), JsonLog = log == "json" }, Console.Out, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Done; // stopping is how a server ends
        }
        finally
        {
            if (temporary is not null) Directory.Delete(temporary, recursive: true);
        }
    }

    internal static string FolderOf(string? folder) => Path.GetFullPath(folder ?? Path.Combine(DataHome.Folder(), "room"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static RoomDatabase DatabaseOf(string[]? database, string folder)
    {
        var kind = database is { Length: > 0 } ? database[0] : "sqlite";
        return kind switch
        {
            "sqlite" when database is null or { Length: < 2 } => RoomDatabase.Sqlite(Path.Combine(folder, "room.db")),
            "postgres" => RoomDatabase.Postgres(database is { Length: 2 } ? database[1] : Environment.GetEnvironmentVariable("TRIPOINT_DATABASE")
                ?? throw new BadInputException("no connection string was given", "--database", "postgres and a connection string, or TRIPOINT_DATABASE")),
            _ => throw new BadInputException($"unknown database '{string.Join(' ', database ?? [])}'", "--database", "sqlite, or postgres and a connection string"),
        };
    }
}
