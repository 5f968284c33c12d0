using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Storage;

namespace Tripoint.Cli;

/// <summary>The verbs below <c>serve</c> that look after a room: verify-log, backup, restore, downgrade. As in <see cref="ServeCommand"/>, the workspace is loaded only when one runs.</summary>
internal static class ServeUpkeep
{
    public static Command VerifyLog()
    {
        var file = new Argument<string?>("file") { Description = "An exported record; without it, the record of the room itself is checked.", Arity = ArgumentArity.ZeroOrOne };
        var expect = new Option<string?>("--expect") { Description = "NUMBER:HASH of a link noted earlier: the record must still contain it." };
        var (folder, database) = (ServeCommand.FolderOption(), ServeCommand.DatabaseOption());
        var command = new Command("verify-log", "Check that a record is whole: every link, every seal. Needs no account and no server.") { file, expect, folder, database };
        command.SetAction((parsed, cancellation) => VerifyAsync(parsed.GetValue(file), parsed.GetValue(expect), parsed.GetValue(folder), parsed.GetValue(database), cancellation));
        return command;
    }

    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist. It is as secret as the room." };
        var (folder, database) = (ServeCommand.FolderOption(), ServeCommand.DatabaseOption());
        var command = new Command("backup", "Write the whole room to one file, while it is open or closed.") { file, folder, database };
        command.SetAction((parsed, cancellation) => BackupAsync(parsed.GetRequiredValue(file), parsed.GetValue(folder), parsed.GetValue(database), cancellation));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A backup." };
        var (folder, database) = (ServeCommand.FolderOption(), ServeCommand.DatabaseOption());
        var command = new Command("restore", "Make a room from a backup, in an empty database of either kind.") { file, folder, database };
        command.SetAction((parsed, cancellation) => RestoreAsync(parsed.GetRequiredValue(file), parsed.GetValue(folder), parsed.GetValue(database), cancellation));
        return command;
    }

    public static Command Downgrade()
    {
        var to = new Option<int>("--to") { Description = "The last schema step to keep.", Required = true };
        var (folder, database) = (ServeCommand.FolderOption(), ServeCommand.DatabaseOption());
        var command = new Command("downgrade", "Undo an upgrade's schema steps, before going back to an earlier version. Make a backup first.") { to, folder, database };
        command.SetAction((parsed, cancellation) => DowngradeAsync(parsed.GetValue(to), parsed.GetValue(folder), parsed.GetValue(database), cancellation));
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> VerifyAsync(string? file, string? expect, string? folder, string[]? database, CancellationToken cancellation)
    {
        var found = file is not null
            ? await LogVerification.OfFileAsync(file, expect, cancellation)
            : await LogVerification.OfDatabaseAsync(ServeCommand.DatabaseOf(database, ServeCommand.FolderOf(folder)), expect, cancellation);
        foreach (var fault in found.Faults) Console.Error.WriteLine($"tripoint: {fault}");
        if (!found.Faults.IsEmpty)
        {
            Console.Out.WriteLine("The record is NOT whole.");
            return ExitCode.BadInput;
        }
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The record is whole: {found.Entries} entries, {found.Opened} with their contents."));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Its latest link is {found.Entries}:{found.Head}"));
        return ExitCode.Done;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> BackupAsync(string file, string? folder, string[]? database, CancellationToken cancellation)
    {
        var place = ServeCommand.FolderOf(folder);
        var rows = await Workspace.Storage.Backup.WriteAsync(ServeCommand.DatabaseOf(database, place), place, file, TimeProvider.System, cancellation);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {rows} rows. It holds the room's keys: keep it as you keep the room."));
        return ExitCode.Done;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RestoreAsync(string file, string? folder, string[]? database, CancellationToken cancellation)
    {
        var place = ServeCommand.FolderOf(folder);
        var rows = await Workspace.Storage.Backup.RestoreAsync(ServeCommand.DatabaseOf(database, place), place, file, TimeProvider.System, cancellation);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows restored. Check the record with 'tripoint serve verify-log'."));
        return ExitCode.Done;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> DowngradeAsync(int to, string? folder, string[]? database, CancellationToken cancellation)
    {
        var undone = await RoomUpkeep.DowngradeAsync(ServeCommand.DatabaseOf(database, ServeCommand.FolderOf(folder)), to, cancellation);
        Console.Out.WriteLine(undone.IsEmpty ? "There was no step to undo." : $"Undone: {string.Join(", ", undone)}.");
        return ExitCode.Done;
    }
}
